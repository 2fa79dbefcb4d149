import { Show } from "solid-js";
import { isDraft } from "#domain/edition.ts";
import type { Plan } from "#domain/plan.ts";
import texts from "./text.module.css";

/** The title of a plan as a heading, broken between its own words. */
export function PlanTitle(props: { plan: Plan }) {
  const title = () => props.plan.title;
  /** 第4次, which a browser that breaks between phrases would tear. */
  const ordinal = () => /^第\d+[次期]/.exec(title())?.[0] ?? "";
  /** Where the title names the city next: what follows then breaks between its own words. */
  const city = () => (title().startsWith(ordinal() + props.plan.city) ? props.plan.city : "");
  return (
    <h1>
      <span class={texts.unbroken}>{ordinal()}</span>
      {city()}
      <wbr />
      {title().slice(ordinal().length + city().length)}
      <Show when={isDraft(props.plan)}>（案）</Show>
    </h1>
  );
}
