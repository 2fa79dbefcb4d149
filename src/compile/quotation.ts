import { foldLookAlikes } from "./characters.ts";

/** A text of the city, ready for comparing: white space and layout tags (`<p>`) are not part of a quotation. */
export interface SourceText {
  /** Whether the text contains these words, character by character. */
  contains: (quotation: string) => boolean;
  /** Whether words that look the same stand in the text. */
  containsAlike: (quotation: string) => boolean;
}

export function readSourceText(text: string): SourceText {
  const plain = withoutSpace(text.replace(/<\/?[a-z][^<>]*>/gi, ""));
  return {
    contains: (quotation) => plain.includes(withoutSpace(quotation)),
    containsAlike: (quotation) => foldLookAlikes(plain).includes(foldLookAlikes(withoutSpace(quotation))),
  };
}

/** The text without any white space: line breaks and blanks differ between a page and its text. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}
