import { For, Show } from "solid-js";
import { findLastSearch } from "#domain/expected-news.ts";
import { findPart } from "#domain/governance.ts";
import { listBlockTexts } from "#domain/note-marks.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { Quote, QuoteLabel } from "#ui/Quote.tsx";
import { describeDate } from "#words/ja/dates.ts";
import type { PageModule } from "../page.ts";
import { PlanFact } from "../plan-fact.tsx";
import texts from "../text.module.css";
import { Diagram } from "./Diagram.tsx";
import { Stages } from "./Stages.tsx";

export const path = "/plans/:plan/governance";

export const exists: PageModule["exists"] = ({ governance }) => governance.parts.length > 0;

export const head: PageModule["head"] = ({ plan }) => ({
  title: "推進体制",
  description: `${plan.title}を進める体制の文章と図、PDCAサイクルのどこまでわかっているか、審議会の動き。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** The way of a yearly result, as the app reads it: each stop with the sentence on which it rests. */
const WAY = [
  { name: "所管課", does: "項目を実施し、結果をまとめる", part: null, words: "" },
  { name: "推進チーム", does: "調査・検討する", part: "team", words: "調査・検討" },
  { name: "推進本部", does: "全庁の取組として進める", part: "headquarters", words: "全庁体制" },
  { name: "審議会", does: "報告を受け、意見を述べる", part: "council", words: "報告" },
  { name: "公表", does: "市民に知らせる", part: "sharing", words: "公表" },
] as const;

/** Who drives the plan and how: 推進体制 verbatim and drawn, the PDCA cycle, and what is known of the council. */
export default function GovernancePage() {
  const view = usePlan();
  const plan = () => view().plan;
  const label = () => plan().editions.at(-1)?.label;
  const cycleSentences = () =>
    plan().chapters.flatMap((chapter) =>
      chapter.blocks
        .flatMap(listBlockTexts)
        .filter((text) => text.includes("PDCA"))
        .map((text) => ({ chapter, text })),
    );
  const councilFacts = () => plan().facts.filter(({ topic }) => topic === "council");
  const sentenceOf = (part: string | null, words: string) =>
    part === null ? undefined : findPart(plan().governance, part)?.texts.find((text) => text.includes(words));

  return (
    <article>
      <h1>推進体制</h1>
      <p class={texts.lead}>計画をだれがどう進め、結果をだれが見るのか。計画の文章と、このアプリの図です。</p>
      <Section id="text" title="推進体制の文章">
        <Card>
          <div class={texts.prose}>
            <Quote>{plan().governance.lead}</Quote>
            <For each={plan().governance.parts}>
              {(part) => (
                <>
                  <h3 id={part.id}>
                    {part.number} {part.title}
                  </h3>
                  <Quote>
                    <div class={texts.prose}>
                      <For each={part.texts}>{(text) => <p>{text}</p>}</For>
                    </div>
                  </Quote>
                </>
              )}
            </For>
          </div>
          <QuoteLabel>
            計画（{label()}）の文章のまま
            <Show when={plan().governance.asPrinted}>{(words) => <>。原文ママ：{words().join("、")}</>}</Show>
          </QuoteLabel>
        </Card>
      </Section>
      <Section id="diagram" title="推進体制の図">
        <p class={texts.lead}>
          計画に印刷されている「推進体制図」は、このアプリの手元にある文章には入っていません。この図は、上の文章からこのアプリが描いたもので、市の図ではありません。
        </p>
        <Card>
          <Diagram plan={plan()} />
        </Card>
      </Section>
      <Section id="pdca" title="PDCAサイクル">
        <Card>
          <For each={cycleSentences()}>
            {({ chapter, text }) => (
              <>
                <Quote>{text}</Quote>
                <QuoteLabel>
                  <a href={`/plans/${plan().id}/text#chapter-${chapter.id}`}>
                    大綱 {chapter.number} {chapter.title}
                  </a>
                  の文章のまま
                </QuoteLabel>
              </>
            )}
          </For>
        </Card>
        <Card>
          <Stages view={view()} />
        </Card>
      </Section>
      <Section id="way" title="1年の結果が届くまで" aside="このアプリの読み方">
        <Card>
          <div class={texts.prose}>
            <p>推進体制の文章を、年度の結果が市民に届く順にならべました。文章は、この順番を定めていません。</p>
            <ol>
              <For each={WAY}>
                {({ name, does, part, words }) => (
                  <li>
                    <b>{name}</b>：{does}
                    <Show
                      when={sentenceOf(part, words)}
                      fallback={<QuoteLabel>集中改革プランの「所管課」の欄から</QuoteLabel>}
                    >
                      {(sentence) => <Quote>{sentence()}</Quote>}
                    </Show>
                  </li>
                )}
              </For>
            </ol>
          </div>
        </Card>
      </Section>
      <Section
        id="council-facts"
        title="審議会の動き"
        aside={`わかっているもの ${councilFacts().length}件・文はこのアプリの要約です`}
      >
        <For each={councilFacts()}>
          {(fact) => (
            <Card>
              <PlanFact fact={fact} />
            </Card>
          )}
        </For>
        <p class={texts.quiet}>
          ほかの会議や答申は、このアプリにまだ登録されていません。市の公表ページ：
          <a href={plan().results.url} rel="noreferrer">
            {plan().results.title}
          </a>
          （最後に探した日 {describeDate(findLastSearch(plan()).date)}）
        </p>
      </Section>
    </article>
  );
}
