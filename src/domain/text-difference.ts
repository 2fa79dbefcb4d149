// One file of the package: its index leaves all its classes behind in the bundle.
import { diffArrays } from "diff/lib/diff/array.js";

/** A piece of two texts: of both, of the old one only, or of the new one only. */
export interface TextPiece {
  kind: "kept" | "removed" | "added";
  text: string;
}

/** A run of one script, a number with its digits, or a single sign: about a word, and never half a character. */
const WORD =
  /\p{Script=Han}+|\p{Script=Hiragana}+|[\p{Script=Katakana}ー]+|\p{Nd}+(?:[.,．，]\p{Nd}+)*|\p{Script=Latin}+|\s+|\P{M}\p{M}*/gu;

/**
 * What differs between two texts, word by word and in their order. The kept and the removed pieces make up the old text to
 * the character, the kept and the added ones the new text.
 */
export function listTextPieces(old: string, current: string): TextPiece[] {
  const pieces: TextPiece[] = diffArrays(splitWords(old), splitWords(current)).map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "removed" : "kept",
    text: value.join(""),
  }));
  return joinNeighbours(bridgeSigns(pieces));
}

function splitWords(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** A lone sign or particle that happens to stand in both texts between two changes would tear them into crumbs. */
function bridgeSigns(pieces: readonly TextPiece[]): TextPiece[] {
  return pieces.flatMap((piece, index): TextPiece[] => {
    const isBetween = index > 0 && index < pieces.length - 1;
    if (piece.kind !== "kept" || !isBetween || [...piece.text].length > 1 || /\s/.test(piece.text)) return [piece];
    return [
      { kind: "removed", text: piece.text },
      { kind: "added", text: piece.text },
    ];
  });
}

/** Of what changed in one place the removed words stand first, then the added ones. */
function joinNeighbours(pieces: readonly TextPiece[]): TextPiece[] {
  const joined: TextPiece[] = [];
  let [removed, added] = ["", ""];
  const close = () => {
    if (removed) joined.push({ kind: "removed", text: removed });
    if (added) joined.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const { kind, text } of pieces) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      close();
      joined.push({ kind, text });
    }
  }
  close();
  return joined;
}
