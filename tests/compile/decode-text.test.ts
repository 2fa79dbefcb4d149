import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "#compile/decode-text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

/** The bytes of a text in an old encoding: what `TextDecoder` maps the other way. */
function encodeAs(encoding: "shift_jis" | "euc-jp", text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => tables[encoding].get(character) ?? [0x3f]));
}

const tables = { shift_jis: listPairs("shift_jis"), "euc-jp": listPairs("euc-jp") };

function listPairs(encoding: string): Map<string, number[]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const pairs = new Map<string, number[]>();
  const add = (bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if ([...character].length === 1 && !pairs.has(character)) pairs.set(character, bytes);
    } catch {
      // No character of this encoding.
    }
  };
  for (let first = 0; first < 256; first++) add([first]);
  for (let first = 0x81; first < 0xfd; first++) for (let second = 0x40; second < 0xff; second++) add([first, second]);
  return pairs;
}

const TABLE = "id,title\r\nreport,令和4年度の実施状況について\r\nnews,みほん新聞の記事\r\n";

describe("a file in one encoding", () => {
  it("is UTF-8, with or without a mark, without a word", () => {
    expect(decodeText(utf8(TABLE))).toEqual({ ok: true, text: TABLE });
    expect(decodeText(utf8(`\uFEFF${TABLE}`))).toEqual({ ok: true, text: TABLE });
    expect(decodeText(utf8("id,title\n"))).toEqual({ ok: true, text: "id,title\n" });
  });

  it.each([
    ["Shift_JIS", encodeAs("shift_jis", TABLE)],
    ["EUC-JP", encodeAs("euc-jp", TABLE)],
    ["UTF-16", utf16(`\uFEFF${TABLE}`, false)],
    ["UTF-16", utf16(`\uFEFF${TABLE}`, true)],
    ["UTF-16", utf16(TABLE, false)],
    ["UTF-16", utf16(TABLE, true)],
  ])("may be %s, which is converted and said", (name, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text: TABLE, note: expect.stringContaining(`${name} のファイル`) });
  });

  it("is refused where it is no text", () => {
    // The beginning of a workbook: PK, then bytes of any kind.
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 0x14, 0, 0x08, 0x08, 0xff, 0x80, 0xfd, 0xa0, 0x0a, 0xff]);
    expect(decodeText(zip)).toEqual({ ok: false, message: expect.stringContaining(".xlsx"), lines: [] });
  });
});

describe("a file in two encodings", () => {
  it.each(["shift_jis", "euc-jp"] as const)("names the lines in %s and how they read", (encoding) => {
    const [header = "", first = "", second = ""] = TABLE.split("\r\n");
    const bytes = Buffer.concat([utf8(`${header}\n${first}\n`), encodeAs(encoding, `${second}\n`), utf8(`${first}\n`)]);
    const decoded = decodeText(bytes);
    expect(decoded).toMatchObject({ ok: false, lines: [3] });
    expect(decoded).toMatchObject({ message: expect.stringContaining("みほん新聞の記事") });
  });

  it("is never read in silence, wherever the foreign line stands", () => {
    const line = fc.constantFrom(
      "r1,令和4年度の路線は17だった",
      "r2,みほん市が財政状況を公表した",
      "r3,第一集会所を譲渡した",
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.nat(), line, (lines, place, foreign) => {
        const at = place % (lines.length + 1);
        const parts: Uint8Array[] = lines.map((it) => utf8(`${it}\n`));
        parts.splice(at, 0, encodeAs("shift_jis", `${foreign}\n`));
        expect(decodeText(Buffer.concat(parts))).toMatchObject({ ok: false, lines: [at + 1] });
      }),
    );
  });
});

it("is read from JIS, whose letters are all plain ones between escapes", () => {
  // 結果,17
  const bytes = Uint8Array.from([0x1b, 0x24, 0x42, 0x37, 0x6b, 0x32, 0x4c, 0x1b, 0x28, 0x42, 0x2c, 0x31, 0x37, 0x0a]);
  expect(decodeText(bytes)).toStrictEqual({
    ok: true,
    text: "結果,17\n",
    note: "JIS（ISO-2022-JP） のファイルとして読みました。次からは UTF-8 で保存してください",
  });
  expect(decodeText(Uint8Array.from([0x1b, 0x24, 0x31]))).not.toHaveProperty("note");
});

it("gives back any Japanese text that it converts, and says so", () => {
  const letters = fc.constantFrom(
    ..."あいうえおかきくけこアイウエオ一二三四五市町村路線財政年度令和公表実施abc123,。、「」",
  );
  const text = fc.array(letters, { minLength: 12, maxLength: 60 }).map((it) => `表題あいう\n${it.join("")}\n`);
  fc.assert(
    fc.property(text, fc.constantFrom("shift_jis", "euc-jp"), (it, encoding) => {
      expect(decodeText(encodeAs(encoding as "shift_jis", it))).toMatchObject({ ok: true, text: it });
    }),
  );
});

