import { Workbook } from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { findNumber } from "#domain/edition.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { createYearlyReport } from "#domain/yearly-report.ts";
import { publishReport } from "#publish/report-workbook.ts";
import { describeStatus } from "#words/ja/status.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { DEMO_DATA } from "../demo/publish.ts";

let snapshot: Snapshot;
let book: Workbook;
beforeAll(async () => {
  ({ snapshot } = await loadSnapshot(DEMO_DATA));
  book = new Workbook();
  await book.xlsx.load((await publishReport(snapshot, 2023)).buffer as ArrayBuffer);
});

/** The rows of a sheet, each by its column's name. */
function readRows(index: number): Record<string, unknown>[] {
  const [sheet] = book.worksheets.slice(index);
  const columns = new Map<string, number>();
  sheet?.getRow(1).eachCell((cell, column) => columns.set(String(cell.value), column));
  const rows: Record<string, unknown>[] = [];
  sheet?.eachRow((row, number) => {
    if (number === 1) return;
    rows.push(Object.fromEntries([...columns].map(([name, column]) => [name, row.getCell(column).value ?? ""])));
  });
  return rows;
}

/** What the rules L1-10, L1-12, L1-13 and L2-06 name, looked for in the parts of the file themselves. */
function listForbidden(bytes: Uint8Array): string[] {
  const looked: [string, RegExp, RegExp][] = [
    ["formula", /^xl\/worksheets\/[^/]+\.xml$/, /<f[\s>/]/],
    ["merged cells", /^xl\/worksheets\/[^/]+\.xml$/, /<mergeCell\s/],
    ["hidden row", /^xl\/worksheets\/[^/]+\.xml$/, /<row\s[^>]*\b(hidden="(1|true)"|ht="0")/],
    ["hidden column", /^xl\/worksheets\/[^/]+\.xml$/, /<col\s[^>]*\b(hidden="(1|true)"|width="0")/],
    ["hidden sheet", /^xl\/workbook\.xml$/, /<sheet\s[^>]*\bstate="(hidden|veryHidden)"/],
    ["object", /^xl\/(drawings|media|charts|embeddings|ctrlProps)\//, /^/],
  ];
  const parts = Object.entries(unzipSync(bytes));
  expect(parts.filter(([path]) => path.startsWith("xl/worksheets/sheet")).length).toBeGreaterThan(0);
  return parts.flatMap(([path, part]) =>
    looked.flatMap(([what, where, mark]) => (where.test(path) && mark.test(strFromU8(part)) ? [what] : [])),
  );
}

describe("実施状況 as a workbook, opened by another program", () => {
  it("counts every item once in either voice, as numbers that can be summed", () => {
    const rows = readRows(0);
    expect(rows).toHaveLength(snapshot.plan.policies.length + 1);
    for (const row of rows) {
      const sum = (voice: string) =>
        Object.entries(row).reduce((total, [name, value]) => total + (name.startsWith(voice) ? Number(value) : 0), 0);
      expect(sum("所管課：")).toBe(row.項目);
      expect(sum("計算：")).toBe(row.項目);
    }
    expect(rows.at(-1)).toMatchObject({ 基本方針: "計", 項目: snapshot.plan.items.length });
  });

  it("has a row for every item, its number as text", () => {
    const rows = readRows(1);
    expect(rows.map((row) => row.番号)).toEqual(snapshot.plan.items.map((item) => findNumber(item, snapshot.plan)));
    expect(rows.find((row) => row.番号 === "2-1-5")).toMatchObject({
      所管課の評価: "完了",
      評価の文: "所管課は、おおむね達成したとして「完了」と評価した。",
      評価の理由: "目標に届いていないが、所管課は「おおむね」の範囲とみた。",
      計算による判定: "期限超過",
      審議会の意見: "目標に2,500㎡届いていない。「おおむね」の範囲を明らかにしてほしい。",
      市の回答: "残る2,500㎡の縮減の見通しを、次の実施状況で示します。",
    });
  });

  it("tells 今後 as the page does: what was put off, what sources say will come, the next deadline", async () => {
    const next = (number: string) => readRows(1).find((row) => row.番号 === number)?.今後;
    expect(next("1-1-1")).toBe("2025年2月10日：みほんバス路線の見直しの案が示される（見本）。\n次の期限：令和7年度");
    expect(next("2-1-4")).toBe("令和7年度：図書館カードを使える施設がふえる（見本）。\n次の期限：令和7年度");
    const earlier = new Workbook();
    await earlier.xlsx.load((await publishReport(snapshot, 2022)).buffer as ArrayBuffer);
    const [, items] = earlier.worksheets;
    const texts: string[] = [];
    items?.eachRow((row) => row.eachCell(({ text }) => texts.push(text)));
    const putOff = "見本町の統合は1年先送りされた。";
    expect(texts.filter((text) => text.includes(putOff))).toEqual([expect.stringContaining(`${putOff}\n`)]);
  });

  it("has the years side by side up to its own, in either voice, as the page has them", () => {
    const past = (number: string) => readRows(1).find((row) => row.番号 === number)?.これまで;
    expect(past("2-1-5")).toBe("令和3年度 遅れ\n令和4年度 やや遅れ\n令和5年度 期限超過（課：完了）");
    const report = createYearlyReport(snapshot.plan, 2023);
    const rows = readRows(1);
    for (const { item, history, status } of report.policies.flatMap(({ all }) => all)) {
      const lines = String(rows.find((row) => row.番号 === findNumber(item, snapshot.plan))?.これまで).split("\n");
      expect(lines).toHaveLength(history.length);
      expect(lines.at(-1)).toContain(`令和5年度 ${describeStatus(status.name)}`);
    }
  });

  it("has the published 財政効果額 as a number with its unit and source, and no sheet of it for a year without", async () => {
    expect(readRows(2)).toEqual([
      {
        年度: "令和5年度",
        何の額: "財政効果額（3年度分）",
        額: 34500,
        単位: "万円",
        公表された文: "令和3年度から5年度までの財政効果額は3億4,500万円だった。",
        出典: "令和5年度の実施状況（見本）",
      },
    ]);
    const other = new Workbook();
    await other.xlsx.load((await publishReport(snapshot, 2022)).buffer as ArrayBuffer);
    expect(other.worksheets.map(({ name }) => name)).toEqual(["令和4年度 件数", "令和4年度 項目"]);
  });

  it("has nothing of what the national rules forbid in a workbook", async () => {
    for (const year of [2022, 2023]) {
      expect(listForbidden(new Uint8Array(await publishReport(snapshot, year)))).toEqual([]);
    }
    // A colour tells a heading from the rows below, never one row from another.
    for (const sheet of book.worksheets) {
      sheet.eachRow((row, number) =>
        row.eachCell(({ font, fill, address }) => {
          const isMarked =
            font?.bold === true || (fill !== undefined && fill.type === "pattern" && fill.pattern !== "none");
          expect([address, isMarked]).toEqual([address, number === 1]);
        }),
      );
    }
  });

  it("would be found out: a picture, a merged cell, something hidden, a formula", async () => {
    const other = new Workbook();
    const sheet = other.addWorksheet("見本");
    sheet.addRow([1, 2, { formula: "A1+B1", result: 3 }]);
    sheet.mergeCells("A2:B2");
    sheet.getCell("A3").value = 3;
    sheet.getRow(3).hidden = true;
    sheet.getColumn(4).hidden = true;
    other.addWorksheet("裏", { state: "hidden" });
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==";
    sheet.addImage(other.addImage({ base64: png, extension: "png" }), "E1:F2");
    expect(new Set(listForbidden(new Uint8Array(await other.xlsx.writeBuffer())))).toEqual(
      new Set(["object", "formula", "merged cells", "hidden row", "hidden column", "hidden sheet"]),
    );
  });

  it("is the same file for the same data, on whatever day it is made", async () => {
    const first = await publishReport(snapshot, 2023);
    vi.useFakeTimers({ now: new Date("2040-01-01"), toFake: ["Date"] });
    const second = await publishReport(snapshot, 2023).finally(() => vi.useRealTimers());
    expect(Buffer.compare(first, second)).toBe(0);
  });
});
