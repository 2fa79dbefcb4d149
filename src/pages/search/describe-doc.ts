import { listItemsOfArea } from "#domain/area-reasons.ts";
import { findNumber } from "#domain/edition.ts";
import { plainTitle } from "#domain/item.ts";
import type { PlanFact } from "#domain/plan.ts";
import type { PlanDoc } from "#domain/plan-search.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { describePartialDate } from "#words/ja/dates.ts";
import { describeRecordTime, describeRecordType } from "#words/ja/record.ts";

const TOPICS: Record<PlanFact["topic"], string> = {
  edition: "策定された計画",
  "previous-plan": "前の計画の結果",
  council: "審議会の動き",
  "next-plan": "次の計画",
  effect: "財政効果額",
  "policy-speech": "市の方針",
};

/** How a document of the plan is shown in a list, and where it stands in full. */
interface DocLine {
  href: string;
  /** Which part of the plan it is. */
  place: string;
  title: string;
  /** A fact about it. */
  detail?: string;
}

/** The line of a document; `null` where the plan has no such thing. */
export function describeDoc({ kind, key, fields }: PlanDoc, view: PlanView): DocLine | null {
  const { plan } = view;
  const base = `/plans/${plan.id}`;
  const title = fields.find(({ name }) => name === "title")?.text ?? "";
  const withId = <T extends { id: string }>(things: readonly T[]) => things.find(({ id }) => id === key);
  switch (kind) {
    case "chapter":
      return { href: `${base}/text#chapter-${key}`, place: `大綱 ${withId(plan.chapters)?.number}`, title };
    case "policy":
      return { href: `${base}/policies/${key}`, place: `基本方針 ${withId(plan.policies)?.number}`, title };
    case "governance":
      return { href: `${base}/governance#${key}`, place: `推進体制 ${withId(plan.governance.parts)?.number}`, title };
    case "note":
      return { href: `${base}/glossary#note-${key}`, place: withId(plan.notes)?.mark ?? "", title };
    case "area":
      return {
        href: `${base}/areas/${key}`,
        place: "地域",
        title,
        detail: `${listItemsOfArea(plan, key).length}項目`,
      };
    case "department": {
      const count = plan.items.filter(({ owners }) => owners.some(({ department }) => department === key)).length;
      return { href: `${base}/departments/${key}`, place: "担当", title, detail: `${count}項目` };
    }
    case "record": {
      const record = withId(plan.records);
      const item = record && view.itemByKey.get(record.item);
      return item
        ? {
            href: `${base}/items/${item.key}#record-${key}`,
            place: findNumber(item, plan),
            title: plainTitle(item),
            detail: `${describeRecordTime(record)}・${describeRecordType(record)}`,
          }
        : null;
    }
    case "fact": {
      const fact = withId(plan.facts);
      return fact
        ? {
            href: `${base}${fact.topic === "council" ? "/governance" : ""}#fact-${key}`,
            place: "計画全体",
            title: TOPICS[fact.topic],
            detail: fact.date ? describePartialDate(fact.date) : "",
          }
        : null;
    }
    default:
      return kind satisfies never;
  }
}
