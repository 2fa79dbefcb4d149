import { type FollowableId, isFollowableId } from "./follow.ts";
import type { Plan } from "./plan.ts";

/**
 * What is followed, as a short code to copy, print or scan: `GG06-K0C0-…`.
 *
 * Bytes: format (high half) and length of the plan's id (low half) · plan id in ASCII · bit set over the register,
 * first entry in the lowest bit of the first byte, without empty bytes at the end · CRC-16 of all before. Written in
 * Crockford's base 32, in groups of four. The register only grows, so that an old code never changes its meaning.
 */

/** What a code holds, or why it cannot be read. */
export type DecodedFollowCode =
  | {
      ok: true;
      plan: string;
      ids: FollowableId[];
      /** How many more entries the code has that this register lacks, because it was made with newer data. */
      unknown: number;
    }
  | { ok: false; reason: FollowCodeProblem };

/** `mistyped`: the checksum or a character is wrong; `newer-format`: made by a newer app. */
export type FollowCodeProblem = "empty" | "mistyped" | "newer-format";

const FORMAT = 1;
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECKSUM_BYTES = 2;
/** The most that the half byte for its length can express. */
const LONGEST_PLAN_ID = 15;

/**
 * The code for what is followed. Ids that the register does not hold are left out.
 * @throws {RangeError} where the plan's id is longer than 15 characters
 */
export function encodeFollowCode(plan: string, ids: Iterable<FollowableId>, register: readonly string[]): string {
  if (plan.length === 0 || plan.length > LONGEST_PLAN_ID) throw new RangeError(`no code for a plan called ${plan}`);
  const bits: number[] = [];
  for (const id of ids) {
    const index = register.indexOf(id);
    if (index < 0) continue;
    while (bits.length <= index >> 3) bits.push(0);
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  }
  const content = [(FORMAT << 4) | plan.length, ...Array.from(plan, (letter) => letter.charCodeAt(0)), ...bits];
  const checksum = crc16(content);
  const letters = toBase32([...content, checksum >> 8, checksum & 0xff]);
  return letters.match(/.{1,4}/g)?.join("-") ?? "";
}

/**
 * Reads a code as people copy it: with its address, in brackets, after a label; small letters, full-width, any dashes or
 * spaces between them, O for 0, I or L for 1. Never throws.
 */
export function decodeFollowCode(text: string, register: readonly string[]): DecodedFollowCode {
  if (text.trim() === "") return { ok: false, reason: "empty" };
  const plain = text.normalize("NFKC").toUpperCase();
  const whole = decodeLetters(plain.replace(/^.*#F=/s, ""), register);
  if (whole.ok || whole.reason !== "mistyped") return whole;
  // A label in Latin letters looks like a part of the code: 「Follow code: …」, 「code=…」.
  return decodeLetters(plain.replace(/^.*[:=]/s, ""), register);
}

function decodeLetters(text: string, register: readonly string[]): DecodedFollowCode {
  const letters = text
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const bytes = fromBase32(letters);
  if (!bytes || bytes.length <= CHECKSUM_BYTES) return { ok: false, reason: "mistyped" };
  const content = bytes.slice(0, -CHECKSUM_BYTES);
  const [high = 0, low = 0] = bytes.slice(-CHECKSUM_BYTES);
  if (crc16(content) !== ((high << 8) | low)) return { ok: false, reason: "mistyped" };

  const [head = 0] = content;
  if (head >> 4 !== FORMAT) return { ok: false, reason: "newer-format" };
  const length = head & 0xf;
  const plan = String.fromCharCode(...content.slice(1, 1 + length));
  if (length === 0 || plan.length !== length) return { ok: false, reason: "mistyped" };
  const indexes = content.slice(1 + length).flatMap(listBits);
  const ids = indexes.map((index) => register[index]).filter(isFollowableId);
  return { ok: true, plan, ids, unknown: indexes.length - ids.length };
}

/** Everything of a plan that can be followed, in the plan's order. */
export function listFollowables(plan: Pick<Plan, "items" | "areas" | "departments" | "policies">): FollowableId[] {
  return [
    ...plan.items.map(({ key }) => `item:${key}` as const),
    ...plan.areas.map(({ slug }) => `area:${slug}` as const),
    ...plan.departments.map(({ slug }) => `department:${slug}` as const),
    ...plan.policies.map(({ id }) => `policy:${id}` as const),
  ];
}

/** The register after new ids: those it knows keep their places, new ones are appended in the given order. */
export function extendRegister(register: readonly string[], ids: Iterable<string>): string[] {
  return [...new Set([...register, ...ids])];
}

function listBits(byte: number, place: number): number[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (1 << bit)).map((bit) => place * 8 + bit);
}

function toBase32(bytes: readonly number[]): string {
  let letters = "";
  let buffer = 0;
  let held = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    for (held += 8; held >= 5; held -= 5) letters += ALPHABET[(buffer >> (held - 5)) & 31];
    buffer &= (1 << held) - 1;
  }
  return held > 0 ? letters + ALPHABET[(buffer << (5 - held)) & 31] : letters;
}

/** The bytes that letters encode; `null` for a letter outside the alphabet, or where letters are left over. */
function fromBase32(letters: string): number[] | null {
  const bytes: number[] = [];
  let buffer = 0;
  let held = 0;
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    buffer = (buffer << 5) | value;
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes.push(buffer >> held);
    }
    buffer &= (1 << held) - 1;
  }
  return held < 5 && buffer === 0 ? bytes : null;
}

/**
 * CRC-16/GENIBUS: detects every single mistyped letter and every swap of two neighbours. The final inversion lets it
 * detect a lost last letter too, where the checksum happens to end in zeros.
 */
function crc16(bytes: readonly number[]): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc ^ 0xffff;
}
