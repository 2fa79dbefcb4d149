import { Show } from "solid-js";
import { findEditionOf, findNumber } from "#domain/edition.ts";
import { listFindings } from "#domain/findings.ts";
import { dropNoteMarks, type Item, plainTitle } from "#domain/item.ts";
import { usePlan } from "#queries/plan.ts";
import { Quote } from "#ui/Quote.tsx";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { cutText } from "#words/cut-text.ts";
import { answerStatus } from "#words/ja/answer.ts";
import { describeCard } from "#words/ja/card.ts";
import { describeOwners } from "#words/ja/owner.ts";
import { describeStatus } from "#words/ja/status.ts";
import type { PageModule, PageProps } from "../page.ts";
import { planSheet, Sheet, UNKNOWN } from "../sheet.tsx";

export const path = "/plans/:plan/items/:key/sheet";

export const head: PageModule["head"] = ({ plan, itemByKey }, params) => {
  const item = itemByKey.get(params.key ?? "");
  if (!item) return null;
  const canonical = `/plans/${plan.id}/items/${item.key}`;
  const title = plainTitle(item);
  return {
    title: `掲示用の1枚：${title}（${findNumber(item, plan)}）`,
    description: `項目「${title}」の目標・状況・わかったこと・出典を、A4の1枚に。`,
    crumbs: [{ name: title, href: canonical }],
    image: item.key,
    canonical,
  };
};

/** Characters and printed lines of 目標 that a sheet has room for. */
const GOAL_LENGTH = 300;
const GOAL_LINES = 8;

/** One item on a sheet for the notice board. */
export default function ItemSheetPage(props: PageProps) {
  const view = usePlan();
  return <Show when={view().itemByKey.get(props.params.key ?? "")}>{(item) => <ItemSheet item={item()} />}</Show>;
}

function ItemSheet(props: { item: Item }) {
  const view = usePlan();
  const { plan, snapshot, recordsByItem } = view();
  const item = props.item;
  const records = recordsByItem.get(item.key) ?? [];
  const status = view().statusOf(item.key);
  const sentence = answerStatus(status, item, snapshot.date);
  const { promise } = describeCard(item, records, plan, snapshot.date);
  const whole = dropNoteMarks(item.goal);
  const goal = cutText(whole.split("\n").slice(0, GOAL_LINES).join("\n"), GOAL_LENGTH);
  const owners = `担当 ${describeOwners(item.owners, plan)}・実施時期 ${item.schedule.text}`;
  const isUnknown = status.name === "no-record";
  // The title is twice as large, and the badge takes its place.
  const fixed = [
    plainTitle(item),
    plainTitle(item),
    `${describeStatus(status.name)}　　${sentence}`,
    promise,
    goal,
    owners,
    isUnknown ? UNKNOWN : "",
  ];
  const sheet = planSheet(view(), fixed, listFindings(item, records));
  return (
    <Sheet
      of={`/plans/${plan.id}/items/${item.key}`}
      number={findNumber(item, plan)}
      title={plainTitle(item)}
      plan={goal === whole ? sheet : { ...sheet, isCut: true }}
    >
      <p>
        <StatusBadge status={status.name} /> {sentence}
      </p>
      <Show when={isUnknown}>
        <p>{UNKNOWN}</p>
      </Show>
      <h2>目標</h2>
      <p>
        <b>{promise}</b>
      </p>
      <Quote>{goal}</Quote>
      <p>
        <small>
          計画（{findEditionOf(item, plan)?.label}）の文章のまま。{owners}
        </small>
      </p>
    </Sheet>
  );
}
