import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FollowableId } from "#domain/follow.ts";
import { decodeFollowCode, encodeFollowCode, extendRegister, listFollowables } from "#domain/follow-code.ts";
import { aPlan } from "../support/fixtures.ts";
import { runs } from "../support/runs.ts";

interface Vectors {
  register: FollowableId[];
  codes: { plan: string; ids: FollowableId[]; code: string }[];
}

/** Codes that people already hold: they never change. */
const vectors: Vectors = JSON.parse(readFileSync(new URL("follow-code.vectors.json", import.meta.url), "utf8"));
const { register } = vectors;

const planIds = fc.string({ unit: fc.constantFrom(..."abcxyz0459-"), minLength: 1, maxLength: 15 });
const choices = fc.subarray(register);
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

describe("the codes of the test vectors", () => {
  it.each(vectors.codes)("$code stands for $ids of plan $plan", ({ plan, ids, code }) => {
    expect(encodeFollowCode(plan, ids, register)).toBe(code);
    expect(decodeFollowCode(code, register)).toEqual({ ok: true, plan, ids, unknown: 0 });
  });
});

it("brings back what was followed, in the register's order", () => {
  fc.assert(
    fc.property(planIds, choices, (plan, ids) => {
      const code = encodeFollowCode(plan, ids.toReversed(), register);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-)*[0-9A-HJKMNP-TV-Z]{1,4}$/);
      expect(decodeFollowCode(code, register)).toEqual({ ok: true, plan, ids, unknown: 0 });
    }),
  );
});

it("keeps its meaning when the register grows", () => {
  const grown = extendRegister(register, ["item:9-9-9", register[0] as FollowableId, "area:new"]);
  expect(grown).toEqual([...register, "item:9-9-9", "area:new"]);
  fc.assert(
    fc.property(choices, (ids) => {
      expect(decodeFollowCode(encodeFollowCode("4", ids, register), grown)).toMatchObject({ ids, unknown: 0 });
    }),
  );
});

it("says how many it names that an older register does not know", () => {
  const code = encodeFollowCode("4", [register[0] as FollowableId, "item:9-9-9"], [...register, "item:9-9-9"]);
  expect(decodeFollowCode(code, register)).toEqual({ ok: true, plan: "4", ids: [register[0]], unknown: 1 });
});

it("leaves out what the register does not hold", () => {
  expect(encodeFollowCode("4", ["item:9-9-9"], register)).toBe(encodeFollowCode("4", [], register));
});

it("is read as people copy it", () => {
  fc.assert(
    fc.property(choices, (ids) => {
      const code = encodeFollowCode("4", ids, register);
      const variants = [
        code.toLowerCase(),
        code.replaceAll("-", " "),
        code.replaceAll("-", ""),
        code.replaceAll("-", "ー"),
        code.replaceAll("0", "O").replaceAll("1", "l"),
        code.replaceAll("0", "o").replaceAll("1", "I"),
        code.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
        `\n ${code}　`,
      ];
      for (const variant of variants) expect(decodeFollowCode(variant, register)).toMatchObject({ ok: true, ids });
    }),
  );
});

it("is read with whatever came along with it", () => {
  const edges = fc.constantFrom(
    "",
    "「",
    "」",
    "。",
    "(",
    "）",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "～",
    "・",
    " \n",
    "コード：",
  );
  const between = fc.constantFrom("-", "‑", "–", "ー", "～", "・", "\u200b", "\u00ad", " ", "");
  const address = fc.constantFrom(
    "",
    "https://example.jp/settings#f=",
    "フォローコード https://example.jp/settings#f=",
  );
  fc.assert(
    fc.property(choices, address, fc.array(edges), fc.array(edges), between, (ids, link, before, after, sign) => {
      const code = encodeFollowCode("4", ids, register).replaceAll("-", sign);
      // After an address, what came before it does not matter.
      const text = `${before.join("")}${link}${code}${after.join("")}`;
      expect(decodeFollowCode(text, register)).toMatchObject({ ok: true, ids });
    }),
  );
});

it.each(["Follow code: ", "Follow code：", "code=", "My code is: ", "https://example.jp/?code="])(
  "is read after a label in Latin letters: %s",
  (label) => {
    fc.assert(
      fc.property(choices, (ids) => {
        const text = `${label}${encodeFollowCode("4", ids, register)}。`;
        expect(decodeFollowCode(text, register)).toMatchObject({ ok: true, ids });
      }),
    );
  },
);

