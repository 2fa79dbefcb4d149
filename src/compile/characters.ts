/** A kind of character that data may not hold: what to call it, and what to do. */
interface Unfit {
  name: string;
  advice: string;
  /** What stands there instead once it is mended; `null` where nobody can tell but from the source. */
  mended: ((character: string) => string) | null;
}

const remove = () => "";
const plain = (character: string) => character.normalize("NFKC");

const INVISIBLE: Unfit = { name: "見えない文字", advice: "消してください", mended: remove };
const CONTROL: Unfit = { name: "制御文字", advice: "消してください", mended: remove };
const BIDI: Unfit = { name: "文字の並びを変える制御文字", advice: "消してください", mended: remove };
const SPACE: Unfit = { name: "改行しない空白", advice: "ふつうの空白に直すか、消してください", mended: () => " " };
const LOST: Unfit = {
  name: "文字コードの取りちがえで失われた文字",
  advice: "資料を見て書き直してください",
  mended: null,
};
const PRIVATE: Unfit = {
  name: "外字",
  advice: "ほかの機械では別の字になります。標準の字かかなで書いてください",
  mended: null,
};
const RADICAL: Unfit = {
  name: "部首の形の文字",
  advice: "PDF から写すと入ります。ふつうの漢字に直してください",
  mended: plain,
};
const MARK: Unfit = { name: "分かれた濁点", advice: "1字のかなに直してください", mended: null };

/** The first match tells what a character is. */
const UNFIT: readonly [RegExp, Unfit][] = [
  [/\uFFFD/, LOST],
  [/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/, BIDI],
  [
    /[\u200B-\u200D\u2060-\u2064\uFEFF\u00AD\u180E\u115F\u1160\u3164\uFFA0\u2800\uFFF9-\uFFFB]|\u034F|[\u{E0000}-\u{E007F}]/u,
    INVISIBLE,
  ],
  [/[\u00A0\u202F\u2007]/, SPACE],
  [/[\uE000-\uF8FF]|[\u{F0000}-\u{10FFFF}]/u, PRIVATE],
  [/[\u2E80-\u2FDF]/, RADICAL],
  [/[\u3099\u309A]/, MARK],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  [/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFDD0-\uFDEF\uFFFE\uFFFF\uD800-\uDFFF]/u, CONTROL],
];

const ANY = new RegExp(UNFIT.map(([{ source }]) => source).join("|"), "u");

/** What is wrong with the characters of a text, and the text as it was probably meant. */
interface UnfitText {
  message: string;
  meant?: string;
}

/**
 * Names the characters of a text that look like others, like nothing or like something else on every machine; `null`
 * where all are fit to be published. Tabs and line breaks are not looked at.
 */
export function explainUnfitCharacters(text: string): UnfitText | null {
  if (!ANY.test(text)) return null;
  const found = [...text].flatMap((character, index, all) => {
    const kind = findKind(character);
    return kind ? [{ character, kind, before: all.slice(Math.max(0, index - 6), index).join("") }] : [];
  });
  const [first] = found;
  if (!first) return null;
  const place = first.before.trim() === "" ? "先頭" : `「${first.before}」の後`;
  const code = nameCode(first.character);
  const others = new Set(found.map(({ character }) => character)).size > 1 ? "など" : "";
  const message = `${place}に${first.kind.name}（${code}${others}）があります。${first.kind.advice}`;
  const meant = withoutUnfit(text);
  // Some radicals stand for no character that could take their place.
  const canMend = found.every(({ kind }) => kind.mended !== null) && !ANY.test(meant);
  return canMend ? { message, meant } : { message };
}

function findKind(character: string): Unfit | undefined {
  return ANY.test(character) ? UNFIT.find(([pattern]) => pattern.test(character))?.[1] : undefined;
}

function withoutUnfit(text: string): string {
  return [...text]
    .map((character) => {
      const kind = findKind(character);
      return kind ? (kind.mended?.(character) ?? "") : character;
    })
    .join("");
}

/** `U+200B` */
function nameCode(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The text with its unfit characters written out, so that a message shows them: 路線〔U+200B〕. */
export function showCharacters(text: string): string {
  return [...text].map((character) => (findKind(character) ? `〔${nameCode(character)}〕` : character)).join("");
}

/** The text with what looks alike written alike: 〜 and ～, － and ‐, Ａ and A. For comparing only. */
export function foldLookAlikes(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[〜～∼˜]/g, "~")
    .replace(/[‐‑‒–—―−ー─]/g, "-")
    .replace(/[’‘´`]/g, "'")
    .replace(/[“”〝〟]/g, '"')
    .replace(/[・･·•]/g, "・")
    .replace(/\s+/g, " ");
}

/** 「見た目は同じですが、「～」（U+FF5E）が「〜」（U+301C）と違います」 for two such texts; empty for others. */
export function explainLookAlike(found: string, expected: string): string {
  if (found === expected || foldLookAlikes(found) !== foldLookAlikes(expected)) return "";
  const [own, other] = [[...found], [...expected]];
  const at = own.findIndex((character, index) => character !== other[index]);
  const [a = "", b = ""] = at < 0 ? ["", other[own.length]] : [own[at], other[at]];
  const show = (character: string) => (character === "" ? "なし" : `「${character}」（${nameCode(character)}）`);
  return `見た目は同じですが、${show(a)}が${show(b)}と違います`;
}
