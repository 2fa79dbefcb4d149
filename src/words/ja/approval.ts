import type { IsoDate } from "#domain/fiscal-year.ts";
import { readableAddress, type Source } from "#domain/source.ts";
import type { ChangeWords } from "./change.ts";
import { describeDate, describePartialDate } from "./dates.ts";
import type { FigureWords, ItemPreviewWords } from "./preview.ts";

/** The sheet that goes round before results are public (決裁), whole: what shows it adds nothing and leaves out nothing. */
export interface ApprovalSheet {
  title: string;
  /** What those who sign it are asked. */
  request: string;
  /** Over the boxes for seals. */
  seals: readonly string[];
  facts: readonly { name: string; text: string }[];
  tables: readonly ApprovalTable[];
}

export interface ApprovalTable {
  caption: string;
  columns: readonly string[];
  /** A row's cells, each a list of lines; the first cell names the row. */
  rows: readonly (readonly (readonly string[])[])[];
}

interface ApprovalContent {
  /** The plan's title. */
  plan: string;
  /** The day on which the results would be public. */
  publishedOn: IsoDate;
  /** Names of the files that were handed in. */
  files: readonly string[];
  /** How much would be added, in a sentence. */
  summary: string;
  items: readonly Pick<ItemPreviewWords, "title" | "status" | "changes">[];
  /** What changes of the plan as a whole: edits that nobody has published yet. */
  others: readonly ChangeWords[];
  /** Documents that are cited for the first time. */
  sources: readonly Pick<Source, "title" | "publisher" | "publishedOn" | "url">[];
  /** What was typed where the checks asked for a reason, then what was typed unasked: for what, without what was asked. */
  reasons: readonly { where: string; fact: string; reason: string }[];
  council: readonly { title: string; figures: readonly FigureWords[] }[];
}

/** Every change that publishing would make and every reason that was typed. */
export function describeApproval(content: ApprovalContent): ApprovalSheet {
  const { plan, publishedOn, files, summary, items, others, sources, reasons, council } = content;
  const tables: ApprovalTable[] = [
    {
      caption: `変わる項目（${items.length}件）`,
      columns: ["項目", "状況", "公開する文"],
      rows: items.map(({ title, status, changes }) => [[title], [status], changes.map(tell)]),
    },
    {
      caption: `計画全体で変わること（${others.length}件）`,
      columns: ["こと", "公開する文"],
      rows: others.map(({ title, detail }) => [[title], [detail]]),
    },
    {
      caption: `加える出典（${sources.length}件）`,
      columns: ["資料", "公表", "アドレス"],
      rows: sources.map(({ title, publisher, publishedOn: on, url }) => [
        [title],
        [publisher, ...(on === undefined ? [] : [describePartialDate(on)])],
        [readableAddress(url)],
      ]),
    },
    {
      caption: `書かれた理由（${reasons.length}件）`,
      columns: ["どこ", "こと", "理由"],
      rows: reasons.map(({ where, fact, reason }) => [[where], [fact], [reason]]),
    },
    {
      caption: "審議会への報告の数",
      columns: ["方針", "変わる数（いま → あと）"],
      rows: council.map(({ title, figures }) => [
        [title],
        figures.map((figure) => `${figure.name} ${figure.old} → ${figure.new}`),
      ]),
    },
  ];
  return {
    title: "決裁の資料",
    request: `${plan}の結果を、次のとおり公開してよろしいか伺います。`,
    seals: ["決裁", "確認", "確認", "起案"],
    facts: [
      { name: "公開する日", text: describeDate(publishedOn) },
      { name: "もとのファイル", text: files.join("、") },
      { name: "加えるもの", text: summary },
    ],
    tables: tables.filter(({ rows }) => rows.length > 0),
  };
}

function tell({ title, detail }: ChangeWords): string {
  return `${title}：${detail}`;
}
