import { Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import { readableAddress } from "#domain/source.ts";
import type { ItemStatus } from "#domain/status.ts";
import { usePlan } from "#queries/plan.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Card, Section } from "#ui/Card.tsx";
import { Chips } from "#ui/Chips.tsx";
import { ShareButton } from "#ui/ShareButton.tsx";
import type { Crumb, Head } from "#words/head.ts";
import { answerStatus } from "#words/ja/answer.ts";
import { describeDate } from "#words/ja/dates.ts";
import { summarizeItem } from "#words/ja/item.ts";
import { describeOrigin } from "#words/ja/kinds.ts";
import { describeStatus } from "#words/ja/status.ts";
import { Follow } from "../follow.tsx";
import type { PageModule, PageProps } from "../page.ts";
import { Answer, isGoalPromise } from "./Answer.tsx";
import { Documents } from "./Documents.tsx";
import { Facts } from "./Facts.tsx";
import { Figures } from "./Figures.tsx";
import { Findings } from "./Findings.tsx";
import styles from "./ItemPage.module.css";
import { Opinions } from "./Opinions.tsx";
import { PlanWords } from "./PlanWords.tsx";
import { Succession } from "./Succession.tsx";
import { Voices } from "./Voices.tsx";
import { Years } from "./Years.tsx";

export const path = "/plans/:plan/items/:key";

export const head: PageModule["head"] = (view, params) => {
  const item = view.itemByKey.get(params.key ?? "");
  const status = item && view.statuses.get(item.key);
  if (!item || !status) return null;
  const { plan, snapshot } = view;
  const title = plainTitle(item);
  return {
    title: `${title}（${findNumber(item, plan)}）`,
    description: `${describeStatus(status.name)}。目標：${summarizeItem(item, plan)}。${plan.city}の行政改革の項目「${title}」の状況・目標・出典。${describeDate(snapshot.date)}時点。`,
    crumbs: crumbsOf(view, item),
    ...describeDocument(view, item),
  };
};

/** The preview image, and what the page is as schema.org tells it. */
function describeDocument(view: PlanView, item: Item): Pick<Head, "image" | "jsonLd"> {
  return {
    image: item.key,
    jsonLd: {
      "@type": "Article",
      headline: plainTitle(item),
      dateModified: view.snapshot.date,
      citation: [...new Set((view.recordsByItem.get(item.key) ?? []).map(({ source }) => source))].flatMap((id) => {
        const source = view.sourceById.get(id);
        return source ? [readableAddress(source.url)] : [];
      }),
    },
  };
}

function crumbsOf({ plan }: PlanView, item: Item): Crumb[] {
  const policy = plan.policies.find(({ id }) => id === item.policy);
  const section = policy?.sections.find(({ id }) => id === item.section);
  const href = `/plans/${plan.id}/policies/${item.policy}`;
  return [
    { name: policy?.title ?? plan.title, href },
    { name: `${section?.mark ?? ""} ${section?.shortName ?? ""}`, href: `${href}#section-${item.section}` },
  ];
}

/** One item: where it stands, what was promised, what is known, and on what that rests. */
export default function ItemPage(props: PageProps) {
  const view = usePlan();
  const found = () => {
    const item = view().itemByKey.get(props.params.key ?? "");
    const status = item && view().statuses.get(item.key);
    return item && status ? { item, status } : null;
  };
  return <Show when={found()}>{(entry) => <ItemStory item={entry().item} status={entry().status} />}</Show>;
}

function ItemStory(props: { item: Item; status: ItemStatus }) {
  const view = usePlan();
  const plan = () => view().plan;
  const records = () => view().recordsByItem.get(props.item.key) ?? [];
  const sourceOf = (id: string) => view().sourceById.get(id);
  const followId = () => `item:${props.item.key}` as const;
  const neighbour = (step: number) => {
    const index = plan().items.findIndex(({ key }) => key === props.item.key);
    return index + step >= 0 ? plan().items[index + step] : undefined;
  };

  return (
    <article>
      <h1 class={styles.title}>{plainTitle(props.item)}</h1>
      <Chips
        words={[
          <span translate="no">{findNumber(props.item, plan())}</span>,
          describeOrigin(props.item.origin),
          `実施時期 ${props.item.schedule.text}`,
        ]}
      />
      <div class={styles.columns}>
        <div>
          <Answer item={props.item} status={props.status} view={view()}>
            <div class={styles.actions}>
              <Follow id={followId()} name={plainTitle(props.item)} />
              <ShareButton
                label="この項目を共有する"
                title={plainTitle(props.item)}
                text={`${describeStatus(props.status.name)}。${answerStatus(props.status, props.item, view().snapshot.date)}`}
              />
            </div>
          </Answer>
          <Findings item={props.item} view={view()} />
          <Show when={props.status.name === "no-record"}>
            <Documents item={props.item} status={props.status} view={view()} />
          </Show>
          <PlanWords item={props.item} plan={plan()} isGoalShown={isGoalPromise(props.item)}>
            <Succession item={props.item} view={view()} />
          </PlanWords>
          <Figures item={props.item} records={records()} />
          <Voices status={props.status} asOf={view().snapshot.date} records={records()} sourceOf={sourceOf} />
          <Opinions item={props.item} view={view()} />
        </div>
        <div>
          <Section id="years" title="年度ごと">
            <Card>
              <Years item={props.item} view={view()} />
            </Card>
          </Section>
          <Facts item={props.item} view={view()} />
        </div>
      </div>
      <nav class={styles.turn} aria-label="前後の項目" data-no-print="">
        <Show when={neighbour(-1)}>{(item) => <Turn word="前の項目" item={item()} />}</Show>
        <Show when={neighbour(1)}>{(item) => <Turn word="次の項目" item={item()} />}</Show>
      </nav>
    </article>
  );

  function Turn(own: { word: string; item: Item }) {
    return (
      <a href={`/plans/${plan().id}/items/${own.item.key}`}>
        <small>
          {own.word} <span translate="no">{findNumber(own.item, plan())}</span>
        </small>
        {plainTitle(own.item)}
      </a>
    );
  }
}
