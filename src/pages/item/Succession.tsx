import { For, Show } from "solid-js";
import { findHandedItem, findWithdrawal, listOrigins } from "#domain/handover.ts";
import type { Item } from "#domain/item.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { SourceLine } from "#ui/SourceLine.tsx";
import { HANDOVER_WORDS } from "#words/ja/handover.ts";
import { OtherItemLinks } from "../handover-links.tsx";

interface SuccessionProps {
  item: Item;
  view: PlanView;
}

/** What of an earlier plan an item goes on with, and what became of it in the next one; nothing where nobody has said. */
export function Succession(props: SuccessionProps) {
  const plan = () => props.view.plan;
  return (
    <>
      <For each={listOrigins(plan(), props.item.key)}>
        {(origin) => (
          <p>
            前の計画「{origin.title}」の
            <OtherItemLinks plan={origin.plan} items={[origin.from]} />
            を引き継いでいます。
          </p>
        )}
      </For>
      <Show when={findHandedItem(plan(), props.item.key)}>
        {(handed) => (
          <>
            <p>
              次の計画「{plan().handover?.title}」へ：{HANDOVER_WORDS[handed().fate]}
              <Show when={handed().to.length > 0}>
                （
                <OtherItemLinks plan={plan().handover?.plan ?? ""} items={handed().to} />）
              </Show>
              <Show when={handed().note}>{(note) => <>。{note()}</>}</Show>
            </p>
            <Show when={props.view.sourceById.get(handed().source)}>
              {(source) => <SourceLine source={source()} />}
            </Show>
          </>
        )}
      </Show>
      <Show when={findWithdrawal(plan(), props.item.key)}>
        {(why) => (
          <p>
            次の計画「{plan().handover?.title}」でどうなったかは、わかっていません。先に伝えたことは取り下げました：
            {why()}
          </p>
        )}
      </Show>
    </>
  );
}