it("is mistyped after such a label too", () => {
  expect(decodeFollowCode("Follow code: GG06-K0C1", register)).toEqual({ ok: false, reason: "mistyped" });
  expect(decodeFollowCode("Follow code:", register)).toEqual({ ok: false, reason: "mistyped" });
});

it("recognises every single mistyped letter", () => {
  fc.assert(
    fc.property(choices, fc.nat(), fc.constantFrom(...letters), (ids, position, letter) => {
      const code = encodeFollowCode("4", ids, register).replaceAll("-", "");
      const at = position % code.length;
      if (code[at] === letter) return;
      const mistyped = code.slice(0, at) + letter + code.slice(at + 1);
      expect(decodeFollowCode(mistyped, register)).toEqual({ ok: false, reason: "mistyped" });
    }),
    { numRuns: runs(1000) },
  );
});

it("recognises two neighbours in the wrong order, and a letter too few", () => {
  fc.assert(
    fc.property(choices, fc.nat(), (ids, position) => {
      const code = encodeFollowCode("4", ids, register).replaceAll("-", "");
      const at = position % (code.length - 1);
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
      if (swapped !== code) expect(decodeFollowCode(swapped, register)).toEqual({ ok: false, reason: "mistyped" });
      expect(decodeFollowCode(code.slice(0, -1), register)).toEqual({ ok: false, reason: "mistyped" });
    }),
  );
});

it("never throws, whatever is typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(decodeFollowCode(text, register)).toHaveProperty("ok");
    }),
  );
});

it.each([
  { text: "", reason: "empty" },
  { text: " \n　", reason: "empty" },
  { text: "こんにちは", reason: "mistyped" },
  { text: "UUUU-UUUU", reason: "mistyped" },
  { text: "4", reason: "mistyped" },
  // Format 2 with a right checksum.
  { text: "44TA-3W0", reason: "newer-format" },
])("「$text」 is $reason", ({ text, reason }) => {
  expect(decodeFollowCode(text, register)).toEqual({ ok: false, reason });
});

it("refuses to make a code for a plan whose id is too long", () => {
  expect(() => encodeFollowCode("a-very-long-plan-id", [], register)).toThrow(RangeError);
});

it("makes a code for a plan whose id is as long as can be, and says whose id is too long", () => {
  const longest = "a".repeat(15);
  expect(decodeFollowCode(encodeFollowCode(longest, [], register), register)).toMatchObject({
    ok: true,
    plan: longest,
  });
  expect(() => encodeFollowCode(`${longest}b`, [], register)).toThrow(`${longest}b`);
  expect(() => encodeFollowCode("", [], register)).toThrow(RangeError);
});

it("lists all that can be followed, in the plan's order", () => {
  expect(listFollowables(aPlan())).toEqual(["item:2-1-5", "area:east", "department:machizukuri", "policy:2"]);
});

/** The letters of bytes, with their checksum (CRC-16/GENIBUS), by another way than the code's own. */
function lettersOf(...content: number[]): string {
  let crc = 0xffff;
  for (const byte of content)
    for (let bit = 7; bit >= 0; bit -= 1) {
      const isOdd = ((crc >> 15) ^ (byte >> bit)) & 1;
      crc = ((crc << 1) & 0xffff) ^ (isOdd ? 0x1021 : 0);
    }
  crc ^= 0xffff;
  const bits = [...content, crc >> 8, crc & 0xff].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.replace(/.{1,5}/g, (five) => letters[Number.parseInt(five.padEnd(5, "0"), 2)] ?? "");
}

it.each([
  { what: "a sound code", bytes: [0x11, 0x34], ok: true },
  { what: "a plan without an id", bytes: [0x10], ok: false },
  { what: "a plan whose id is cut", bytes: [0x12, 0x34], ok: false },
  { what: "nothing but a checksum", bytes: [], ok: false },
])("with a right checksum, $what is read: $ok", ({ bytes, ok }) => {
  expect(decodeFollowCode(lettersOf(...bytes), [])).toEqual(
    ok ? { ok, plan: "4", ids: [], unknown: 0 } : { ok, reason: "mistyped" },
  );
});

it("is mistyped with a letter too many, or with bits that no letter was made from", () => {
  const code = lettersOf(0x11, 0x34);
  expect(decodeFollowCode(`${code}0`, [])).toEqual({ ok: false, reason: "mistyped" });
  const last = letters[letters.indexOf(code.at(-1) ?? "") + 1];
  expect(decodeFollowCode(code.slice(0, -1) + last, [])).toEqual({ ok: false, reason: "mistyped" });
});
