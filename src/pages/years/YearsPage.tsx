import { createMemo, For, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import type { FiscalYear } from "#domain/fiscal-year.ts";
import { plainTitle } from "#domain/item.ts";
import { type BoardYear, createYearBoard, type Due } from "#domain/year-board.ts";
import { listReportYears } from "#domain/yearly-report.ts";
import { usePlan } from "#queries/plan.ts";
import { Section } from "#ui/Card.tsx";
import { LongList } from "#ui/LongList.tsx";
import { describeEraYear, describeFiscalYear, describeFiscalYearLong } from "#words/ja/dates.ts";
import { summarizeDuties } from "#words/ja/year-board.ts";
import { ShortEditionNote } from "../edition-note.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import { DueRow } from "./DueRow.tsx";
import { DutyTable } from "./DutyTable.tsx";
import styles from "./YearsPage.module.css";

export const path = "/plans/:plan/years";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "年度ごとの期限",
  description: `${plan.title}が、どの年度までに何をすると書いているか。年度ごとに、わかっている結果と、まだ公表資料が登録されていないもの。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** Who owes what by which fiscal year: first what has a deadline, year by year, then the duties of every year. */
export default function YearsPage() {
  const view = usePlan();
  // Every row asks for it: without the memo 500 items take 40 seconds.
  const board = createMemo(() =>
    createYearBoard({ plan: view().plan, statuses: view().statuses, asOf: view().snapshot.date }),
  );
  const base = () => `/plans/${view().plan.id}/items`;
  const reported = () => listReportYears(view().plan, view().snapshot.date);
  const dueYears = () => board().years.map(({ fiscalYear }) => fiscalYear);

  return (
    <>
      <h1>年度ごとの期限</h1>
      <p class={texts.lead}>
        計画が、どの年度までに何をすると書いているかを、年度の順に並べました。
        <ShortEditionNote />
        短い言い方はこのアプリのもので、計画の文章は各項目にあります。「登録なし」は、結果を示す公表資料がこのアプリにまだないという意味で、行われなかったという意味ではありません。
      </p>
      <nav aria-label="年度">
        <ol class={styles.years}>
          <For each={board().years}>
            {(year) => (
              <li>
                <a href={`#fy${year.fiscalYear}`}>
                  {describeFiscalYear(year.fiscalYear)}
                  <small>{listStated(year).length > 0 ? `期限${listStated(year).length}` : "期限なし"}</small>
                </a>
              </li>
            )}
          </For>
          <li>
            <a href="#every-year">
              毎年度<small>{board().duties.length}</small>
            </a>
          </li>
        </ol>
      </nav>
      <For each={board().years}>
        {(year) => (
          <Section
            id={`fy${year.fiscalYear}`}
            title={`${describeFiscalYearLong(year.fiscalYear)}が期限`}
            aside={year.hasEnded ? undefined : "年度はまだ終わっていません"}
          >
            <Show
              when={listStated(year).length > 0}
              fallback={<p class={texts.quiet}>この年度が期限の項目はありません。</p>}
            >
              <Dues dues={listStated(year)} fiscalYear={year.fiscalYear} />
            </Show>
            <Show when={listAssumed(year).length > 0}>
              <h3 class={styles.assumed}>計画に終わりの年度の記載がなく、アプリがこの年度を仮の区切りとしたもの</h3>
              <Dues dues={listAssumed(year)} fiscalYear={year.fiscalYear} />
            </Show>
            <Show when={year.duties.size > 0}>
              <p class={styles.every}>
                <a href="#every-year">毎年度の項目</a>：{summarizeDuties(year.duties)}
              </p>
            </Show>
            <Show when={reported().includes(year.fiscalYear)}>
              <p class={styles.every}>
                <a href={`/plans/${view().plan.id}/report/${year.fiscalYear}`}>
                  {describeFiscalYear(year.fiscalYear)}の実施状況（印刷用）
                </a>
              </p>
            </Show>
          </Section>
        )}
      </For>
      <Section id="every-year" title="毎年度の項目" aside={`${board().duties.length}件`}>
        <DutyTable duties={board().duties} plan={view().plan} />
      </Section>
      <Section id="undated" title="数値や終わりの年度の記載がない項目" aside={`${board().undated.length}項目`}>
        <p class={texts.quiet}>
          実施時期は各項目のページにありますが、達成を測る数値も終わりの年度も計画に書かれていません。
        </p>
        <LongList each={board().undated}>
          {(shown) => (
            <ul class={styles.undated}>
              <For each={shown()}>
                {(item) => (
                  <li>
                    <a href={`${base()}/${item.key}`}>
                      <small translate="no">{findNumber(item, view().plan)}</small> {plainTitle(item)}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          )}
        </LongList>
      </Section>
    </>
  );
  function Dues(props: { dues: readonly Due[]; fiscalYear: FiscalYear }) {
    return (
      <>
        {/* Over the rows' lines of years, where there is room for them. */}
        <p class={styles.axis} aria-hidden="true">
          <span>
            <For each={dueYears()}>{(year, index) => <span>{describeEraYear(year, index() === 0)}</span>}</For>
          </span>
        </p>
        <LongList each={props.dues}>
          {(shown) => (
            <ul class={styles.dues}>
              <For each={shown()}>
                {(due) => (
                  <DueRow
                    due={due}
                    href={`${base()}/${due.item.key}`}
                    view={view()}
                    years={dueYears()}
                    fiscalYear={props.fiscalYear}
                  />
                )}
              </For>
            </ul>
          )}
        </LongList>
      </>
    );
  }
}

/** What the plan itself sets for the year. */
function listStated({ dues }: BoardYear): Due[] {
  return dues.filter(({ target }) => !target.dueAssumed);
}

/** What the app looks at by the end of the year, because the plan states none. */
function listAssumed({ dues }: BoardYear): Due[] {
  return dues.filter(({ target }) => target.dueAssumed);
}
