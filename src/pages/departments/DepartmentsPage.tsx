import { createMemo, For, Show } from "solid-js";
import { listOwnedItems } from "#domain/owned-items.ts";
import type { Department } from "#domain/owner.ts";
import { usePlan } from "#queries/plan.ts";
import { Section } from "#ui/Card.tsx";
import { describeEraYear } from "#words/ja/dates.ts";
import { ShortEditionNote } from "../edition-note.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import styles from "./DepartmentsPage.module.css";

export const path = "/plans/:plan/departments";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "担当からさがす",
  description: `${plan.title}の所管課ごとに、担当する項目・期限・公表資料がまだ登録されていない項目の数を見られます。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

const GROUPS: readonly { kind: Department["kind"]; title: string; remark?: string }[] = [
  { kind: "section", title: "本庁などの課" },
  {
    kind: "branch",
    title: "支所の課",
    remark: "同じ名前の課が支所ごとにあります。どの支所のことかは、項目ごとに示します。",
  },
  {
    kind: "collective",
    title: "まとめて示された担当",
    remark: "計画が課の名前を挙げず、関係する担当をまとめて書いたものです。",
  },
];

/** Every owner named in 所管課: its items, by when they are due, and how many of them lack a published result. */
export default function DepartmentsPage() {
  const view = usePlan();

  return (
    <>
      <h1>担当からさがす</h1>
      <p class={texts.lead}>
        計画の「所管課」の欄にある名前のままです。
        <ShortEditionNote />
      </p>
      <For each={GROUPS}>
        {(group) => (
          <Section id={group.kind} title={group.title}>
            <Show when={group.remark}>
              <p class={texts.lead}>{group.remark}</p>
            </Show>
            <ul class={styles.owners}>
              <For each={view().plan.departments.filter(({ kind }) => kind === group.kind)}>
                {(department) => <Owner department={department} />}
              </For>
            </ul>
          </Section>
        )}
      </For>
    </>
  );

  function Owner(props: { department: Department }) {
    const own = createMemo(() => listOwnedItems(view().plan, view().statuses, props.department.slug));
    const deadlines = () => own().deadlines.map(({ fiscalYear }, index) => describeEraYear(fiscalYear, index === 0));
    return (
      <li>
        <a href={`/plans/${view().plan.id}/departments/${props.department.slug}`}>{props.department.name}</a>
        <p>
          {own().owned.length}項目
          <Show when={own().withoutRecord.length > 0}>（{own().withoutRecord.length}項目は結果の資料が未登録）</Show>
        </p>
        <p class={texts.quiet}>
          {[
            deadlines().length > 0 ? `期限 ${deadlines().join("・")}年度` : "",
            own().everyYear.length > 0 ? `毎年度 ${own().everyYear.length}項目` : "",
          ]
            .filter(Boolean)
            .join("／") || "期限の記載なし"}
        </p>
      </li>
    );
  }
}
