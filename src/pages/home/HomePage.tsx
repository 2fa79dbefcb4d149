import { For, Show } from "solid-js";
import { listItemsOfArea } from "#domain/area-reasons.ts";
import { listUndone } from "#domain/concerns.ts";
import { findCoverage } from "#domain/coverage.ts";
import { listDeadlines } from "#domain/due.ts";
import { isDraft } from "#domain/edition.ts";
import { listAllExpectedNews } from "#domain/expected-news.ts";
import { listAllFindings } from "#domain/findings.ts";
import { hasEnded } from "#domain/fiscal-year.ts";
import { findMetric, type Item, plainTitle } from "#domain/item.ts";
import { listAllDeadlines } from "#domain/item-filter.ts";
import { KNOWN_FIRST } from "#domain/status.ts";
import { listActuals, type QuantityTarget } from "#domain/targets/quantity.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/ChipLinks.tsx";
import { Icon } from "#ui/Icon.tsx";
import { LongList } from "#ui/LongList.tsx";
import { describeDate, describeFiscalYear, describeFiscalYears } from "#words/ja/dates.ts";
import { describeNumber, describeValue } from "#words/ja/numbers.ts";
import { describeRecordTime } from "#words/ja/record.ts";
import { describeStatus } from "#words/ja/status.ts";
import { EditionNote } from "../edition-note.tsx";
import { FindingList } from "../finding-list.tsx";
import type { PageModule } from "../page.ts";
import styles from "./HomePage.module.css";

export const path = "/";

export const head: PageModule["head"] = ({ plan, snapshot }) => ({
  title: `${plan.city}の行政改革は、いまどこまで？`,
  description: `${plan.title}の改革実施項目${plan.items.length}件が、どうなったか。状況・目標・出典を一つずつ。${describeDate(snapshot.date)}時点。`,
});

/** So many of the newest findings, and of the completed items by name, stand on the page; the rest behind a link. */
const NEWEST = 3;
const NAMED = 6;

