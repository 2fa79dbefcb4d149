import type { Item } from "./item.ts";
import type { Note, TextBlock } from "./plan.ts";

/** A piece of a text: plain words, a note's mark with its printed brackets, (※1), or a note's term. */
export interface NotedPiece {
  text: string;
  /** The note to which this piece leads; `null` for plain words, and for a mark of no known note. */
  note: Note | null;
}

/**
 * Splits a verbatim text at its note marks and, for each note whose mark it lacks, at the first use of its term.
 * The joined pieces are the text again.
 */
export function splitAtNoteMarks(text: string, notes: readonly Note[]): NotedPiece[] {
  const pieces = text.split(/([（(]?※[0-9０-９]+[）)]?)/).map((piece): NotedPiece => {
    const printed = piece.normalize("NFKC").replace(/[()]/g, "");
    return { text: piece, note: notes.find(({ mark }) => mark === printed) ?? null };
  });
  for (const note of notes) {
    if (!pieces.some((piece) => piece.note === note)) cutAtTerm(pieces, note);
  }
  return pieces.filter((piece) => piece.text !== "");
}

function cutAtTerm(pieces: NotedPiece[], note: Note): void {
  for (const term of listTerms(note)) {
    const index = pieces.findIndex((piece) => piece.note === null && piece.text.includes(term));
    const whole = pieces[index]?.text;
    if (whole === undefined) continue;
    const start = whole.indexOf(term);
    pieces.splice(
      index,
      1,
      { text: whole.slice(0, start), note: null },
      { text: term, note },
      { text: whole.slice(start + term.length), note: null },
    );
    return;
  }
}

/** The term of a note, and the abbreviations with which its explanations begin: ICT, RPA. */
function listTerms({ term, entries }: Note): string[] {
  return [term, ...entries.flatMap((entry) => /^[A-Z][A-Za-z-]+/.exec(entry.text)?.[0] ?? [])];
}

/** The notes whose marks or terms stand in any of the texts, in the order of the notes. */
export function listNotesUsed(texts: readonly string[], notes: readonly Note[]): Note[] {
  const used = new Set(texts.flatMap((text) => splitAtNoteMarks(text, notes)).map(({ note }) => note));
  return notes.filter((note) => used.has(note));
}

/** The texts of an item in which notes are read. */
export function listItemTexts({ title, content, goal }: Item): string[] {
  return [title, content, goal];
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
