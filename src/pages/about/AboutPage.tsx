import { For, Show } from "solid-js";
import { countCoverage } from "#domain/coverage.ts";
import { isDraft } from "#domain/edition.ts";
import { findLastSearch } from "#domain/expected-news.ts";
import { usePlan } from "#queries/plan.ts";
import { describeDate } from "#words/ja/dates.ts";
import type { PageModule } from "../page.ts";
import { PlanFact } from "../plan-fact.tsx";
import texts from "../text.module.css";

export const path = "/about";

export const head: PageModule["head"] = ({ plan, snapshot }) => ({
  title: "このアプリについて",
  description: `${snapshot.site.name}は、${plan.title}の各項目がどうなったかを、出典とともに見られるアプリです。`,
});

/** What this is and is not: whose service, which edition, and where our knowledge ends. */
export default function AboutPage() {
  const view = usePlan();
  const plan = () => view().plan;
  const site = () => view().snapshot.site;
  const coverage = () => countCoverage(plan().items, view().recordsByItem);
  const factsAbout = (topic: string) => plan().facts.filter((fact) => fact.topic === topic);
  const earlier = () => [...factsAbout("previous-plan"), ...factsAbout("effect")];

  return (
    <>
      <h1>このアプリについて</h1>
      <div class={texts.prose}>
        <p>
          {site().name}は、{plan().title}の{plan().items.length}
          項目について、計画に書かれた目標と、公表資料からわかる結果を、出典とともに一つずつ見られるようにしたものです。
        </p>
        <h2>だれが公開しているか</h2>
        <p>
          公開しているのは{site().publisher}です。
          <Show when={!site().isOfficial}>
            {plan().city}が運営するサービスではありません。市の公式な発表は、
            <a href={plan().results.url} rel="noreferrer">
              市の公表ページ
            </a>
            で確かめてください。
          </Show>
        </p>
        <h2 id="edition">{isDraft(plan()) ? "案の文章を載せています" : "載せている文章"}</h2>
        <p>
          載せている計画の文章は「{plan().editions.at(-1)?.label}」です。
          <Show when={isDraft(plan())}>
            策定された計画の文章は、まだこのアプリにありません。わかっている違いは次のとおりです。
          </Show>
        </p>
        <For each={factsAbout("edition")}>{(fact) => <PlanFact fact={fact} />}</For>
        <h2>どこまでわかっているか</h2>
        <p>
          {plan().items.length}項目のうち、結果や数値の公表資料を登録できたのは{coverage().result}
          項目、関係する動きの公表資料だけなのは{coverage().events}
          項目です。「登録なし」は、結果を示す資料がこのアプリにまだないという意味で、市が公表していない、行っていないという意味ではありません。最後に市の公表ページなどを探したのは
          {describeDate(findLastSearch(plan()).date)}です。{plan().results.note}
        </p>
        <p>
          <a href={plan().results.url} rel="noreferrer">
            {plan().results.title}
          </a>
        </p>
        <Show when={earlier().length > 0}>
          <h2>前の計画の結果</h2>
          <For each={earlier()}>{(fact) => <PlanFact fact={fact} />}</For>
        </Show>
        <h2>引用と、このアプリの言葉</h2>
        <p>
          計画の題名（注の印を除く）・内容・目標・実施時期・所管課は、原文のまま引用しています。状況の判定、目安、要約、分類はこのアプリが計算・作成したもので、そのつど書き添えています。
        </p>
        <p>
          地域から見るなら、<a href="/start">はじめての方へ</a>
          をどうぞ。市民センターなどの、みんなで使う端末にすることもできます（
          <a href="/settings#shared">設定</a>）。
        </p>
        <h2>結果を公開する職員の方へ</h2>
        <p>
          <a href="/staff">職員のページ</a>
          で、結果のひな形（Excel）を作り、記入されたファイルを公開の前に確かめられます。
        </p>
      </div>
    </>
  );
}
