import { findNumber } from "#domain/edition.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { CouncilPreview, ItemPreview } from "#domain/preview.ts";
import type { ItemKey } from "#domain/record.ts";
import { type ItemStatus, STATUS_NAMES } from "#domain/status.ts";
import { type ChangeWords, describeEntry } from "./change.ts";
import { describeFiscalYear } from "./dates.ts";
import { describeRating } from "./kinds.ts";
import { describeStatus, explainStatus } from "./status.ts";

/** One item of a preview in words. */
export interface ItemPreviewWords {
  key: ItemKey;
  /** 2-1-5 市営バス路線の再編 */
  title: string;
  /** 登録なし → 完了, or the word alone where it stays. */
  status: string;
  /** Why it had its status and why it gets the next one, a sentence for each target. */
  whyBefore: string[];
  whyAfter: string[];
  /** What followers are told, in the words of their list. */
  changes: ChangeWords[];
}

/** Tells what becomes of an item; `plan` is the plan as it would be published. */
export function describeItemPreview({ item, before, after, changes }: ItemPreview, plan: Plan): ItemPreviewWords {
  const [old, current] = [before && describeStatus(before.name), describeStatus(after.name)];
  return {
    key: item.key,
    title: `${findNumber(item, plan)} ${plainTitle(item)}`,
    status: old === null || old === current ? current : `${old} → ${current}`,
    whyBefore: before ? explainItem(before, item, plan) : [],
    whyAfter: explainItem(after, item, plan),
    changes: changes.flatMap((change) => describeEntry(change, plan)),
  };
}

function explainItem(status: ItemStatus, item: Item, plan: Plan): string[] {
  return item.targets.flatMap((target, index) => {
    const judged = status.targets[index];
    return judged ? explainStatus(judged.reason, target, item, plan) : [];
  });
}

/** A figure of the council's report that moves: 完了 3 → 4. */
export interface FigureWords {
  name: string;
  old: number;
  new: number;
}

/** How the figures of the report move for one policy; figures that stay are left out. */
export function describeCouncilPreview({ policy, statuses, years }: CouncilPreview): {
  title: string;
  figures: FigureWords[];
} {
  const figures = [
    ...STATUS_NAMES.map((name) => ({
      name: describeStatus(name),
      old: statuses.before[name],
      new: statuses.after[name],
    })),
    ...years.flatMap(({ fiscalYear, ratings, answered }) => [
      ...(["done", "on-track", "late", "closed"] as const).map((name) => ({
        name: `所管課の評価「${describeRating(name)}」（${describeFiscalYear(fiscalYear)}）`,
        old: ratings.before[name],
        new: ratings.after[name],
      })),
      {
        name: `${describeFiscalYear(fiscalYear)}の結果が登録されたもの（${answered.of}のうち）`,
        old: answered.before,
        new: answered.after,
      },
    ]),
  ];
  return {
    title: policy ? `${policy.number} ${policy.title}` : "全体",
    figures: figures.filter((figure) => figure.old !== figure.new),
  };
}
