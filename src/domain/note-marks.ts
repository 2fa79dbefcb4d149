import type { Note, TextBlock } from "./plan.ts";

/** A piece of a text: plain words, or a note's mark with the brackets in which it is printed: (※1). */
export interface NotedPiece {
  text: string;
  /** The note whose mark this piece is; `null` for plain words, and for a mark of no known note. */
  note: Note | null;
}

/** Cuts a verbatim text at its note marks; the pieces joined are the text again. */
export function splitAtNoteMarks(text: string, notes: readonly Note[]): NotedPiece[] {
  return text
    .split(/([（(]?※[0-9０-９]+[）)]?)/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const printed = piece.normalize("NFKC").replace(/[()]/g, "");
      return { text: piece, note: notes.find(({ mark }) => mark === printed) ?? null };
    });
}

/** The notes whose marks stand in any of the texts, in the order of the notes. */
export function listNotesUsed(texts: readonly string[], notes: readonly Note[]): Note[] {
  const used = new Set(texts.flatMap((text) => splitAtNoteMarks(text, notes)).map(({ note }) => note));
  return notes.filter((note) => used.has(note));
}

/** Everything that a block of the outline says, piece by piece as printed. */
export function listBlockTexts(block: TextBlock): string[] {
  switch (block.kind) {
    case "paragraph":
    case "statement":
    case "heading":
      return [block.text];
    case "list":
      return block.items;
    case "box":
      return [block.title, ...block.items];
    default:
      return block satisfies never;
  }
}
