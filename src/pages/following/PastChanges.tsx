import { For, type JSX } from "solid-js";
import type { FoldedChange } from "#domain/changes.ts";
import { listHistory } from "#domain/history.ts";
import { useFollows } from "#queries/follows.ts";
import { usePlan } from "#queries/plan.ts";
import { describeDate } from "#words/ja/dates.ts";

/** Everything that changed of what is followed, read or not, version by version back to the first. */
export function PastChanges(props: { draw: (changes: readonly FoldedChange[]) => JSX.Element }) {
  const view = usePlan();
  const follows = useFollows();
  return (
    <For each={listHistory(view().snapshot, follows.list())} fallback={<p>ありません。</p>}>
      {(entry) => (
        <>
          <h3>
            第{entry.version}版（{describeDate(entry.date)}）未読{entry.unread}件
          </h3>
          {props.draw(entry.changes)}
        </>
      )}
    </For>
  );
}
