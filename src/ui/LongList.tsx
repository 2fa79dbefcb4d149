import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from "solid-js";
import styles from "./LongList.module.css";

/** A list up to this length stands on the page as a whole. */
const WHOLE = 60;
/** Entries of a longer one drawn at once; a slow phone draws so many within one answer to a tap (docs/benchmarks.md). */
const STEP = 5;
/** How many times so many a press brings, with time for other answers in between. */
const STEPS = 4;

interface LongListProps<T> {
  each: readonly T[];
  /** Entries shown at once where the list is one of several on its page; one press then brings the others up to `WHOLE`. */
  first?: number | undefined;
  /** What the list answers, such as a filter: another one begins at the beginning. */
  resetOn?: unknown;
  /** Draws the entries that are to be shown, as children of one element. */
  children: (shown: () => readonly T[]) => JSX.Element;
}

/** A list of any length: of a long one the first entries, and more at each press. */
export function LongList<T>(props: LongListProps<T>) {
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
    // Where the entries stand in two forms, for a wide and a narrow screen, only one of them can be focused.
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
        <button type="button" class={styles.more} data-needs-js="" onClick={(event) => showMore(event.currentTarget)}>
          さらに表示（残り{hidden()}件）
        </button>
      </Show>
    </>
  );
}
