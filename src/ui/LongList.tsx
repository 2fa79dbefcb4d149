import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { isServer } from "solid-js/web";
import styles from "./LongList.module.css";

/** A list up to this length stands on the page as a whole. */
export const WHOLE = 60;
/** Entries of a longer one drawn at once; a slow phone draws so many within one answer to a tap (docs/benchmarks.md). */
const STEP = 5;
/** How many times so many a press brings, with time for other answers in between. */
const STEPS = 4;

interface LongListProps<T> {
  each: readonly T[];
  /** Entries shown at once where the list is one of several on its page. */
  first?: number | undefined;
  /** What the list answers, such as a filter: another one begins at the beginning. */
  resetOn?: unknown;
  /** Draws the entries that are to be shown. */
  children: (shown: () => readonly T[]) => JSX.Element;
}

/**
 * A list of any length: of a long one the first entries, and more at each press. In a document the rest lies in parts
 * that cost no layout, and the island brings them (src/island/parts.ts); in an app they are drawn when they are asked for.
 */
export function LongList<T>(props: LongListProps<T>): JSX.Element {
  return isServer ? <ListInDocument {...props} /> : <ListInApp {...props} />;
}

function ListInDocument<T>(props: LongListProps<T>): JSX.Element {
  const isWhole = props.each.length <= (props.first ?? WHOLE);
  const first = isWhole ? props.each.length : (props.first ?? STEP);
  const parts: (readonly T[])[] = [];
  for (let from = first; from < props.each.length; from += STEP * STEPS) {
    parts.push(props.each.slice(from, from + STEP * STEPS));
  }
  return (
    <>
      {props.children(() => props.each.slice(0, first))}
      <For each={parts}>{(part) => <template data-part="">{props.children(() => part)}</template>}</For>
      <Show when={parts.length > 0}>
        <button type="button" class={styles.more} data-needs-js="" data-more="">
          さらに表示（残り<span>{props.each.length - first}</span>件）
        </button>
      </Show>
    </>
  );
}

function ListInApp<T>(props: LongListProps<T>): JSX.Element {
  const all = createMemo(() => props.each);
  const first = () => props.first ?? STEP;
  const [limit, setLimit] = createSignal(first());
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  createEffect(
    on(
      () => props.resetOn,
      () => {
        clearTimeout(timer);
        setLimit(first());
      },
      { defer: true },
    ),
  );
  const shown = createMemo(() => (all().length > (props.first ?? WHOLE) ? all().slice(0, limit()) : all()));
  const hidden = () => all().length - shown().length;

  function showMore(button: HTMLElement): void {
    const list = button.previousElementSibling;
    const links = () => [...(list?.querySelectorAll("a") ?? [])].filter((link) => link.getClientRects().length > 0);
    const next = links().length;
    clearTimeout(timer);
    grow(STEPS, () => links()[next]?.focus({ preventScroll: true }));
  }

  /** The last step takes the button away; the focus then goes on with what the press brought. */
  function grow(steps: number, moveFocus: () => void): void {
    setLimit(all().length > WHOLE ? limit() + STEP : WHOLE);
    if (hidden() === 0) moveFocus();
    else if (steps > 1) timer = setTimeout(() => grow(steps - 1, moveFocus), 50);
  }

  return (
    <>
      {props.children(shown)}
      <Show when={hidden() > 0}>
        <button type="button" class={styles.more} onClick={(event) => showMore(event.currentTarget)}>
          さらに表示（残り
          <span innerText={`${hidden()}`} />
          件）
        </button>
      </Show>
    </>
  );
}
