import { expect, it } from "vitest";
import type { Snapshot } from "#domain/snapshot.ts";
import { listReportYears, reportWorkbookOf } from "#domain/yearly-report.ts";
import { describeDataFiles } from "../../src/build/data-files.ts";
import { aSnapshot } from "../support/fixtures.ts";

const { site } = aSnapshot();

function readCatalog(snapshot: Snapshot) {
  const files = describeDataFiles(snapshot, []);
  const catalog = JSON.parse(files.find(({ path }) => path === "data/catalog.jsonld")?.text ?? "");
  const paths = files.map(({ path }) => `/${path}`);
  return { catalog, dataset: catalog["dcat:dataset"][0], paths };
}

it("names files that are published, all tables and reports among them", () => {
  const snapshot = aSnapshot();
  const { dataset, paths: described } = readCatalog(snapshot);
  // Workbooks are written beside them (src/build/build.ts).
  const reports = listReportYears(snapshot.plan, snapshot.date).map((year) => reportWorkbookOf(snapshot.plan.id, year));
  expect(reports.length).toBeGreaterThan(0);
  const paths = [...described, ...reports];
  const named: string[] = dataset["dcat:distribution"].map(
    (it: Record<string, { "@id": string }>) => it["dcat:downloadURL"]?.["@id"],
  );
  expect(named.filter((path) => !paths.includes(path))).toEqual([]);
  expect(paths.filter((path) => path.endsWith(".csv") && !named.includes(path))).toEqual([]);
  expect(reports.filter((path) => !named.includes(path))).toEqual([]);
  expect(paths).toContain("/data/licence.txt");
});

it("tells version, dates, period and licence, and marks what is invented", () => {
  const { dataset } = readCatalog(aSnapshot({ site: { ...site, watermark: "見本・架空のデータ" } }));
  expect(dataset).toMatchObject({
    "dct:title": "第4次みほん市行政改革プラン（案）の項目・目標・結果・出典",
    "dct:modified": { "@value": "2026-11-22" },
    "dcat:version": "1",
    "dct:temporal": { "dcat:startDate": { "@value": "2021-04-01" }, "dcat:endDate": { "@value": "2026-04-01" } },
    "dct:license": { "@id": "https://creativecommons.org/licenses/by/4.0/" },
  });
  expect(dataset["dct:description"]).toContain("見本・架空のデータ");
});

it("gives whole addresses where the site knows its origin", () => {
  const { catalog, dataset } = readCatalog(aSnapshot({ site: { ...site, origin: "https://plan.example.jp" } }));
  expect(catalog["@id"]).toBe("https://plan.example.jp/data/catalog.jsonld");
  expect(dataset["dcat:landingPage"]).toEqual({ "@id": "https://plan.example.jp/data" });
});
