import { Show } from "solid-js";
import { isDraft } from "#domain/edition.ts";
import { usePlan } from "#queries/plan.ts";

/** Within a paragraph: that these are the words of a draft, and what is known of the adopted plan; else nothing. */
export function EditionNote() {
  const view = usePlan();
  const adopted = () => view().plan.facts.find(({ topic }) => topic === "edition")?.text;
  return (
    <Show when={isDraft(view().plan)}>
      ここにあるのは計画の案です。{adopted()}
      <a href="/about#edition">案との違い</a>
    </Show>
  );
}

/** The same in a few words, for pages that list what the plan says. */
export function ShortEditionNote() {
  const view = usePlan();
  return (
    <Show when={isDraft(view().plan)}>
      計画（案）によります（<a href="/about#edition">案との違い</a>）。
    </Show>
  );
}
