/** The city's text, ready for comparing: white space and layout tags (`<p>`) are not part of a quotation. */
export interface SourceTexts {
  /** Whether the words stand in one of the texts, to the character. */
  contain: (quotation: string) => boolean;
}

export function readSourceTexts(texts: readonly string[]): SourceTexts {
  const plain = texts.map((text) => withoutSpace(text.replace(/<\/?[a-z][^<>]*>/gi, "")));
  return {
    contain: (quotation) => plain.some((text) => text.includes(withoutSpace(quotation))),
  };
}

/** The text without any white space: line breaks and blanks differ between a page and its text. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}
