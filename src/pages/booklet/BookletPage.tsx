import { For, Show } from "solid-js";
import { findEditionOf, findNumber } from "#domain/edition.ts";
import { listFindings } from "#domain/findings.ts";
import { listWholes } from "#domain/followed-items.ts";
import { dropNoteMarks, type Item, plainTitle } from "#domain/item.ts";
import { countStatuses, KNOWN_FIRST } from "#domain/status.ts";
import { usePlan } from "#queries/plan.ts";
import { Quote } from "#ui/Quote.tsx";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { answerStatus } from "#words/ja/answer.ts";
import { describeCard } from "#words/ja/card.ts";
import { describeDate, describeFiscalYears } from "#words/ja/dates.ts";
import { describeSource, tellFinding } from "#words/ja/finding.ts";
import { describeOwners } from "#words/ja/owner.ts";
import { describeRecordTime } from "#words/ja/record.ts";
import { describeStatus } from "#words/ja/status.ts";
import { NarrowForm } from "../narrow-form.tsx";
import type { PageModule } from "../page.ts";
import { PlanTitle } from "../plan-title.tsx";
import texts from "../text.module.css";
import styles from "./BookletPage.module.css";

export const path = "/plans/:plan/booklet";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "冊子",
  description: `${plan.title}の${plan.items.length}項目の目標・状況・わかったこと・出典を、印刷して綴じる冊子に。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/**
 * The whole plan for paper, or what the reader chooses of it: a cover, contents by number, one item after another. Printers
 * tell no script on which sheet an item comes to stand, so that the contents name none; the items stand in their order.
 */
export default function BookletPage() {
  const view = usePlan();
  const { plan, snapshot, statuses } = view();
  const { site, date } = snapshot;
  const countOf = countStatuses(statuses.values());
  const base = `/plans/${plan.id}`;
  const ofItem = (item: Item) => [`item:${item.key}`, ...listWholes(item)].join(" ");
  const itemsOf = (policy: string) => plan.items.filter((item) => item.policy === policy);
  return (
    <>
      <div class={styles.cover}>
        <PlanTitle plan={plan} />
        <p>{describeFiscalYears(plan.period.first, plan.period.last)}の目標、状況、わかったこと</p>
        <p data-condition-words="" />
        {/* Of the whole plan: goes when the booklet is narrowed. */}
        <p data-group="">
          {KNOWN_FIRST.filter((name) => countOf[name] > 0)
            .map((name) => `${describeStatus(name)} ${countOf[name]}`)
            .join("　")}
        </p>
        <p>
          <b>{describeDate(date)}時点</b>　{site.publisher}
        </p>
        <p>
          「登録なし」は、このアプリがまだ資料を読めていないことをいい、市が公表していないという意味ではありません。
        </p>
        <div data-qr={(site.origin ?? "") + base}>{site.origin && site.origin + base}</div>
      </div>
      <p data-no-print="">印刷すると、A4の冊子になります。</p>
      <NarrowForm count={plan.items.length} hasMine />
      <div data-items="">
        <nav aria-label="もくじ" class={styles.contents}>
          <h2>もくじ</h2>
          <For each={plan.policies}>
            {(policy) => (
              <div data-group="">
                <h3>
                  {policy.number} {policy.title}
                </h3>
                <ul>
                  <For each={itemsOf(policy.id)}>
                    {(item) => (
                      <li data-of={ofItem(item)}>
                        <a href={`#item-${item.key}`}>
                          <span translate="no">{findNumber(item, plan)}</span> {plainTitle(item)}
                        </a>
                        <span>{describeStatus(view().statusOf(item.key).name)}</span>
                      </li>
                    )}
                  </For>
                </ul>
              </div>
            )}
          </For>
        </nav>
        <For each={plan.policies}>
          {(policy) => (
            <section data-group="" aria-labelledby={`policy-${policy.id}`}>
              <h2 id={`policy-${policy.id}`}>
                {policy.number} {policy.title}
              </h2>
              <For each={itemsOf(policy.id)}>{(item) => <Entry item={item} />}</For>
            </section>
          )}
        </For>
      </div>
    </>
  );

  function Entry(own: { item: Item }) {
    const item = own.item;
    const records = view().recordsByItem.get(item.key) ?? [];
    const status = view().statusOf(item.key);
    const findings = listFindings(item, records);
    const sources = [...new Set(findings.map(({ source }) => source))].flatMap((id) => view().sourceById.get(id) ?? []);
    const marks = new Map(sources.map(({ id }, index) => [id, index + 1]));
    return (
      <article class={styles.item} data-of={ofItem(item)}>
        <h3 id={`item-${item.key}`}>
          <a href={`${base}/items/${item.key}`}>
            <span translate="no">{findNumber(item, plan)}</span> {plainTitle(item)}
          </a>
        </h3>
        <p>
          <StatusBadge status={status.name} /> {answerStatus(status, item, date)}
        </p>
        <p>
          <b>{describeCard(item, records, plan, date).promise}</b>
        </p>
        <Quote>{dropNoteMarks(item.goal)}</Quote>
        <Show when={findings.length > 0}>
          <ul>
            <For each={findings}>
              {(finding) => (
                <li>
                  <b>{describeRecordTime(finding)}</b>　{tellFinding(finding)}
                  <sup>{marks.get(finding.source)}</sup>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <p class={texts.quiet}>
          担当 {describeOwners(item.owners, plan)}・実施時期 {item.schedule.text}・目標は計画（
          {findEditionOf(item, plan)?.label}）の文章のまま
          <Show when={sources.length > 0}>
            ・出典 {sources.map((source, index) => `${index + 1}) ${describeSource(source)}`).join("　")}
          </Show>
        </p>
      </article>
    );
  }
}
