import { createMemo, Show } from "solid-js";
import { listAllFindings } from "#domain/findings.ts";
import type { Item } from "#domain/item.ts";
import { listOwnedItems } from "#domain/owned-items.ts";
import type { Department, Owner } from "#domain/owner.ts";
import type { Plan } from "#domain/plan.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/ChipLinks.tsx";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeOwners } from "#words/ja/owner.ts";
import { ShortEditionNote } from "../edition-note.tsx";
import { Follow } from "../follow.tsx";
import { PlainItemList } from "../item-list.tsx";
import type { PageModule, PageProps } from "../page.ts";
import texts from "../text.module.css";

export const path = "/plans/:plan/departments/:department";

export const head: PageModule["head"] = ({ plan, departmentBySlug }, params) => {
  const department = departmentBySlug.get(params.department ?? "");
  if (!department) return null;
  return {
    title: `${department.name}が担当する項目`,
    description: `${plan.title}で「${department.name}」が所管課とされている項目の状況。`,
    crumbs: [
      { name: "計画", href: `/plans/${plan.id}` },
      { name: "担当", href: `/plans/${plan.id}/departments` },
    ],
  };
};

/** One owner with its items. */
export default function DepartmentPage(props: PageProps) {
  const view = usePlan();
  return (
    <Show when={view().departmentBySlug.get(props.params.department ?? "")}>
      {(department) => <DepartmentStory department={department()} />}
    </Show>
  );
}

function DepartmentStory(props: { department: Department }) {
  const view = usePlan();
  const plan = () => view().plan;
  const id = () => `department:${props.department.slug}` as const;
  const own = createMemo(() => listOwnedItems(plan(), view().statuses, props.department.slug));
  const list = (query: string) => `/plans/${plan().id}/items?department=${props.department.slug}${query}`;
  const deadlines = () =>
    own().deadlines.map(({ fiscalYear, count }) => `${describeFiscalYear(fiscalYear)}（${count}項目）`);
  const ways = () => [
    { name: "毎年度の項目", href: list("&kind=yearly"), detail: `${own().everyYear.length}項目` },
    { name: "結果の資料が未登録", href: list("&status=no-record"), detail: `${own().withoutRecord.length}項目` },
    {
      name: "わかったこと",
      href: `/plans/${plan().id}/records?department=${props.department.slug}`,
      detail: `${listAllFindings(plan(), { department: props.department.slug }).length}件`,
    },
  ];
  const owners = createMemo(() => new Map(own().owned.map((one) => [one.item, one.owners])));
  const ownersOf = (item: Item) => owners().get(item) ?? [];

  return (
    <>
      <h1>{props.department.name}が担当する項目</h1>
      <div class={texts.head}>
        <span>{own().owned.length}項目</span>
        <Follow id={id()} name={props.department.name} />
      </div>
      <p class={texts.lead}>
        計画の「所管課」の欄に名前がある項目です。
        <ShortEditionNote />
      </p>
      <Show when={props.department.kind === "branch"}>
        <p class={texts.lead}>各支所にある課です。どの支所のことかは、項目ごとに示しています。</p>
      </Show>
      <Show when={props.department.kind === "collective"}>
        <p class={texts.lead}>計画が課の名前を挙げず、関係する担当をまとめて示したものです。</p>
      </Show>
      <Show when={deadlines().length > 0}>
        <p class={texts.lead}>計画が定めた期限：{deadlines().join("、")}</p>
      </Show>
      <ChipLinks links={ways().filter(({ detail }) => !detail.startsWith("0"))} />
      <Section id="items" title="項目">
        <PlainItemList
          items={own().owned.map(({ item }) => item)}
          reasonOf={(item) => describeShare(item, ownersOf(item), plan())}
        />
      </Section>
      <Section id="contact" title="たずねるには">
        <Card>
          <p>
            担当の電話番号や窓口は、このアプリのデータにありません。
            <a href={plan().results.url} rel="noreferrer">
              {plan().city}の公表ページ
            </a>
            から、市の連絡先を確かめてください。たずねるときは、項目の名前と、結果を知りたい年度を伝えてください。
          </p>
        </Card>
      </Section>
    </>
  );
}

/** Which branches and which of the listed duties are meant, and who else answers for the item; empty if neither. */
function describeShare(item: Item, owners: readonly Owner[], plan: Plan): string {
  const join = (some: readonly Owner[]) => describeOwners(some, plan);
  const isWhole = owners.every(({ areas, duties }) => areas === undefined && duties === undefined);
  const duties = listDuties(item, owners).map(({ mark, name }) => `${mark} ${name}`);
  const others = item.owners.filter((owner) => !owners.includes(owner));
  return [
    isWhole ? "" : `${join(owners)}${duties.length > 0 ? `：${duties.join("、")}` : ""}`,
    others.length > 0 ? `ともに担当 ${join(others)}` : "",
  ]
    .filter((text) => text !== "")
    .join("／");
}

/** The sub-duties ①, ② … that the plan binds to these owners; none where they own the item as a whole. */
function listDuties(item: Item, owners: readonly Owner[]) {
  const bound = owners.flatMap(({ duties }) => duties ?? []);
  const parts = item.targets.flatMap((target) => (target.kind === "yearly" ? (target.parts ?? []) : []));
  return parts.filter((_, index) => bound.includes(index + 1));
}
