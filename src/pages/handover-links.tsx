import { For } from "solid-js";
import type { OtherItem } from "#domain/handover.ts";

interface OtherItemLinksProps {
  /** Id of their plan. */
  plan: string;
  items: readonly OtherItem[];
}

/** Items of another plan, by number and title. */
export function OtherItemLinks(props: OtherItemLinksProps) {
  return (
    <For each={props.items}>
      {({ key, number, title }, index) => (
        <>
          {index() > 0 ? "、" : ""}
          <a href={`/plans/${props.plan}/items/${key}`}>
            {number} {title}
          </a>
        </>
      )}
    </For>
  );
}
