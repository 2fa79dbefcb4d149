import { For, type JSX, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import type { HandoverFate, OtherItem } from "#domain/handover.ts";
import { plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { HANDOVER_WORDS } from "#words/ja/handover.ts";
import { OtherItemLinks } from "../handover-links.tsx";

/** An item of the plan before with the items of the next one that go on with it, in the words of whichever plan tells it. */
interface Step {
  fate: HandoverFate;
  before: OtherItem;
  after: readonly OtherItem[];
}

/** What the plan took over from plans before, and what it hands to the next; nothing where nobody has said. */
export function Successions(props: { plan: Plan }) {
  const nameItem = (key: string): OtherItem[] => {
    const item = props.plan.items.find((candidate) => candidate.key === key);
    return item ? [{ key, number: findNumber(item, props.plan), title: plainTitle(item) }] : [];
  };
  const unsaid = () =>
    props.plan.items.filter(({ key }) => !props.plan.handover?.items.some(({ item }) => item === key)).length;
  return (
    <>
      <For each={props.plan.inherited}>
        {({ plan, title, items }) => (
          <Section id={`from-${plan}`} title={`前の計画「${title}」からの引き継ぎ`}>
            <Steps
              before={plan}
              after={props.plan.id}
              steps={items.map(({ from, fate, to }) => ({ fate, before: from, after: to.flatMap(nameItem) }))}
            />
          </Section>
        )}
      </For>
      <Show when={props.plan.handover}>
        {(handover) => (
          <Section id="handover" title={`次の計画「${handover().title}」への引き継ぎ`}>
            <Steps
              before={props.plan.id}
              after={handover().plan}
              steps={handover().items.flatMap(({ item, fate, to }) =>
                nameItem(item).map((before) => ({ fate, before, after: to })),
              )}
            >
              <Show when={unsaid() > 0}>
                <p>ほかの{unsaid()}項目がどうなったかは、わかっていません。</p>
              </Show>
            </Steps>
          </Section>
        )}
      </Show>
    </>
  );
}

function Steps(props: { before: string; after: string; steps: readonly Step[]; children?: JSX.Element }) {
  const groups = () =>
    Object.entries(HANDOVER_WORDS).flatMap(([fate, words]) => {
      const steps = props.steps.filter((step) => step.fate === fate);
      return steps.length > 0 ? [{ words, steps }] : [];
    });
  return (
    <Card>
      <For each={groups()}>
        {({ words, steps }) => (
          <details>
            <summary>
              {words} {steps.length}項目
            </summary>
            <ul>
              <For each={steps}>
                {({ before, after }) => (
                  <li>
                    <OtherItemLinks plan={props.before} items={[before]} />
                    <Show when={after.length > 0}>
                      {" → "}
                      <OtherItemLinks plan={props.after} items={after} />
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </details>
        )}
      </For>
      {props.children}
    </Card>
  );
}
