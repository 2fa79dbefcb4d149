import { readFileSync } from "node:fs";
import { Workbook } from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { describeFinding } from "#compile/workbook/finding.ts";
import type { Plan } from "#domain/plan.ts";
import { loadSnapshot } from "../../../src/build/load-snapshot.ts";
import { DEMO_DATA } from "../../demo/publish.ts";
import { handIn, importInto } from "../../support/form.ts";

// The template of the invented city, opened, filled in and saved by programs that are not ours: LibreOffice itself
// (libreoffice/make.sh) and openpyxl (openpyxl/make.py). Each workbook lies beside what made it.

let plan: Plan;
beforeAll(async () => {
  ({ plan } = (await loadSnapshot(DEMO_DATA)).snapshot);
});

const read = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)));
const FILLED = ["libreoffice/filled.xlsx", "libreoffice/filled-1904.xlsx", "openpyxl/filled.xlsx"];

describe.each(FILLED)("%s", (name) => {
  it("is read as what was typed, in whatever form the program keeps it", async () => {
    const { findings, records, sources, isReady } = importInto(plan, [await handIn("filled.xlsx", read(name))]);
    expect(isReady).toBe(true);
    expect(findings.filter(({ level }) => level !== "note")).toEqual([]);
    const notes = findings.map(describeFinding);
    expect(notes).toContainEqual(
      expect.stringContaining("2行目 J列「結果」「１２路線」: 「１２路線」を 12 と読みました"),
    );
    expect(notes).toContainEqual(expect.stringContaining("隠れている行も読みました"));
    expect(records.map((record) => [record.id, record.type === "observation" ? record.value : record])).toEqual([
      ["1-1-1-routes-2024", 12],
      ["1-1-2-leaders-2024", 104],
      ["1-1-3-a-2-2024", expect.objectContaining({ state: "done", date: "2025-03-31" })],
      ["2-1-3-a-direction-2024", expect.objectContaining({ state: "reached" })],
      ["2-1-5-floor-area-2024", 10400],
      ["3-1-1-rate-2024", 69.2],
      ["3-1-1-rating-2024", expect.objectContaining({ state: "late" })],
      ["3-1-2-sales-2024", 1500],
    ]);
    expect(sources).toEqual([
      {
        id: "results-2024",
        title: "令和6年度の実施状況（見本）",
        publisher: "架空のみほん市",
        url: "https://city.example.jp/reform/results-2024",
        publishedOn: "2025-06-20",
        readOn: "2025-06-25",
        kind: "official",
      },
    ]);
  });

  it("still offers the words to choose from, so that it can be filled in further", async () => {
    const workbook = new Workbook();
    await workbook.xlsx.load(read(name).buffer as ArrayBuffer);
    const results = workbook.getWorksheet("結果");
    expect(results?.getCell("J3").dataValidation).toMatchObject({
      type: "list",
      formulae: expect.arrayContaining(['"完了,順調,遅延,検討終了"']),
    });
  });
});

it("says of a sheet saved in LibreOffice's own form what to save it as", async () => {
  const { findings, records } = importInto(plan, [await handIn("filled.ods", read("libreoffice/filled.ods"))]);
  expect(records).toEqual([]);
  expect(findings.map(describeFinding)).toEqual([
    "filled.ods: LibreOffice などの形式（.ods など）です。「名前を付けて保存」で、ファイルの種類を「Excel 2007-365（.xlsx）」にしてください",
  ]);
});

it("says of a PDF what to hand in in its place", async () => {
  const bytes = new TextEncoder().encode("%PDF-1.7\n");
  expect((await handIn("結果.pdf", bytes)).read).toEqual({
    ok: false,
    message: "PDF のファイルです。もとの Excel のファイルを「Excel ブック（.xlsx）」で保存してください",
  });
});
