import type { Item } from "#domain/item.ts";
import type { DepartmentRating } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import type { TargetKind } from "#domain/targets/target.ts";

const KINDS: Record<TargetKind, string> = {
  quantity: "数値の目標",
  milestone: "段階の目標",
  yearly: "毎年度の目標",
  direction: "方向の目標",
};

/** The kind of a target; the app's own classification. */
export function describeKind(kind: TargetKind): string {
  return KINDS[kind];
}

/** 新規 or 継続, as printed. */
export function describeOrigin(origin: Item["origin"]): string {
  return origin === "new" ? "新規" : "継続";
}

const SOURCE_KINDS: Record<Source["kind"], string> = { official: "公的な資料", press: "報道", other: "その他の資料" };

export function describeSourceKind(kind: Source["kind"]): string {
  return SOURCE_KINDS[kind];
}

const RATINGS: Record<DepartmentRating["state"], string> = {
  done: "完了",
  "on-track": "順調",
  late: "遅延",
  closed: "検討終了",
};

/** The department's own rating, in the city's four words. */
export function describeRating(state: DepartmentRating["state"]): string {
  return RATINGS[state];
}
