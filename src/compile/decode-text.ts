/** A file as text, or why it is none. */
export type DecodedText =
  /** `note` says what the file was taken for, where that was not UTF-8. */
  | { ok: true; text: string; note?: string }
  /** `lines` are those at fault, 1-based; empty where it is the file as a whole. */
  | { ok: false; message: string; lines: number[] };

/**
 * Reads the bytes of a file as text: UTF-8, or what Japanese offices save instead, Shift_JIS, EUC-JP and UTF-16, each
 * recognised and said. A file in two encodings is refused with the lines that are not in its own.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = findUtf16(bytes);
  if (wide) return decodeAs(bytes, wide, "UTF-16");
  if (hasJisEscape(bytes)) return decodeAs(bytes, "iso-2022-jp", "JIS（ISO-2022-JP）");
  const utf8 = tryDecode(bytes, "utf-8");
  if (utf8 !== null) return { ok: true, text: utf8 };

  const lines = splitLines(bytes);
  const isAscii = (line: Uint8Array) => line.every((byte) => byte < 0x80);
  const foreign = lines.flatMap((line, index) => (tryDecode(line, "utf-8") === null ? [index + 1] : []));
  const own = lines.filter((line) => !isAscii(line)).length - foreign.length;
  const legacy = findLegacy(bytes);
  // A line or two of half-width kana can pass for UTF-8; a file of them cannot.
  if (legacy && own * 10 <= foreign.length)
    return decodeAs(bytes, legacy, legacy === "euc-jp" ? "EUC-JP" : "Shift_JIS");
  if (own > 0) {
    const [first = 1] = foreign;
    const line = lines[first - 1] ?? new Uint8Array();
    const other = findLegacy(line);
    const words = other ? (tryDecode(line, other) ?? "").trim().slice(0, 30) : "";
    const hint = other ? `（${other === "euc-jp" ? "EUC-JP" : "Shift_JIS"} として読むと「${words}」）` : "";
    return {
      ok: false,
      message: `ほかの行と文字コードが違い、読めません${hint}。UTF-8 で書き直し、ファイル全体を UTF-8 で保存してください`,
      lines: foreign,
    };
  }
  return { ok: false, message: NO_TEXT, lines: [] };
}

const NO_TEXT =
  "文字のファイルとして読めません。Excel のブック（.xlsx）なら「CSV UTF-8（コンマ区切り）」で保存し直してください";

function decodeAs(bytes: Uint8Array, encoding: string, name: string): DecodedText {
  const text = tryDecode(bytes, encoding);
  if (text === null) return { ok: false, message: NO_TEXT, lines: [] };
  return { ok: true, text, note: `${name} のファイルとして読みました。次からは UTF-8 で保存してください` };
}

/** `null` where the bytes are not of that encoding. A byte order mark is dropped. */
function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 has a mark, or a NUL in nearly every other byte of what is ASCII. */
function findUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 64);
  const zeros = (offset: 0 | 1) => start.filter((byte, index) => index % 2 === offset && byte === 0).length;
  if (start.length < 8) return null;
  if (zeros(1) * 4 > start.length && zeros(0) === 0) return "utf-16le";
  if (zeros(0) * 4 > start.length && zeros(1) === 0) return "utf-16be";
  return null;
}

/** Text of mail and of old machines: all of it is ASCII, with ESC $ before each run of kanji. */
function hasJisEscape(bytes: Uint8Array): boolean {
  return bytes.some(
    (byte, index) =>
      byte === 0x1b && bytes[index + 1] === 0x24 && /[@B]/.test(String.fromCharCode(bytes[index + 2] ?? 0)),
  );
}

/** EUC-JP read as Shift_JIS is a row of half-width kana; Shift_JIS read as EUC-JP hardly ever decodes at all. */
function findLegacy(bytes: Uint8Array): "euc-jp" | "shift_jis" | null {
  const euc = tryDecode(bytes, "euc-jp");
  const sjis = tryDecode(bytes, "shift_jis");
  if (sjis === null) return euc === null ? null : "euc-jp";
  const halfWidth = (text: string) => text.match(/[\uFF61-\uFF9F]/g)?.length ?? 0;
  return euc !== null && halfWidth(sjis) > halfWidth(euc) ? "euc-jp" : "shift_jis";
}

/** Lines without their ends, which are ASCII in all encodings that come here. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  bytes.forEach((byte, index) => {
    const isEnd = byte === 0x0a || (byte === 0x0d && bytes[index + 1] !== 0x0a);
    if (!isEnd) return;
    lines.push(bytes.subarray(start, index));
    start = index + 1;
  });
  return [...lines, bytes.subarray(start)];
}
