import { For, Show } from "solid-js";
import { listItemsOfArea } from "#domain/area-reasons.ts";
import { findNumber } from "#domain/edition.ts";
import { listAllFindings } from "#domain/findings.ts";
import { plainTitle } from "#domain/item.ts";
import type { Area } from "#domain/plan.ts";
import { usePlan } from "#queries/plan.ts";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { answerStatus } from "#words/ja/answer.ts";
import { describeAreaCard } from "#words/ja/area-card.ts";
import { describeStatus } from "#words/ja/status.ts";
import type { PageModule, PageProps } from "../page.ts";
import { planSheet, Sheet, UNKNOWN } from "../sheet.tsx";

export const path = "/plans/:plan/areas/:area/sheet";

export const head: PageModule["head"] = ({ plan, areaBySlug }, params) => {
  const area = areaBySlug.get(params.area ?? "");
  if (!area) return null;
  const canonical = `/plans/${plan.id}/areas/${area.slug}`;
  return {
    title: `掲示用の1枚：${area.name}地域の項目`,
    description: `${area.name}地域の項目の状況とわかったことを、A4の1枚に。`,
    crumbs: [{ name: `${area.name}地域の項目`, href: canonical }],
    canonical,
  };
};

/** So many items of an area have room on a sheet. */
const ITEMS = 6;

/** One area on a sheet for the notice board. */
export default function AreaSheetPage(props: PageProps) {
  const view = usePlan();
  return <Show when={view().areaBySlug.get(props.params.area ?? "")}>{(area) => <AreaSheet area={area()} />}</Show>;
}

function AreaSheet(props: { area: Area }) {
  const view = usePlan();
  const area = props.area;
  const { plan, snapshot, recordsByItem } = view();
  const all = listItemsOfArea(plan, area.slug);
  const items = all.slice(0, ITEMS).map((item) => {
    const status = view().statusOf(item.key);
    return {
      status: status.name,
      title: `${findNumber(item, plan)} ${plainTitle(item)}`,
      words: describeAreaCard(item, recordsByItem.get(item.key) ?? [], plan, snapshot.date, area).promise,
      sentence: answerStatus(status, item, snapshot.date),
    };
  });
  const unknown = items.some(({ status }) => status === "no-record") ? UNKNOWN : "";
  // Badges and the space between items take a line in all.
  const fixed = [
    area.name,
    area.name,
    unknown,
    ...items.flatMap(({ status, title, words, sentence }) => [
      title,
      words,
      `${describeStatus(status)}　　${sentence}`,
    ]),
  ];
  const sheet = planSheet(view(), fixed, listAllFindings(plan, { area: area.slug }));
  return (
    <Sheet
      of={`/plans/${plan.id}/areas/${area.slug}`}
      title={`${area.name}地域の項目`}
      plan={items.length === all.length ? sheet : { ...sheet, isCut: true }}
    >
      <ul>
        <For
          each={items}
          fallback={
            <li>
              計画（{plan.editions.at(-1)?.label}）には、{area.name}地域の名前を挙げた項目がありません。
            </li>
          }
        >
          {({ status, title, words, sentence }) => (
            <li>
              <b>{title}</b>
              <br />
              {words}
              <br />
              <StatusBadge status={status} /> {sentence}
            </li>
          )}
        </For>
      </ul>
      <Show when={unknown}>
        <p>{unknown}</p>
      </Show>
    </Sheet>
  );
}