describe("bytes at the border of two encodings", () => {
  const asUtf8 = (bytes: number[]) => ({ ok: true, text: String.fromCharCode(...bytes) });
  const noText = { ok: false, message: expect.stringContaining("文字のファイルとして読めません"), lines: [] };

  it.each([false, true])("are UTF-16 by their mark alone (big-endian: %s)", (isBig) => {
    expect(decodeText(utf16("\uFEFF表題の行", isBig))).toMatchObject({ ok: true, text: "表題の行" });
  });

  it.each([
    [0xff, 0x41, 0x42, 0x43],
    [0x41, 0xfe, 0x42, 0x43],
    [0xfe, 0x41, 0x42, 0x43],
    [0x41, 0xff, 0x42, 0x43],
  ])("are not UTF-16 by half a mark: %j", (...bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual(noText);
  });

  it("are no text where UTF-16 itself is broken", () => {
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x00, 0xd8]))).toEqual(noText);
  });

  it("are UTF-16 from four letters on, of which most are plain", () => {
    for (const isBig of [false, true]) {
      expect(decodeText(utf16("abcd", isBig))).toMatchObject({ text: "abcd", note: expect.anything() });
      expect(decodeText(utf16("abc表", isBig))).toMatchObject({ text: "abc表" });
      expect(decodeText(utf16("ab表題", isBig))).not.toMatchObject({ text: "ab表題" });
      expect(decodeText(utf16("abc", isBig))).not.toHaveProperty("note");
    }
    expect(decodeText(new Uint8Array(8))).toEqual(asUtf8([0, 0, 0, 0, 0, 0, 0, 0]));
  });

  it("are EUC-JP where Shift_JIS would be a row of half-width kana, and else Shift_JIS", () => {
    expect(decodeText(encodeAs("euc-jp", "あいうえお\n"))).toMatchObject({ text: "あいうえお\n" });
    expect(decodeText(Uint8Array.from([0xe0, 0xa1, 0x0a]))).toMatchObject({
      note: "Shift_JIS のファイルとして読みました。次からは UTF-8 で保存してください",
    });
  });

  it("may be a line that passes for UTF-8 in ten that do not", () => {
    const line = [...encodeAs("shift_jis", "結果\n")];
    // Two half-width kana, which are one letter of UTF-8.
    const kana = [0xc2, 0xa1, 0x0a];
    const decode = (foreign: number, own: number) =>
      decodeText(Uint8Array.from([...Array(foreign).fill(line).flat(), ...Array(own).fill(kana).flat()]));
    expect(decode(10, 1)).toMatchObject({ ok: true, text: `${"結果\n".repeat(10)}ﾂ｡\n` });
    expect(decode(9, 1)).toMatchObject({ ok: false, lines: [1, 2, 3, 4, 5, 6, 7, 8, 9] });
    expect(decode(10, 2)).toMatchObject({ ok: false });
  });
});

describe("what is said of a foreign line", () => {
  const mixed = (foreign: Uint8Array | number[], end = "\n") => {
    const bytes = decodeText(Buffer.concat([utf8(`ああ${end}`), Uint8Array.from(foreign), utf8(end)]));
    return bytes.ok ? bytes : { message: bytes.message, lines: bytes.lines };
  };
  const says = (hint: string) => ({
    message: `ほかの行と文字コードが違い、読めません${hint}。UTF-8 で書き直し、ファイル全体を UTF-8 で保存してください`,
    lines: [2],
  });

  it("is how it reads, at most 30 letters of it", () => {
    expect(mixed(encodeAs("shift_jis", "  結果  "))).toEqual(says("（Shift_JIS として読むと「結果」）"));
    expect(mixed(encodeAs("euc-jp", "けっか"))).toEqual(says("（EUC-JP として読むと「けっか」）"));
    expect(mixed(encodeAs("shift_jis", "結".repeat(31)))).toEqual(
      says(`（Shift_JIS として読むと「${"結".repeat(30)}」）`),
    );
  });

  it("is nothing where it reads in no encoding", () => {
    expect(mixed([0xff, 0xff])).toEqual(says(""));
    expect(mixed([0x80])).toMatchObject({ lines: [2] });
  });

  it.each(["\n", "\r\n", "\r"])("names its line, however lines end: %j", (end) => {
    expect(mixed(encodeAs("shift_jis", "結果"), end)).toMatchObject({ lines: [2] });
  });
});
