import { For, type JSX, Show } from "solid-js";
import { findEditionOf } from "#domain/edition.ts";
import type { Item } from "#domain/item.ts";
import { listItemTexts, listNotesUsed } from "#domain/note-marks.ts";
import type { Plan } from "#domain/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { NotedText, NoteTerms } from "#ui/NotedText.tsx";
import { Quote, QuoteLabel } from "#ui/Quote.tsx";
import { describeDate } from "#words/ja/dates.ts";
import { EditionSteps } from "./EditionSteps.tsx";

interface PlanWordsProps {
  item: Item;
  plan: Plan;
  /** Whether 目標 stands above already, as the promise itself. */
  isGoalShown: boolean;
  /** What is told of the item beyond this plan. */
  children?: JSX.Element;
}

/** The plan's own words, verbatim, the notes they need, and what the app had to decide because they do not say it. */
export function PlanWords(props: PlanWordsProps) {
  const notes = () => props.plan.notes;
  const content = () => (
    <Quote>
      <NotedText text={props.item.content} notes={notes()} />
    </Quote>
  );
  const assumptions = () => {
    const all = props.item.targets.flatMap((target) => target.assumptions ?? []);
    return all.filter(({ text }, index) => all.findIndex((one) => one.text === text) === index);
  };
  /** Whose the assumptions are, each name and day once. */
  const authors = () => [...new Set(assumptions().map(({ by, on }) => `${by}・${describeDate(on)}`))].join("、");

  return (
    <Section id="words" title={props.isGoalShown ? "計画に書かれた内容" : "計画の文章"}>
      <Card>
        <Show when={!props.isGoalShown} fallback={content()}>
          <Quote>
            <NotedText text={props.item.goal} notes={notes()} />
          </Quote>
          <details>
            <summary>内容も読む</summary>
            {content()}
          </details>
        </Show>
        <QuoteLabel>
          計画（{findEditionOf(props.item, props.plan)?.label}）の文章のまま
          <Show when={props.item.asPrinted}>{(words) => <>。原文ママ：{words().join("、")}</>}</Show>
        </QuoteLabel>
        <EditionSteps item={props.item} plan={props.plan} />
        {props.children}
        <NoteTerms notes={listNotesUsed(listItemTexts(props.item), notes())} />
        <Show when={assumptions().length > 0}>
          <details>
            <summary>このアプリが仮に決めたこと</summary>
            <For each={assumptions()}>
              {({ text, why }) => (
                <p>
                  {text}理由：{why}
                </p>
              )}
            </For>
            <QuoteLabel>{authors()}</QuoteLabel>
          </details>
        </Show>
      </Card>
    </Section>
  );
}