/** What came of the plan, in one screen: where its items stand, what was learnt last, and the ways in. */
export default function HomePage() {
  const view = usePlan();
  const plan = () => view().plan;
  const base = () => `/plans/${plan().id}`;
  const standings = () =>
    KNOWN_FIRST.map((status) => ({
      status,
      items: plan().items.filter(({ key }) => view().statusOf(key).name === status),
    })).filter(({ items }) => items.length > 0);
  const recordsOf = ({ key }: Item) => view().recordsByItem.get(key) ?? [];
  const countKnown = (items: readonly Item[]) =>
    items.filter((item) => findCoverage(item, recordsOf(item)) !== "nothing").length;
  const findings = listAllFindings(plan());
  const expected = () => listAllExpectedNews(plan(), view().snapshot.date).slice(0, NEWEST);
  /** The next deadline that the plan sets, with the number of items that have it. */
  const nextDue = () => {
    const year = listAllDeadlines(plan()).find((one) => !hasEnded(one, view().snapshot.date));
    if (year === undefined) return null;
    return { year, count: plan().items.filter((item) => listDeadlines(item, plan().period).includes(year)).length };
  };
  const quantities = () =>
    plan().items.flatMap((item) =>
      item.targets.flatMap((target) => (target.kind === "quantity" ? [{ item, target }] : [])),
    );
  const isActualKnown = () => quantities().some(({ item, target }) => listActuals(target, recordsOf(item)).length > 0);
  const countIn = (area: string) => listItemsOfArea(plan(), area).length;
  const isOver = () => hasEnded(plan().period.last, view().snapshot.date);
  const undone = () => listUndone(plan().items, view().statuses).length;
  const lastEntry = () => view().snapshot.log.at(-1);

  return (
    <>
      <p class={styles.eyebrow}>
        {plan().title}
        <Show when={isDraft(plan())}>（案）</Show>
      </p>
      <h1>
        {plan().city}の行政改革、{plan().items.length}項目はいまどこまで？
      </h1>
      <Card>
        <ul class={styles.rows} data-standings="">
          <For each={standings()}>
            {({ status, items }) => (
              <li>
                <a href={`${base()}/items?status=${status}`}>
                  <Icon name={`status-${status}`} status={status} />
                  <span>
                    {describeStatus(status)}
                    <Show when={status === "no-record" && countKnown(items)}>
                      {(known) => <small>（うち{known()}項目は関係する動きがわかる）</small>}
                    </Show>
                  </span>
                  <b>
                    {items.length}
                    <span class="visually-hidden">項目</span>
                  </b>
                </a>
                <Show when={status === "done"}>
                  <p class={styles.names}>
                    <For each={items.slice(0, NAMED)}>
                      {(item) => (
                        <span>
                          <a href={`${base()}/items/${item.key}`}>{plainTitle(item)}</a>
                        </span>
                      )}
                    </For>
                    <Show when={items.length > NAMED}>ほか{items.length - NAMED}項目</Show>
                  </p>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <p class={styles.more}>
          計画の期間（{describeFiscalYears(plan().period.first, plan().period.last)}）
          {isOver() ? "は終わりました。" : "の途中です。"}
          <EditionNote /> <a href={`${base()}/years`}>年度ごとに見る</a>
          <Show when={isOver() || undone() > 0}>
            ・<a href={`${base()}/status#undone`}>実現しなかった項目（{undone()}）</a>
          </Show>
        </p>
        <p class={styles.more} data-followed="" hidden>
          この端末でフォロー中：
          <a href="/following">
            <span data-followed-count="" />件
            <span class={styles.unread} data-unread="" />
          </a>
        </p>
      </Card>
      <Show when={findings.length > 0}>
        <Section id="newest" title="最近わかったこと">
          <Card>
            <FindingList findings={findings.slice(0, NEWEST)} isShort />
            <p class={styles.more}>
              <a href={`${base()}/records`}>わかったことを新しい順に（{findings.length}件）</a>
            </p>
          </Card>
        </Section>
      </Show>
      <Show when={expected().length > 0 || nextDue()}>
        <Section id="expected" title="これからあること">
          <Card>
            <ul class={styles.expected}>
              <For each={expected()}>
                {(news) => (
                  <li>
                    <small>
                      {news.date === undefined ? `${describeRecordTime(news)}中` : describeRecordTime(news)}
                      <Show when={view().itemByKey.get(news.item ?? "")}>
                        {(item) => (
                          <>
                            ・<a href={`${base()}/items/${item().key}#next`}>{plainTitle(item())}</a>
                          </>
                        )}
                      </Show>
                    </small>
                    <p>{news.text}</p>
                  </li>
                )}
              </For>
            </ul>
            <Show when={nextDue()}>
              {(due) => (
                <p class={styles.more}>
                  計画の次の期限は{describeFiscalYear(due().year)}末：
                  <a href={`${base()}/items?due=${due().year}`}>{due().count}項目</a>
                </p>
              )}
            </Show>
          </Card>
        </Section>
      </Show>
      <Show when={plan().areas.length > 0}>
        <Section id="areas" title="地域から">
          <ChipLinks
            links={plan().areas.map(({ slug, name }) => ({
              name,
              href: `${base()}/areas/${slug}`,
              detail: countIn(slug) > 0 ? `${countIn(slug)}項目` : undefined,
            }))}
          />
        </Section>
      </Show>
      <Show when={quantities().length > 0}>
        <Section id="quantities" title="数字の約束" aside={`${quantities().length}件`}>
          <Card>
            <LongList each={quantities()}>
              {(shown) => (
                <ul class={styles.promises}>
                  <For each={shown()}>{({ item, target }) => <Promised item={item} target={target} />}</For>
                </ul>
              )}
            </LongList>
            <Show when={!isActualKnown()}>
              <p class={styles.more}>
                どれも、実績はまだ登録されていません。
                <Show when={plan().documents}>
                  <a href={`${base()}/documents`}>結果が載っていそうな資料</a>
                </Show>
              </p>
            </Show>
          </Card>
        </Section>
      </Show>
      <Section id="policies" title="基本方針から">
        <ChipLinks
          links={plan().policies.map(({ id, title, printedCount }) => ({
            name: title,
            href: `${base()}/policies/${id}`,
            detail: `${printedCount}項目`,
          }))}
        />
      </Section>
      <Show when={lastEntry()}>
        {(entry) => (
          <Section id="changes" title="データの更新" aside={describeDate(entry().date)}>
            <Card>
              <p>{entry().note}</p>
              <p class={styles.more}>
                <a href={`${base()}/changes`}>更新の記録を見る</a>
              </p>
            </Card>
          </Section>
        )}
      </Show>
    </>
  );

  function Promised(props: { item: Item; target: QuantityTarget }) {
    const actual = () => listActuals(props.target, recordsOf(props.item)).at(-1);
    return (
      <Show when={findMetric(props.item, props.target.metric)}>
        {(metric) => (
          <li>
            <a href={`${base()}/items/${props.item.key}`}>{metric().name}</a>
            <span>
              <Show when={props.target.baseline}>
                {(baseline) => (
                  <>
                    <span translate="no">{describeNumber(baseline().value)}</span>
                    <span aria-hidden="true"> → </span>
                    <span class="visually-hidden">から</span>
                  </>
                )}
              </Show>
              <b translate="no">{describeValue(props.target.target.value, metric().unit)}</b>
              <Show when={actual()}>
                {(known) => (
                  <small>
                    実績 <span translate="no">{describeValue(known().value, metric().unit)}</span>（
                    {describeFiscalYear(known().fiscalYear)}）
                  </small>
                )}
              </Show>
            </span>
          </li>
        )}
      </Show>
    );
  }
}
