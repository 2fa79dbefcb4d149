import type { Draft } from "#domain/draft.ts";
import type { Item } from "#domain/item.ts";
import type { JudgingContext } from "#domain/judging.ts";
import type { Plan } from "#domain/plan.ts";
import type { Observation, PlanRecord, StepReport, YearReport } from "#domain/record.ts";
import type { LogEntry, Snapshot } from "#domain/snapshot.ts";
import type { Source } from "#domain/source.ts";
import type { DirectionTarget } from "#domain/targets/direction.ts";
import type { MilestoneTarget } from "#domain/targets/milestone.ts";
import type { QuantityTarget } from "#domain/targets/quantity.ts";
import type { YearlyTarget } from "#domain/targets/yearly.ts";
import type { UnreadDocument } from "#domain/unread-document.ts";

/** Everything here is valid by the schemas and invented: a test names only the fields that it is about. */

/** Routes that fall from 22 (FY2018) to 11 (FY2023), counted. */
export function aQuantity(given: Partial<QuantityTarget> = {}): QuantityTarget {
  return {
    id: "a",
    quote: "平均乗車人数2.0人未満の路線の運行内容を見直す。",
    kind: "quantity",
    metric: "routes",
    direction: "fall",
    baseline: { fiscalYear: 2018, value: 22 },
    target: { fiscalYear: 2023, value: 11 },
    ...given,
  };
}

/** A quantity of which the plan states no baseline. */
export function aQuantityWithoutBaseline(given: Partial<QuantityTarget> = {}): QuantityTarget {
  const { baseline: _, ...rest } = aQuantity(given);
  return rest;
}

/** Two steps, both due in FY2023. */
export function aMilestone(given: Partial<MilestoneTarget> = {}): MilestoneTarget {
  return {
    id: "a",
    quote: "二つの学校の統合を進める。",
    kind: "milestone",
    steps: [
      { id: "east", name: "東小の開校", due: 2023 },
      { id: "west", name: "西小の開校", due: 2023 },
    ],
    ...given,
  };
}

/** A duty of every year of the plan. */
export function aYearly(given: Partial<YearlyTarget> = {}): YearlyTarget {
  return { id: "a", quote: "毎年度、見直しを行う。", kind: "yearly", ...given };
}

/** Five parts, ① to ⑤, with ids `p1` to `p5`. */
export const FIVE_PARTS = ["①", "②", "③", "④", "⑤"].map((mark, index) => ({
  id: `p${index + 1}`,
  mark,
  name: `公表するもの${index + 1}`,
}));

export function aDirection(given: Partial<DirectionTarget> = {}): DirectionTarget {
  return { id: "a", quote: "順次、進める。", kind: "direction", ...given };
}

export function anItem(given: Partial<Item> = {}): Item {
  return {
    key: "2-1-5",
    numbers: { draft: given.key ?? "2-1-5" },
    policy: "2",
    section: "1",
    title: "市営バス路線の再編",
    origin: "new",
    content: "運行内容の見直しなどで利用促進を図る。",
    goal: "平均乗車人数2.0人未満の路線の運行内容を見直す。",
    schedule: { form: "in", text: "令和5年度", year: 2023 },
    ownerText: "まちづくり課",
    owners: [{ department: "machizukuri" }],
    areas: [],
    notes: [],
    metrics: [{ id: "routes", name: "路線の数", unit: "路線", isCount: true }],
    targets: [aQuantity()],
    ...given,
  };
}

export function aPlan(given: Partial<Plan> = {}): Plan {
  return {
    id: "4",
    ordinal: 4,
    title: "第4次みほん市行政改革プラン",
    city: "みほん市",
    period: { first: 2021, last: 2025 },
    results: { url: "https://city.example.jp/results", title: "実施状況", searchedOn: "2026-11-22" },
    closedYears: [],
    commentsOpen: false,
    printedTotal: 1,
    editions: [{ id: "draft", label: "案", title: "第4次みほん市行政改革プラン（案）", date: "2020-12-21" }],
    chapters: [],
    policies: [
      {
        id: "2",
        number: "②",
        title: "事務事業の見直し",
        texts: ["見直しを進めます。"],
        printedCount: 1,
        sections: [{ id: "1", mark: "①", shortName: "事務事業", lead: "効率的に進めます。", printedCount: 1 }],
      },
    ],
    notes: [],
    governance: { lead: "次の体制で進めます。", parts: [] },
    facts: [],
    areas: [{ slug: "east", name: "東", words: ["東"] }],
    departments: [{ slug: "machizukuri", name: "まちづくり課", kind: "section" }],
    items: [anItem()],
    sources: [aSource()],
    records: [],
    followRegister: ["item:2-1-5", "area:east", "department:machizukuri", "policy:2"],
    ...given,
  };
}

