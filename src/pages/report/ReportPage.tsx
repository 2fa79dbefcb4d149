import { For, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import type { FiscalYear } from "#domain/fiscal-year.ts";
import { plainTitle } from "#domain/item.ts";
import { createYearlyReport, listReportYears, reportWorkbookOf } from "#domain/yearly-report.ts";
import { usePlan } from "#queries/plan.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Section } from "#ui/Card.tsx";
import { describeDate, describeFiscalYear, describeFiscalYearLong } from "#words/ja/dates.ts";
import type { PageModule, PageParams, PageProps } from "../page.ts";
import { PlanFact } from "../plan-fact.tsx";
import texts from "../text.module.css";
import { Counts } from "./Counts.tsx";
import { ItemReport } from "./ItemReport.tsx";
import styles from "./ReportPage.module.css";

export const path = "/plans/:plan/report/:fiscalYear";

export const head: PageModule["head"] = (view, params) => {
  const year = findReportYear(view, params);
  if (year === null) return null;
  const { plan } = view;
  return {
    title: `${describeFiscalYear(year)}の実施状況`,
    description: `${plan.title}の${describeFiscalYear(year)}の実施状況。基本方針ごとの件数と、項目ごとの目標・実績・評価・審議会の意見。`,
    crumbs: [
      { name: "計画", href: `/plans/${plan.id}` },
      { name: "年度ごとの期限", href: `/plans/${plan.id}/years` },
    ],
  };
};

/** 実施状況: what one fiscal year brought, as the council is told of it; made to be printed. */
export default function ReportPage(props: PageProps) {
  const view = usePlan();
  return (
    <Show when={findReportYear(view(), props.params)}>{(year) => <Report fiscalYear={year()} view={view()} />}</Show>
  );
}

function Report(props: { fiscalYear: FiscalYear; view: PlanView }) {
  const plan = () => props.view.plan;
  const year = () => props.fiscalYear;
  // Handed down as a property it would be made anew at each use: every year judged again for every item.
  const { asOf, policies, effects, otherEffects } = createYearlyReport(plan(), year());
  const base = () => `/plans/${plan().id}`;
  const years = () => listReportYears(plan(), props.view.snapshot.date);
  const reported = policies.reduce((sum, policy) => sum + policy.reported.length, 0);

  return (
    <>
      <h1>{describeFiscalYearLong(year())}の実施状況</h1>
      <p class={texts.lead}>
        {plan().title}の{plan().items.length}項目のうち、
        <Show when={reported > 0} fallback="この年度の結果を示す公表資料が登録されたものは、まだありません。">
          この年度の結果を示す公表資料が登録されているのは{reported}項目です。
        </Show>
        判定は{describeDate(asOf)}時点で、この年度までの記録によります。
        <Show when={!props.view.snapshot.site.isOfficial}>このアプリがまとめたもので、市の報告書ではありません。</Show>
      </p>
      <p data-no-print="">
        <a href={reportWorkbookOf(plan().id, year())} download="">
          Excelの表で受け取る
        </a>
        。印刷すると、A4の報告書になります。
      </p>
      <nav aria-label="ほかの年度" data-no-print="">
        <ul class={styles.years}>
          <For each={years()}>
            {(one) => (
              <li>
                <a href={`${base()}/report/${one}`} aria-current={one === year() ? "page" : undefined}>
                  {describeFiscalYear(one)}
                </a>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <Section id="counts" title="基本方針ごとの件数">
        <Counts policies={policies} />
      </Section>
      <Section id="effects" title="財政効果額">
        <div class={styles.effects}>
          <Show when={effects.length === 0}>
            <p>
              この年度の財政効果額は登録されていません。
              <Show when={plan().documents?.length}>
                <a data-no-print="" href={`${base()}/documents`}>
                  まだ読めていない資料
                </a>
              </Show>
            </p>
          </Show>
          <For each={[...effects, ...otherEffects]}>{(fact) => <PlanFact fact={fact} />}</For>
        </div>
      </Section>
      <For each={policies}>
        {(policy) => (
          <Section
            id={`policy-${policy.policy.id}`}
            title={`${policy.policy.number} ${policy.policy.title}`}
            aside={`${policy.all.length}項目`}
          >
            <For each={policy.reported}>{(one) => <ItemReport reported={one} asOf={asOf} view={props.view} />}</For>
            <Show when={policy.unreported.length > 0}>
              <h3>この年度の結果が登録されていない項目（{policy.unreported.length}）</h3>
              <ul class={styles.unreported}>
                <For each={policy.unreported}>
                  {(item) => (
                    <li>
                      <a href={`${base()}/items/${item.key}`}>
                        <small translate="no">{findNumber(item, plan())}</small> {plainTitle(item)}
                      </a>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Section>
        )}
      </For>
    </>
  );
}

/** The year of the address, if it is one of the plan's and over; `null` for any other. */
function findReportYear({ plan, snapshot }: PlanView, { fiscalYear }: PageParams): FiscalYear | null {
  return listReportYears(plan, snapshot.date).find((year) => String(year) === fiscalYear) ?? null;
}
