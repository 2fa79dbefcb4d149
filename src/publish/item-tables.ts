import { type AreaReason, listAreaReasons } from "#domain/area-reasons.ts";
import { findLastDue } from "#domain/due.ts";
import { findEditionOf, findNumber } from "#domain/edition.ts";
import type { Item } from "#domain/item.ts";
import type { Owner } from "#domain/owner.ts";
import type { Area, Plan } from "#domain/plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import type { ItemStatus } from "#domain/status.ts";
import { coded, count, date, fiscalYear, flag, itemKey, quoted, text } from "./columns.ts";
import type { Column } from "./csv.ts";

export interface ItemRow {
  item: Item;
  status: ItemStatus | undefined;
  snapshot: Snapshot;
}

export const ITEM_COLUMNS: Column<ItemRow>[] = [
  ...itemKey<ItemRow>(({ item }) => item.key),
  text("city", "市の正式な名称", ({ snapshot }) => snapshot.plan.city),
  text("printed_number", "最も新しい版に印刷された番号（版の名を前につける）", ({ item, snapshot }) =>
    describeNumber(item, snapshot.plan),
  ),
  text("policy", "基本方針の符号", ({ item }) => item.policy),
  quoted("policy_title", "基本方針", ({ item, snapshot }) => findPolicy(item, snapshot.plan)?.title),
  text("section", "基本方針の中の区分の符号", ({ item }) => item.section),
  quoted("title", "改革実施項目（計画の文）", ({ item }) => item.title),
  ...coded<ItemRow>("origin", "新規・継続", "origin", ({ item }) => item.origin),
  quoted("content", "内容（計画の文）", ({ item }) => item.content),
  quoted("goal", "目標（計画の文）", ({ item }) => item.goal),
  quoted("schedule", "実施時期（計画の文）", ({ item }) => item.schedule.text),
  quoted("departments", "所管課（計画の文。分けたものは departments.csv）", ({ item }) => item.ownerText),
  ...fiscalYear<ItemRow>(
    "due_fiscal_year",
    "最後の期限の年度",
    ({ item, snapshot }) => findLastDue(item, snapshot.plan.period) ?? undefined,
  ),
  flag("due_is_assumed", "期限の年度がアプリの仮定か（計画に記載がない目標を含むか）", ({ item }) =>
    item.targets.some(({ dueAssumed }) => dueAssumed),
  ),
  ...coded<ItemRow>("status", "計算による状況", "status", ({ status }) => status?.name),
  date("status_on", "状況の基準日", ({ snapshot }) => snapshot.date),
  count("target_count", "目標の数", "件", ({ item }) => item.targets.length),
  count("done_count", "完了した目標の数", "件", ({ status }) => status?.doneCount),
];

function findPolicy(item: Item, plan: Plan) {
  return plan.policies.find(({ id }) => id === item.policy);
}

/** 案2-1-5: with the edition's label before it, so that no spreadsheet takes it for a date. */
function describeNumber(item: Item, plan: Plan): string | undefined {
  const number = findNumber(item, plan);
  return number && `${findEditionOf(item, plan)?.label ?? ""}${number}`;
}

interface AreaRow {
  item: Item;
  area: Area;
  reason: AreaReason;
  plan: Plan;
}

/** Items that name no area (全市) have no row. */
export function listAreaRows(plan: Plan): AreaRow[] {
  return plan.items.flatMap((item) =>
    plan.areas.flatMap((area) => listAreaReasons(item, area).map((reason) => ({ item, area, reason, plan }))),
  );
}

export const AREA_COLUMNS: Column<AreaRow>[] = [
  ...itemKey<AreaRow>(({ item }) => item.key),
  text("city", "市の正式な名称", ({ plan }) => plan.city),
  text("area", "地域の符号", ({ area }) => area.slug),
  text("area_name", "地域", ({ area }) => area.name),
  ...coded<AreaRow>("reason", "その地域の項目である理由", "area_reason", ({ reason }) => reason.kind),
  quoted("word", "地域を名指しした計画の言葉", ({ reason }) => (reason.kind === "named" ? reason.word : undefined)),
  text("department", "所管する支所の課の符号", ({ reason }) =>
    reason.kind === "branch" ? reason.owner.department : undefined,
  ),
];

interface OwnerRow {
  item: Item;
  owner: Owner;
  plan: Plan;
  /** Slug of an area, `every` for all branches, absent where the owner is no branch. */
  area: string | undefined;
  duty: number | undefined;
}

export function listOwnerRows(plan: Plan): OwnerRow[] {
  return plan.items.flatMap((item) =>
    item.owners.flatMap((owner) => {
      const areas = Array.isArray(owner.areas) ? owner.areas : [owner.areas];
      const duties = owner.duties ?? [undefined];
      return areas.flatMap((area) => duties.map((duty) => ({ item, owner, plan, area, duty })));
    }),
  );
}

export const OWNER_COLUMNS: Column<OwnerRow>[] = [
  ...itemKey<OwnerRow>(({ item }) => item.key),
  text("department", "課の符号", ({ owner }) => owner.department),
  text("department_name", "課", (row) => findDepartment(row)?.name),
  ...coded<OwnerRow>("kind", "課の種類", "department_kind", (row) => findDepartment(row)?.kind),
  text("area", "支所の地域の符号（every は各支所）", ({ area }) => area),
  text("area_name", "支所の地域", ({ area, plan }) =>
    area === "every" ? "各支所" : plan.areas.find(({ slug }) => slug === area)?.name,
  ),
  count("duty", "受け持つ部分の番号（空は全部）", "番目", ({ duty }) => duty),
];

function findDepartment({ owner, plan }: OwnerRow) {
  return plan.departments.find(({ slug }) => slug === owner.department);
}
