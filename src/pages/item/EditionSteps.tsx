import { For, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import { type EditionStep, listEditionSteps } from "#domain/edition-steps.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { ItemKey } from "#domain/record.ts";
import { listTextPieces } from "#domain/text-difference.ts";
import { Quote, QuoteLabel } from "#ui/Quote.tsx";
import { FIELD_WORDS } from "#words/ja/edition.ts";

interface EditionStepsProps {
  item: Item;
  plan: Plan;
}

/** What became of an item from edition to edition, and, folded, what the newer one prints otherwise. */
export function EditionSteps(props: EditionStepsProps) {
  return (
    <For each={listEditionSteps(props.item, props.plan)}>
      {(step) => (
        <>
          <p>
            {step.before.label}から{step.after.label}へ：
            <Fate item={props.item} plan={props.plan} step={step} />
          </p>
          <Show when={step.texts.length > 0}>
            <details>
              <summary>変わった文を見る</summary>
              <For each={step.texts}>
                {({ field, old, new: current }) => (
                  <>
                    <QuoteLabel>{FIELD_WORDS[field]}</QuoteLabel>
                    <Quote>
                      <Difference old={old} current={current} />
                    </Quote>
                  </>
                )}
              </For>
            </details>
          </Show>
        </>
      )}
    </For>
  );
}

function Fate(props: EditionStepsProps & { step: EditionStep }) {
  const { before, after, fate, origins, parts } = props.step;
  const isIn = Object.hasOwn(props.item.numbers, after.id);
  const wasIn = Object.hasOwn(props.item.numbers, before.id);
  const links = (keys: readonly ItemKey[]) => <ItemLinks keys={keys} plan={props.plan} />;
  switch (fate) {
    case "same":
      return "文は変わっていません。";
    case "reworded":
      return "文が変わりました。";
    case "new":
      return `${after.label}で加わりました。`;
    case "ended":
      return `${after.label}にはありません。`;
    case "split":
      if (parts.length === 0) return <>{links(origins)}から分かれました。</>;
      return isIn ? <>{links(parts)}が分かれました。</> : <>{links(parts)}に分かれました。</>;
    case "merged":
      if (origins.length === 0) return <>{links(parts)}にまとめられました。</>;
      return wasIn ? <>{links(origins)}を合わせました。</> : <>{links(origins)}が1つになりました。</>;
    default:
      return fate satisfies never;
  }
}

function ItemLinks(props: { keys: readonly ItemKey[]; plan: Plan }) {
  const items = props.keys.flatMap((key) => props.plan.items.find((item) => item.key === key) ?? []);
  return (
    <For each={items}>
      {(item, index) => (
        <>
          {index() > 0 ? "と" : ""}
          <a href={`/plans/${props.plan.id}/items/${item.key}`}>
            {findNumber(item, props.plan)} {plainTitle(item)}
          </a>
        </>
      )}
    </For>
  );
}

/** Both texts in one: what was taken out and what was put in, marked for eyes and said for ears. */
function Difference(props: { old: string; current: string }) {
  return (
    <For each={listTextPieces(props.old, props.current)}>
      {({ kind, text }) => {
        if (kind === "kept") return text;
        return kind === "removed" ? (
          <del>
            <span class="visually-hidden">（削除 </span>
            {text}
            <span class="visually-hidden">）</span>
          </del>
        ) : (
          <ins>
            <span class="visually-hidden">（追加 </span>
            {text}
            <span class="visually-hidden">）</span>
          </ins>
        );
      }}
    </For>
  );
}
