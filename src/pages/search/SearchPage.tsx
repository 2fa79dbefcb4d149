import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import { hasWords } from "#domain/search.ts";
import { usePlan } from "#queries/plan.ts";
import { usePlanSearch, useSuggestions } from "#queries/plan-search.ts";
import { createRecentSearches } from "#queries/recent-searches.ts";
import { useItemSearch } from "#queries/search.ts";
import { Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/Chips.tsx";
import { Icon } from "#ui/Icon.tsx";
import searchBox from "#ui/SearchBox.module.css";
import { type PageModule, WRITES_DOCUMENT } from "../page.ts";
import { createQuerySetter } from "../query-setter.ts";
import texts from "../text.module.css";
import { ItemHits, PlanHits } from "./Results.tsx";
import styles from "./SearchPage.module.css";

const MOST_SUGGESTIONS = 5;

export const head: PageModule["head"] = ({ plan }) => ({
  title: "まとめて検索",
  description: WRITES_DOCUMENT
    ? `${plan.title}の項目・本文・ことばの説明・地域・担当・公表された記録を、まとめてさがせます。`
    : "",
});

/** Everything of the plan that holds the words, in groups, while the reader types. The words stand in the address. */
export default function SearchPage() {
  const view = usePlan();
  const [params] = useSearchParams();
  const set = createQuerySetter();
  const searchItems = useItemSearch();
  const searchPlan = usePlanSearch();
  const suggest = useSuggestions();
  const recent = createRecentSearches();
  const [notice, setNotice] = createSignal("");
  let field: HTMLInputElement | undefined;
  let status: HTMLParagraphElement | undefined;

  const base = () => `/plans/${view().plan.id}`;
  const query = () => (Array.isArray(params.q) ? params.q[0] : params.q) ?? "";
  const setQuery = (text: string) => {
    setNotice("");
    set("q", text);
  };
  const suggestions = createMemo(() => suggest(query(), MOST_SUGGESTIONS));
  const found = createMemo(() => {
    if (!hasWords(query())) return null;
    const items = searchItems(query());
    const { area, department, note, chapter, policy, governance, record, fact } = searchPlan(query());
    const places = { id: "hits-places", title: "地域・担当", hits: [...area, ...department] };
    const others = [
      { id: "hits-notes", title: "ことばの説明", hits: note },
      { id: "hits-texts", title: "計画の本文", hits: [...chapter, ...policy, ...governance] },
      { id: "hits-records", title: "公表された記録", hits: [...record, ...fact] },
    ];
    const groups = [places, { id: "hits-items", title: "改革実施項目", hits: items }, ...others];
    return { items, places, others, groups: groups.filter(({ hits }) => hits.length > 0) };
  });
  const total = () => found()?.groups.reduce((sum, { hits }) => sum + hits.length, 0) ?? null;

  /** The end of typing: keeps the words and goes on to what was found, which a phone's keyboard would hide. */
  const settle = (text: string) => {
    setQuery(text);
    if (hasWords(text)) recent.remember(text);
    status?.focus();
  };
  /** A way taken from a result shows that the words were worth keeping. */
  const rememberOnLeaving = (results: HTMLElement) =>
    results.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a")) recent.remember(query());
    });
  const clearRecent = () => {
    const isCleared = recent.clear();
    setNotice(isCleared ? "最近さがしたことばを消しました。" : "消せませんでした。ブラウザの設定から消してください。");
    status?.focus();
  };
  const message = () => {
    if (total() === null) return notice();
    return total() === 0 ? `「${query()}」は見つかりませんでした。` : `「${query()}」を含むもの ${total()}件`;
  };

  return (
    <>
      <h1>まとめて検索</h1>
      <p class={texts.lead}>項目、計画の本文、ことばの説明、地域、担当、公表された記録を一度にさがします。</p>
      <noscript>
        <p>検索にはJavaScriptが必要です。下の「ほかのさがし方」から、すべての項目と本文を読めます。</p>
      </noscript>
      <search data-needs-js="">
        <form
          class={searchBox.box}
          action="/search"
          onSubmit={(event) => {
            event.preventDefault();
            // The address may not have the last letters yet.
            settle(field?.value ?? "");
          }}
        >
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            id="q"
            name="q"
            aria-label="さがすことば"
            placeholder="バス、学校、審議会 など"
            autocomplete="off"
            enterkeyhint="search"
            value={query()}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <button type="submit">さがす</button>
        </form>
        <Show when={suggestions().length > 0}>
          <Words label="ことばの候補" words={suggestions()} />
        </Show>
      </search>
      <p class={styles.status} role="status" tabindex="-1" ref={status}>
        {message()}
      </p>
      <Show when={query() === "" && recent.list().length > 0}>
        <Section id="recent" title="最近さがしたことば" aside="この端末の中だけにあります">
          <Words label="最近さがしたことば" words={recent.list()} />
          <button type="button" class={styles.clear} onClick={clearRecent}>
            最近さがしたことばを消す
          </button>
        </Section>
      </Show>
      <Show when={total() === 0}>
        <p>短いことばや、ひらがな、別の言い方もためしてみてください。下の「ほかのさがし方」から選ぶこともできます。</p>
      </Show>
      <Show when={found()}>
        {(results) => (
          <div ref={rememberOnLeaving}>
            <Show when={results().groups.length > 1}>
              <ChipLinks
                links={results().groups.map(({ id, title, hits }) => ({
                  name: title,
                  href: `#${id}`,
                  detail: `${hits.length}件`,
                }))}
              />
            </Show>
            <PlanHits {...results().places} />
            <ItemHits id="hits-items" title="改革実施項目" hits={results().items} />
            <For each={results().others}>{(group) => <PlanHits {...group} />}</For>
          </div>
        )}
      </Show>
      <Section id="ways" title="ほかのさがし方">
        <ChipLinks
          links={[
            { name: "項目の一覧", href: `${base()}/items` },
            ...view().plan.policies.map(({ id, title }) => ({ name: title, href: `${base()}/policies/${id}` })),
            ...view().plan.areas.map(({ slug, name }) => ({ name: `${name}地域`, href: `${base()}/areas/${slug}` })),
            { name: "担当の一覧", href: `${base()}/departments` },
            { name: "大綱の本文", href: `${base()}/text` },
            { name: "ことばの説明", href: `${base()}/glossary` },
          ]}
        />
      </Section>
    </>
  );
  /** Words to choose from: suggestions or former searches. Plain buttons, so that keyboard and screen reader need no rules. */
  function Words(own: { label: string; words: readonly string[] }) {
    return (
      <ul class={styles.words} aria-label={own.label}>
        <For each={own.words}>
          {(word) => (
            <li>
              <button type="button" onClick={() => settle(word)}>
                <Icon name="search" />
                {word}
              </button>
            </li>
          )}
        </For>
      </ul>
    );
  }
}
