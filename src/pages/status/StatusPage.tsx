import { For, Show } from "solid-js";
import { CONCERNS, type Concern, findContradiction, listConcerns, listUndone } from "#domain/concerns.ts";
import { findNumber } from "#domain/edition.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import { countStatuses, KNOWN_FIRST } from "#domain/status.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { answerStatus } from "#words/ja/answer.ts";
import { describeDate } from "#words/ja/dates.ts";
import { describeRating } from "#words/ja/kinds.ts";
import { describeStatus } from "#words/ja/status.ts";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import styles from "./StatusPage.module.css";

export const path = "/plans/:plan/status";

export const head: PageModule["head"] = ({ plan, snapshot }) => ({
  title: "状況のまとめ",
  description: `${plan.title}の期限超過・登録なし・評価の食い違いを、基本方針と担当ごとに。${describeDate(snapshot.date)}時点。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** A row of a table: some of the plan's items, and the query that the list of items narrows to them. */
interface Part {
  name: string;
  query: string;
  has: (item: Item) => boolean;
}

/** Concerns that have a list of their own; what is overdue stands with all that did not come about. */
const LISTED = ["no-record", "at-odds"] as const satisfies readonly Concern[];

/** For the council, on one or two sheets: what did not come about, is 登録なし or at odds, by policy and by department. */
export default function StatusPage() {
  const view = usePlan();
  const plan = () => view().plan;
  const concerns = listConcerns(plan(), view().statuses);
  const undone = listUndone(plan().items, view().statuses);
  const counts = countStatuses(view().statuses.values());
  const list = () => `/plans/${plan().id}/items`;
  const policies = (): Part[] =>
    plan().policies.map(({ id, title }) => ({
      name: title,
      query: `policy=${id}`,
      has: ({ policy }) => policy === id,
    }));
  const departments = (): Part[] =>
    plan()
      .departments.map(({ slug, name }) => ({
        name,
        query: `department=${slug}`,
        has: ({ owners }: Item) => owners.some(({ department }) => department === slug),
      }))
      .filter(({ has }) => plan().items.some(has));

  return (
    <>
      <h1>状況のまとめ</h1>
      <p class={texts.lead}>
        審議会で使うための一覧です（{describeDate(view().snapshot.date)}
        時点）。「登録なし」は、結果を示す公表資料がこのアプリにまだないという意味で、行われなかったという意味ではありません。
      </p>
      <p>
        {plan().items.length}項目：
        <For each={KNOWN_FIRST.filter((status) => counts[status] > 0)}>
          {(status, index) => (
            <>
              {index() > 0 ? "・" : ""}
              <span class={texts.unbroken}>
                {describeStatus(status)} <a href={`${list()}?status=${status}`}>{counts[status]}</a>
              </span>
            </>
          )}
        </For>
      </p>
      <Section id="policies" title="基本方針ごと">
        <Card>
          <Counts of="基本方針" parts={policies()} total={{ name: "計画全体", query: "", has: () => true }} />
        </Card>
      </Section>
      <Section id="departments" title="担当ごと">
        <Card>
          <Counts of="担当" parts={departments()} />
        </Card>
        <p class={texts.quiet}>複数の担当の項目は、それぞれで数えています。</p>
      </Section>
      <Section id="undone" title="実現しなかった項目" aside={`${undone.length}項目`}>
        <Show
          when={undone.length > 0}
          fallback={
            <p class={texts.quiet}>
              期限までに目標に届かなかったこと（期限超過）や、続けないと決まったこと（検討終了）を示す公表資料は、まだこのアプリにありません。
            </p>
          }
        >
          <Items items={undone} detailOf={describeEnd} />
        </Show>
      </Section>
      <For each={LISTED}>
        {(concern) => (
          <Section id={concern} title={describeConcern(concern)} aside={`${concerns[concern].length}項目`}>
            <Show when={concerns[concern].length > 0} fallback={<p class={texts.quiet}>ありません。</p>}>
              <Items items={concerns[concern]} detailOf={concern === "at-odds" ? describeContradiction : () => ""} />
            </Show>
          </Section>
        )}
      </For>
    </>
  );

  /** How many items of each part there are, and how many of each concern, as links to the very items. */
  function Counts(own: { of: string; parts: readonly Part[]; total?: Part }) {
    const countIn = (items: readonly Item[], part: Part) => items.filter(part.has).length;
    const hrefOf = (part: Part, concern?: Concern) => {
      if (concern === "at-odds") return "#at-odds";
      const query = [part.query, concern && `status=${concern}`].filter(Boolean).join("&");
      return query ? `${list()}?${query}` : list();
    };
    return (
      <div class={styles.wide}>
        <table class={styles.counts}>
          <thead>
            <tr>
              <th scope="col">{own.of}</th>
              <th scope="col">項目</th>
              <For each={CONCERNS}>{(concern) => <th scope="col">{describeConcern(concern)}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={own.total ? [...own.parts, own.total] : own.parts}>
              {(part) => (
                <tr>
                  <th scope="row">{part.name}</th>
                  <Count count={countIn(plan().items, part)} href={hrefOf(part)} />
                  <For each={CONCERNS}>
                    {(concern) => <Count count={countIn(concerns[concern], part)} href={hrefOf(part, concern)} />}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    );
  }

  function Count(own: { count: number; href: string }) {
    return (
      <td>
        <Show when={own.count > 0} fallback="0">
          <a href={own.href}>{own.count}</a>
        </Show>
      </td>
    );
  }

  /** Items by number and title, who answers for them and when, and what else is to be said of each. */
  function Items(own: { items: readonly Item[]; detailOf: (item: Item) => string }) {
    return (
      <Card>
        <ul class={styles.items}>
          <For each={own.items}>
            {(item) => (
              <li>
                <a href={`${list()}/${item.key}`}>
                  <span translate="no">{findNumber(item, plan())}</span> {plainTitle(item)}
                </a>
                <Show when={own.detailOf(item)}>{(detail) => <p>{detail()}</p>}</Show>
                <small>
                  {item.ownerText}／{item.schedule.text}
                </small>
              </li>
            )}
          </For>
        </ul>
      </Card>
    );
  }

  function describeEnd(item: Item): string {
    const status = view().statusOf(item.key);
    return `${describeStatus(status.name)}：${answerStatus(status, item, view().snapshot.date)}`;
  }

  function describeContradiction(item: Item): string {
    const status = view().statusOf(item.key);
    const rating = findContradiction(view().recordsByItem.get(item.key) ?? [], status);
    return rating ? `計算は「${describeStatus(status.name)}」、所管課の評価は「${describeRating(rating.state)}」` : "";
  }
}

function describeConcern(concern: Concern): string {
  return concern === "at-odds" ? "食い違い" : describeStatus(concern);
}
