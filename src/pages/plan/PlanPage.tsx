import { For, Show } from "solid-js";
import { isDraft } from "#domain/edition.ts";
import { countStatuses } from "#domain/status.ts";
import { usePlan } from "#queries/plan.ts";
import { usePlans } from "#queries/plans.ts";
import { Card, Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/ChipLinks.tsx";
import { Quote, QuoteLabel } from "#ui/Quote.tsx";
import { StatusCounts } from "#ui/StatusCounts.tsx";
import { describeDate, describeFiscalYear } from "#words/ja/dates.ts";
import { EditionNote } from "../edition-note.tsx";
import type { PageModule } from "../page.ts";
import { PlanFact } from "../plan-fact.tsx";
import { PlanTitle } from "../plan-title.tsx";
import texts from "../text.module.css";
import { EditionFates } from "./EditionFates.tsx";
import { Successions } from "./Successions.tsx";

export const path = "/plans/:plan";

export const head: PageModule["head"] = ({ plan }) => ({
  title: plan.title,
  description: `${plan.title}の基本方針${plan.policies.length}つと${plan.items.length}項目。期間は${describeFiscalYear(plan.period.first)}から${describeFiscalYear(plan.period.last)}まで。`,
});

/** The plan: its policies and sections with their counts, its editions, and what is known of it as a whole. */
export default function PlanPage() {
  const view = usePlan();
  const plan = () => view().plan;
  const plans = usePlans();
  const base = () => `/plans/${plan().id}`;
  const facts = () => plan().facts.filter(({ topic }) => topic !== "council");
  const openRows = () =>
    plan().policies.flatMap((policy) =>
      policy.sections.flatMap(({ openRow, mark }) =>
        openRow ? [{ row: openRow, table: `${policy.title} ${mark}` }] : [],
      ),
    );

  return (
    <>
      <PlanTitle plan={plan()} />
      <p class={texts.lead}>
        {describeFiscalYear(plan().period.first)}から{describeFiscalYear(plan().period.last)}
        までの計画です。{plan().items.length}の改革実施項目があります。
        <EditionNote />
      </p>
      <StatusCounts
        counts={countStatuses(view().statuses.values())}
        hrefOf={(status) => `${base()}/items?status=${status}`}
      />
      <p class={texts.lead}>
        <a href={`${base()}/status`}>状況のまとめ（審議会向け）</a>・
        <a href={`${base()}/booklet`}>印刷して綴じる冊子</a>
      </p>
      <For each={plan().policies}>
        {(policy) => (
          <Section
            id={`policy-${policy.id}`}
            title={`${policy.number} ${policy.title}`}
            aside={`${policy.printedCount}項目`}
          >
            <ChipLinks
              links={policy.sections.map((section) => ({
                name: `${section.mark} ${section.shortName}`,
                href: `${base()}/policies/${policy.id}#section-${section.id}`,
                detail: `${section.printedCount}項目`,
              }))}
            />
          </Section>
        )}
      </For>
      <Successions plan={plan()} />
      <Show when={plans}>
        {(it) => (
          <Section id="plans" title="計画の一覧">
            <Card>
              <ul>
                <For each={it().list}>
                  {({ id, title, period }) => (
                    <li>
                      <a href={`/plans/${id}`} aria-current={id === plan().id ? "page" : undefined}>
                        {title}
                      </a>
                      （{describeFiscalYear(period.first)}から{describeFiscalYear(period.last)}まで
                      {id === it().site.plan ? "。いまの計画" : ""}）
                    </li>
                  )}
                </For>
              </ul>
            </Card>
          </Section>
        )}
      </Show>
      <Section id="editions" title="この計画の版">
        <Card>
          <div class={texts.prose}>
            <For each={plan().editions}>
              {(edition) => (
                <p>
                  <b>{edition.label}</b>：{edition.title}
                  <Show when={edition.commentPeriod}>
                    {(period) => (
                      <>
                        （パブリックコメント受付期間 {describeDate(period().first)}から{describeDate(period().last)}
                        まで。<a href={`${base()}/opinions`}>意見と市の考え方</a>）
                      </>
                    )}
                  </Show>
                </p>
              )}
            </For>
            <EditionFates plan={plan()} />
            <Show when={isDraft(plan())}>
              <p>
                このアプリにあるのは案の文章です。策定された計画の文章は手元にないため、項目の数や文章が策定後と異なることがあります。
              </p>
            </Show>
          </div>
        </Card>
      </Section>
      <Show when={facts().length > 0}>
        <Section id="facts" title="計画全体についてわかっていること" aside="文はこのアプリの要約です">
          <For each={facts()}>
            {(fact) => (
              <Card>
                <PlanFact fact={fact} />
              </Card>
            )}
          </For>
        </Section>
      </Show>
      <Show when={openRows().length > 0}>
        <Section id="open" title="空欄のまま示された項目">
          <For each={openRows()}>
            {({ row, table }) => (
              <Card>
                <Quote>
                  {row.number} {row.title}
                </Quote>
                <QuoteLabel>{table}の表にある行です。</QuoteLabel>
              </Card>
            )}
          </For>
        </Section>
      </Show>
    </>
  );
}
