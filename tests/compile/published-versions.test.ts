import { describe, expect, it } from "vitest";
import { compileVersions } from "#compile/published-versions.ts";
import { aPlan, aSnapshot } from "../support/fixtures.ts";

const aVersion = (number: number, given: object = {}) => ({
  number,
  date: `2026-0${number}-01`,
  note: "公開",
  hash: "0".repeat(64),
  ruleVersion: 1,
  site: aSnapshot().site,
  plan: aPlan(),
  changes: [],
  ...given,
});
const asFiles = (...versions: { number: number }[]) =>
  Object.fromEntries(versions.map((version) => [`versions/${version.number}.json`, JSON.stringify(version)]));
const edited = "公開した版の番号か日付が、前の版から続いていません。公開した版は書き換えず、git で元に戻してください";

it("are read oldest first, whatever the order of their files", () => {
  const result = compileVersions(asFiles(aVersion(2), aVersion(3, { date: "2026-02-01" }), aVersion(1)));
  expect(result.ok ? result.versions.map(({ number }) => number) : result).toEqual([1, 2, 3]);
  expect(compileVersions({})).toEqual({ ok: true, versions: [] });
});

it.each<[string, Record<string, string>, object[]]>([
  ["a gap", asFiles(aVersion(1), aVersion(3)), [{ file: "versions/3.json", message: edited }]],
  ["no first", asFiles(aVersion(2)), [{ file: "versions/2.json", message: edited }]],
  [
    "a day before the last",
    asFiles(aVersion(1, { date: "2026-03-01" }), aVersion(2)),
    [{ file: "versions/2.json", message: edited }],
  ],
  [
    "another number than its file",
    { ...asFiles(aVersion(1)), "versions/2.json": JSON.stringify(aVersion(3)) },
    [{ file: "versions/2.json", field: "number", value: "3", message: edited }],
  ],
])("with %s are refused", (_, files, problems) => {
  expect(compileVersions(files)).toEqual({ ok: false, problems });
});

describe("a version", () => {
  it.each<[string, string, object]>([
    ["that is no JSON", "{", { file: "versions/1.json", field: "" }],
    ["of another number", JSON.stringify(aVersion(0)), { field: "number" }],
    ["of another hash", JSON.stringify(aVersion(1, { hash: "0".repeat(63) })), { field: "hash" }],
    ["of another hash", JSON.stringify(aVersion(1, { hash: `${"0".repeat(64)}f` })), { field: "hash" }],
    ["of another hash", JSON.stringify(aVersion(1, { hash: "G".repeat(64) })), { field: "hash" }],
    ["with a field too many", JSON.stringify(aVersion(1, { extra: 1 })), { field: "" }],
    [
      "with something wrong deep inside",
      JSON.stringify(aVersion(1, { plan: { ...aPlan(), items: [{}] } })),
      { field: "plan.items.0.key" },
    ],
  ])("is refused %s", (_, text, problem) => {
    const result = compileVersions({ "versions/1.json": text });
    expect(result.ok ? [] : result.problems).toContainEqual(
      expect.objectContaining({ file: "versions/1.json", ...problem }),
    );
  });
});
