import { describe, expect, it } from "vitest";
import { joinSources } from "#compile/import/join-sources.ts";
import type { Source } from "#domain/source.ts";
import { aSource } from "../../support/fixtures.ts";

/** A row of the sheet of sources, in the first row of a file. */
const inFile = (file: string, given: Partial<Source> = {}) => ({
  source: aSource(given),
  placeOf: (title: string) => ({ file, row: 2, title }),
});
const other = { title: "別の資料", url: "https://city.example.jp/other" };

describe("documents of several files", () => {
  it("are added once each, in the order of the files", () => {
    const [first, second] = [inFile("a.xlsx", { id: "a" }), inFile("b.xlsx", { id: "b", ...other })];
    expect(joinSources([first, second], [])).toStrictEqual({
      added: [first, second],
      idOf: new Map([
        ["a", "a"],
        ["b", "b"],
      ]),
      findings: [],
    });
  });

  it("that are one by title and address are the first of them, or the one that is known", () => {
    const [first, second] = [inFile("a.xlsx", { id: "a" }), inFile("b.xlsx", { id: "b" })];
    const note = (id: string, file: string) => ({
      level: "note",
      place: { file, row: 2, title: "id" },
      message: `題名とアドレスが同じ出典 ${id} があるので、それを使います`,
    });
    expect(joinSources([first, second], [])).toStrictEqual({
      added: [first],
      idOf: new Map([
        ["a", "a"],
        ["b", "a"],
      ]),
      findings: [note("a", "b.xlsx")],
    });
    expect(joinSources([first, second], [aSource({ id: "known" })])).toStrictEqual({
      added: [],
      idOf: new Map([
        ["a", "known"],
        ["b", "known"],
      ]),
      findings: [note("known", "a.xlsx"), note("known", "b.xlsx")],
    });
  });

  it.each([{ title: other.title }, { url: other.url }])(
    "that share an id and differ in %j are refused in the second",
    (change) => {
      const { added, findings, idOf } = joinSources([inFile("a.xlsx"), inFile("b.xlsx", change)], []);
      const [[field, value] = []] = Object.entries(change);
      expect([added.length, idOf.get("s1")]).toStrictEqual([1, "s1"]);
      expect(findings).toStrictEqual([
        {
          level: "error",
          place: { file: "b.xlsx", row: 2, title: field },
          message: "a.xlsx 2行目 の出典と番号が同じで、中身が違います。別の資料なら、別の番号にしてください",
          meant: value === other.title ? aSource().title : aSource().url,
        },
      ]);
    },
  );
});

it.each([
  { title: "別" },
  { publisher: "別" },
  { url: "https://example.com/" },
  { publishedOn: "2020" },
  { readOn: "2020-01-01" },
  { kind: "press" as const },
])("refuses a registered source with another %j, and says what is registered", (change) => {
  const known = aSource();
  const [field = ""] = Object.keys(change);
  expect(joinSources([inFile("a.xlsx", change)], [known])).toStrictEqual({
    added: [],
    idOf: new Map([["s1", "s1"]]),
    findings: [
      {
        level: "error",
        place: { file: "a.xlsx", row: 2, title: field },
        message: "登録済みの出典と違います。登録済みのとおりに戻すか、別の資料なら、別の番号にしてください",
        meant: known[field as keyof Source],
      },
    ],
  });
});

it("proposes nothing where the registered source has none", () => {
  const { publishedOn: _, ...undated } = aSource();
  const [finding] = joinSources([inFile("a.xlsx")], [undated]).findings;
  expect(finding?.place).toStrictEqual({ file: "a.xlsx", row: 2, title: "publishedOn" });
  expect(finding).not.toHaveProperty("meant");
});

it("leaves a registered source alone that is written as it is, traces and all", () => {
  const known = aSource({ seenOn: "2026-11-27" });
  expect(joinSources([inFile("a.xlsx")], [known])).toStrictEqual({
    added: [],
    idOf: new Map([["s1", "s1"]]),
    findings: [],
  });
});
