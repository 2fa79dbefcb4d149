import { For } from "solid-js";
import { groupFindingsByYear, listAllFindings } from "#domain/findings.ts";
import { usePlan } from "#queries/plan.ts";
import { Card } from "#ui/Card.tsx";
import { describeFiscalYearLong } from "#words/ja/dates.ts";
import { FindingList } from "../finding-list.tsx";
import { NarrowForm } from "../narrow-form.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const path = "/plans/:plan/records";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "わかったこと",
  description: `${plan.title}の項目について、公表された資料からわかったこと。新しい順に、出典とともに。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** Everything that was learnt, newest first, by fiscal year; the latest year stands open. */
export default function RecordsPage() {
  const view = usePlan();
  const findings = listAllFindings(view().plan);
  return (
    <>
      <h1>わかったこと</h1>
      <p class={texts.lead}>公表された資料の要約です。「結果」のほかは関係する動きで、判定には使いません。</p>
      <NarrowForm count={findings.length} />
      <div data-items="">
        <For each={groupFindingsByYear(findings)}>
          {(group, index) => (
            <section data-group="">
              <details open={index() === 0}>
                <summary>
                  <h2 class={texts.folded}>
                    {group.fiscalYear === null ? "年度がわからないもの" : describeFiscalYearLong(group.fiscalYear)}
                  </h2>{" "}
                  {group.findings.length}件
                </summary>
                <Card>
                  <FindingList findings={group.findings} />
                </Card>
              </details>
            </section>
          )}
        </For>
      </div>
    </>
  );
}
