import { For, Show } from "solid-js";
import { listNotesUsed } from "#domain/note-marks.ts";
import type { Policy } from "#domain/plan.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { NotedText, NoteList } from "#ui/NotedText.tsx";
import { Quote, QuoteLabel } from "#ui/Quote.tsx";
import { Follow } from "../follow.tsx";
import { PlainItemList } from "../item-list.tsx";
import type { PageModule, PageProps } from "../page.ts";
import texts from "../text.module.css";

export const path = "/plans/:plan/policies/:policy";

export const head: PageModule["head"] = ({ plan }, params) => {
  const policy = plan.policies.find(({ id }) => id === params.policy);
  if (!policy) return null;
  return {
    title: policy.title,
    description: `${plan.title}の基本方針「${policy.title}」の${policy.printedCount}項目。`,
    crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
  };
};

/** One policy: its own words, and its items by section. */
export default function PolicyPage(props: PageProps) {
  const view = usePlan();
  const policy = () => view().plan.policies.find(({ id }) => id === props.params.policy);
  return <Show when={policy()}>{(found) => <PolicyStory policy={found()} />}</Show>;
}

function PolicyStory(props: { policy: Policy }) {
  const view = usePlan();
  const id = () => `policy:${props.policy.id}` as const;
  const itemsOf = (section: string) =>
    view().plan.items.filter((item) => item.policy === props.policy.id && item.section === section);

  const notes = () =>
    listNotesUsed([...props.policy.texts, ...props.policy.sections.map(({ lead = "" }) => lead)], view().plan.notes);

  return (
    <>
      <h1>{props.policy.title}</h1>
      <div class={texts.head}>
        <span>{props.policy.printedCount}項目</span>
        <Follow id={id()} name={`基本方針「${props.policy.title}」`} />
      </div>
      <Show when={props.policy.texts.length > 0}>
        <details>
          <summary>大綱にある文章を読む</summary>
          <Card>
            <For each={props.policy.texts}>
              {(text) => (
                <Quote>
                  <NotedText text={text} notes={view().plan.notes} />
                </Quote>
              )}
            </For>
            <QuoteLabel>行政改革大綱（{view().plan.editions.at(-1)?.label}）の文章のまま</QuoteLabel>
          </Card>
        </details>
      </Show>
      <For each={props.policy.sections}>
        {(section) => (
          <Section
            id={`section-${section.id}`}
            title={`${section.mark} ${section.shortName}`}
            aside={`${section.printedCount}項目・見出しはこのアプリの呼び名`}
          >
            <Show when={section.lead}>
              {(lead) => (
                <div class={texts.lead}>
                  <Quote>
                    <NotedText text={lead()} notes={view().plan.notes} />
                  </Quote>
                </div>
              )}
            </Show>
            <PlainItemList items={itemsOf(section.id)} />
            <Show when={section.openRow}>
              {(row) => (
                <QuoteLabel>
                  このほかに、空欄のまま示された行があります：「{row().number} {row().title}」
                </QuoteLabel>
              )}
            </Show>
          </Section>
        )}
      </For>
      <NoteList notes={notes()} />
    </>
  );
}
