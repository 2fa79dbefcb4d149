import { For, onMount, Show } from "solid-js";
import { type Draft, hasChangedSince } from "#domain/draft.ts";
import { findEditionOf } from "#domain/edition.ts";
import { listFiscalYears } from "#domain/fiscal-year.ts";
import type { FollowsDurability } from "#domain/follow.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeDraftKind } from "#words/ja/draft.ts";
import controls from "../controls.module.css";
import texts from "../text.module.css";
import styles from "./DraftsPage.module.css";
import { HandOver } from "./HandOver.tsx";

interface DraftEditorProps {
  draft: Draft;
  /** Absent where the plan on this device has no such item any more, or the draft is about another plan. */
  item: Item | undefined;
  isShared: boolean;
  durability: FollowsDurability;
  onEdit: (draft: Draft) => void;
  onRemove: () => void;
  onClose: () => void;
}

const MOST_LETTERS = 10_000;

/** One draft to write on; every letter is kept at once. */
export function DraftEditor(props: DraftEditorProps) {
  const view = usePlan();
  let first: HTMLElement | undefined;
  onMount(() => first?.focus());
  const isResult = () => props.draft.kind === "result";
  const edit = (typed: Partial<Draft>) => props.onEdit({ ...props.draft, ...typed });
  const isOtherEdition = () => props.item && findEditionOf(props.item, view().plan)?.id !== props.draft.edition;
  const isOtherPlan = () => props.draft.plan !== view().plan.id;
  /** Those of the plan, and the one that was chosen while another plan was the current one. */
  const years = () => {
    const { first, last } = view().plan.period;
    const chosen = Number(props.draft.fiscalYear);
    return [...new Set([...listFiscalYears(first, last), ...(chosen ? [chosen] : [])])];
  };
  const kept = () => {
    if (props.draft.revision === 0) return "";
    if (props.isShared) return "みんなで使う端末なので、このページを離れると消えます。";
    if (props.durability === "memory-only")
      return "この端末に保存できません（空きがないか、ブラウザが断っています）。ページを閉じる前に、コピーするかファイルに保存してください。";
    return "この端末に保存しました。";
  };

  return (
    <Section id="editor" title={describeDraftKind(props.draft.kind)}>
      <div data-no-print="">
        <Card>
          <p>
            <Show
              when={props.item}
              fallback={
                <Show when={isOtherPlan()} fallback="この項目は、いまのデータにありません。">
                  この下書きは、<a href={`/plans/${props.draft.plan}/items/${props.draft.item}`}>ほかの計画の項目</a>
                  についてのものです。渡すときは、文をコピーしてください。
                </Show>
              }
            >
              {(item) => <a href={`/plans/${view().plan.id}/items/${item().key}`}>{plainTitle(item())}</a>}
            </Show>
          </p>
          <Show when={!isOtherPlan() && hasChangedSince(props.draft, view().snapshot.log)}>
            <p class={styles.changed}>
              書きはじめたあと（第{props.draft.version}版のあと）に、この項目のデータが変わりました。
            </p>
          </Show>
          <Show when={isOtherEdition()}>
            <p class={styles.changed}>書きはじめたときの計画の文は、いまのものと版がちがいます。</p>
          </Show>
          <Show when={isResult()}>
            <label class={controls.field}>
              年度
              <select
                ref={(element) => {
                  first = element;
                }}
                onChange={(event) => edit({ fiscalYear: event.currentTarget.value })}
              >
                <option value="">選ぶ</option>
                <For each={years()}>
                  {(year) => (
                    <option value={year} selected={props.draft.fiscalYear === String(year)}>
                      {describeFiscalYear(year)}
                    </option>
                  )}
                </For>
              </select>
            </label>
            <label class={controls.field}>
              結果（数と単位、または「実施」など）
              <input
                maxlength="200"
                value={props.draft.value}
                onInput={(event) => edit({ value: event.currentTarget.value })}
              />
            </label>
            <label class={controls.field}>
              資料のアドレス（https://…）
              <input
                type="url"
                maxlength="1000"
                value={props.draft.url}
                onInput={(event) => edit({ url: event.currentTarget.value })}
              />
            </label>
          </Show>
          <label class={controls.field}>
            {isResult() ? "資料のどこにあるか（書かなくてもよい）" : "本文"}
            <textarea
              ref={(element) => {
                if (!isResult()) first = element;
              }}
              rows={isResult() ? 3 : 10}
              maxlength={MOST_LETTERS}
              value={props.draft.text}
              onInput={(event) => edit({ text: event.currentTarget.value })}
            />
          </label>
          <p class={texts.quiet} role="status" innerText={kept()} />
        </Card>
      </div>
      <Show when={props.item}>
        {(item) => (
          <HandOver draft={props.draft} item={item()} isShared={props.isShared} onHandedOver={props.onRemove} />
        )}
      </Show>
      <div data-no-print="">
        <button type="button" class={controls.button} onClick={() => props.onClose()}>
          下書きの一覧
        </button>
        <button type="button" class={`${controls.button} ${controls.danger}`} onClick={() => props.onRemove()}>
          この下書きを消す
        </button>
      </div>
    </Section>
  );
}
