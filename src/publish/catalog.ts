import { isDraft } from "#domain/edition.ts";
import { dayAfter } from "#domain/fiscal-year.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { listReportYears, reportWorkbookOf } from "#domain/yearly-report.ts";
import { describeFiscalYearLong } from "#words/ja/dates.ts";
import type { PublishedTable } from "./tables.ts";

const LICENCE = "https://creativecommons.org/licenses/by/4.0/";

interface Dataset {
  snapshot: Snapshot;
  tables: readonly PublishedTable[];
}

/**
 * What is published, as DCAT 3 in JSON-LD: a data set for each plan, the current one first, with a distribution for each
 * table and for the whole in JSON. Addresses are whole where the site knows its origin, else relative to the catalog's own.
 */
export function publishCatalog(site: Snapshot["site"], datasets: readonly Dataset[]): string {
  const catalog = {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dct: "http://purl.org/dc/terms/",
      foaf: "http://xmlns.com/foaf/0.1/",
      vcard: "http://www.w3.org/2006/vcard/ns#",
      xsd: "http://www.w3.org/2001/XMLSchema#",
    },
    "@id": `${site.origin ?? ""}/data/catalog.jsonld`,
    "@type": "dcat:Catalog",
    "dct:title": `${site.name} オープンデータ`,
    "dct:language": "ja",
    "dct:publisher": describePublisher(site),
    "dcat:dataset": datasets.map(describeDataset),
  };
  return `${JSON.stringify(catalog, null, 2)}\n`;
}

function describePublisher({ publisher }: Snapshot["site"]) {
  return { "@type": "foaf:Agent", "foaf:name": publisher };
}

function describeDataset({ snapshot: { site, plan, version, date, log }, tables }: Dataset) {
  const at = (address: string) => (site.origin ?? "") + address;
  const distribute = (path: string, title: string, mediaType: string, profile?: string) => ({
    "@id": at(path),
    "@type": "dcat:Distribution",
    "dct:title": title,
    "dcat:downloadURL": { "@id": at(path) },
    "dcat:mediaType": { "@id": `https://www.iana.org/assignments/media-types/${mediaType}` },
    ...(profile === undefined ? {} : { "dct:conformsTo": { "@id": at(profile) } }),
    "dct:license": { "@id": LICENCE },
    "dct:rights": { "@id": at("/data/licence.txt") },
  });
  const { email, url } = site.contact;
  return {
    "@id": at(`/plans/${plan.id}`),
    "@type": "dcat:Dataset",
    "dct:title": `${plan.title}${isDraft(plan) ? "（案）" : ""}の項目・目標・結果・出典`,
    "dct:description": [site.watermark, `${plan.city}の計画と、公表された結果。${site.publisher}がまとめたもの。`]
      .filter(Boolean)
      .join("。"),
    "dct:language": "ja",
    "dct:publisher": describePublisher(site),
    ...(email || url
      ? {
          "dcat:contactPoint": {
            "@type": "vcard:Kind",
            "vcard:fn": site.publisher,
            ...(email ? { "vcard:hasEmail": { "@id": `mailto:${email}` } } : {}),
            ...(url ? { "vcard:hasURL": { "@id": url } } : {}),
          },
        }
      : {}),
    "dct:issued": toDate(log[0]?.date ?? date),
    "dct:modified": toDate(date),
    "dcat:version": String(version),
    "dct:spatial": { "@type": "dct:Location", "dct:title": plan.city },
    "dct:temporal": {
      "@type": "dct:PeriodOfTime",
      "dcat:startDate": toDate(`${plan.period.first}-04-01`),
      // The period ends before this day.
      "dcat:endDate": toDate(dayAfter(plan.period.last)),
    },
    "dcat:landingPage": { "@id": at("/data") },
    "dct:license": { "@id": LICENCE },
    "dct:rights": { "@id": at("/data/licence.txt") },
    "dcat:distribution": [
      distribute(
        "/data/index.json",
        "目次。いまの版のデータ全体（JSON）のアドレスがある",
        "application/json",
        "/data/schema/index.json",
      ),
      ...tables.map(({ file, title }) => distribute(`/data/plans/${plan.id}/${file}`, title, "text/csv")),
      ...listReportYears(plan, date).map((year) =>
        distribute(
          reportWorkbookOf(plan.id, year),
          `${describeFiscalYearLong(year)}の実施状況（Excel）`,
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
      ),
      distribute(`/feeds/plans/${plan.id}.atom`, "データの更新（Atom）", "application/atom+xml"),
      distribute(`/calendar/plans/${plan.id}.ics`, "期限と、資料が示した予定（iCalendar）", "text/calendar"),
    ],
  };
}

function toDate(date: string) {
  return { "@value": date, "@type": "xsd:date" };
}

/** The terms of use, as a plain text that travels with the files. */
export function publishLicence({ site, plan, version, date }: Snapshot): string {
  const lines = [
    `${site.name} オープンデータの利用条件`,
    "",
    ...(site.watermark === undefined ? [] : [site.watermark, ""]),
    "このプロジェクトが作った部分（目標の分類、記録の選択と整理、要約、地域や担当との対応）は、",
    `クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0、${LICENCE}deed.ja）で使えます。`,
    "",
    "次のものは、この条件の対象になりません。",
    `・計画の文章と注。${plan.city}の文章を、そのまま写しています。`,
    "・出典の題名と、出典からの引用。それぞれの発行者のものです。",
    "数や事実そのものは、だれのものでもありません。",
    "",
    "引用の例：",
    `「${site.name}」${plan.title}のデータ（第${version}版、${date}）。CC BY 4.0。`,
    "",
    "表（CSV）は UTF-8（BOM付き）、改行は CRLF。列の意味は dictionary.csv、符号の意味は codes.csv にあります。",
  ];
  // Read by people on Windows as well.
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join("")}`;
}