export function aSource(given: Partial<Source> = {}): Source {
  return {
    id: "s1",
    title: "行政改革の実施状況",
    publisher: "みほん市",
    url: "https://city.example.jp/results/2021",
    publishedOn: "2022-06",
    readOn: "2026-11-22",
    kind: "official",
    ...given,
  };
}

/** A document that nobody has read, about the plan as a whole unless `items` is given. */
export function aDocument(given: Partial<UnreadDocument> = {}): UnreadDocument {
  return {
    id: "d1",
    title: "実施状況（年度別）",
    publisher: "みほん市",
    url: "https://city.example.jp/results",
    tells: "年度ごとの結果",
    lookedOn: "2026-11-22",
    ...given,
  };
}

const recordBasis = { item: "2-1-5", text: "公表された結果。", source: "s1" };

/** A year-end figure of `routes`; its id follows from year and value unless given. */
export function aRecord(given: Partial<Observation> = {}): Observation {
  return {
    ...recordBasis,
    id: `r${given.fiscalYear ?? 2021}-${String(given.value ?? 18).replace(/\W/g, "-")}`,
    type: "observation",
    subject: "routes",
    fiscalYear: 2021,
    value: 18,
    unit: "路線",
    ...given,
  };
}

/** A word about the step `east`, reached in FY2022. */
export function aStepReport(given: Partial<StepReport> = {}): StepReport {
  const fiscalYear = "fiscalYear" in given ? given.fiscalYear : 2022;
  return {
    ...recordBasis,
    id: `${given.subject ?? "east"}-${given.state ?? "reached"}-${fiscalYear ?? "unknown"}`,
    type: "step",
    target: "a",
    subject: "east",
    state: "reached",
    fiscalYear,
    ...given,
  };
}

/** A word about the duty of FY2021: done. */
export function aYearReport(given: Partial<YearReport> = {}): YearReport {
  return {
    ...recordBasis,
    id: `y${given.fiscalYear ?? 2021}-${given.subject ?? "all"}`,
    type: "year",
    target: "a",
    fiscalYear: 2021,
    state: "done",
    ...given,
  };
}

/** A published decision not to go on with the item. */
export function aDecision(given: Partial<Extract<PlanRecord, { type: "decision" }>> = {}): PlanRecord {
  return {
    ...recordBasis,
    id: `d-${given.date ?? "2022-06"}`,
    type: "decision",
    state: "closed",
    date: "2022-06",
    ...given,
  };
}

/** Records that never change a status: context, the department's rating, a remark of the council, the city's reply. */
export const OTHER_VOICES: readonly PlanRecord[] = [
  { ...recordBasis, id: "v1", type: "event", fiscalYear: 2023 },
  { ...recordBasis, id: "v2", type: "rating", state: "done", fiscalYear: 2023 },
  { ...recordBasis, id: "v3", type: "rating", state: "closed", fiscalYear: 2022 },
  { ...recordBasis, id: "v4", type: "remark", state: "council", date: "2023-02-17" },
  { ...recordBasis, id: "v5", type: "remark", state: "reply" },
];

/** FY2021 to FY2025, judged after the plan's end. */
export function aContext(given: Partial<JudgingContext> = {}): JudgingContext {
  return {
    period: { first: 2021, last: 2025 },
    asOf: "2026-11-22",
    metrics: [{ id: "routes", isCount: true }],
    ...given,
  };
}

export function aLogEntry(given: Partial<LogEntry> = {}): LogEntry {
  return { version: 1, date: "2026-11-22", note: "データの公開", changes: [], ...given };
}

export function aSnapshot(given: Partial<Snapshot> = {}): Snapshot {
  return {
    schema: 1,
    version: 1,
    date: "2026-11-22",
    ruleVersion: 1,
    site: {
      name: "みえる改革（見本）",
      shortName: "みえる改革",
      publisher: "みほん市民の会",
      isOfficial: false,
      contact: { email: "hello@example.jp" },
      plan: "4",
    },
    plan: aPlan(),
    log: [aLogEntry()],
    ...given,
  };
}

export function aDraft(given: Partial<Draft> = {}): Draft {
  return {
    id: "d1",
    revision: 1,
    plan: "9",
    item: "1-1-1",
    edition: "draft",
    version: 1,
    kind: "opinion",
    text: "バスを増やしてほしい",
    fiscalYear: "",
    value: "",
    url: "",
    ...given,
  };
}
