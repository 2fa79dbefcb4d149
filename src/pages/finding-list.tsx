import { For, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import type { Finding } from "#domain/findings.ts";
import { listWholes } from "#domain/followed-items.ts";
import { plainTitle } from "#domain/item.ts";
import { readableAddress } from "#domain/source.ts";
import { usePlan } from "#queries/plan.ts";
import { SourceTrace } from "#ui/SourceTrace.tsx";
import { describeRecordTime } from "#words/ja/record.ts";
import styles from "./finding-list.module.css";

/** What was learnt, in the given order: when, of which item, what, and by which source; in short its first sentence. */
export function FindingList(props: { findings: readonly Finding[]; isShort?: boolean }) {
  const view = usePlan();
  const source = (id: string) => view().sourceById.get(id);
  return (
    <ol class={styles.findings}>
      <For each={props.findings}>
        {(finding) => (
          <Show when={view().itemByKey.get(finding.item)}>
            {(item) => (
              <li data-of={listWholes(item()).join(" ")} data-result={finding.isResult ? "" : undefined}>
                <small>
                  {describeRecordTime(finding)}
                  {finding.isResult ? "・結果" : ""}・
                  <a href={`/plans/${view().plan.id}/items/${finding.item}#record-${finding.id}`}>
                    <span translate="no">{findNumber(item(), view().plan)}</span> {plainTitle(item())}
                  </a>
                </small>
                <p>{props.isShort ? finding.texts[0] : finding.texts.join("")}</p>
                <Show when={!props.isShort}>
                  <small>
                    出典：
                    <a href={readableAddress(source(finding.source)?.url ?? "")} rel="noreferrer">
                      {source(finding.source)?.title}
                    </a>
                    <Show when={source(finding.source)}>{(known) => <SourceTrace source={known()} />}</Show>
                  </small>
                </Show>
              </li>
            )}
          </Show>
        )}
      </For>
    </ol>
  );
}
