import { createEffect, createMemo, createSignal, For, Show } from "solid-js";
import { hasWords } from "#domain/search.ts";
import { selectorOf } from "#markup/marks.ts";
import { usePlan } from "#queries/plan.ts";
import { suggestWords } from "#queries/plan-search.ts";
import { createRecentSearches } from "#queries/recent-searches.ts";
import { prepareItemSearch } from "#queries/search.ts";
import { Section } from "#ui/Card.tsx";
import { Icon } from "#ui/Icon.tsx";
import { createAddressQuery } from "../address-query.ts";
import { AllHits, describeTotal, findAll } from "./Results.tsx";
import styles from "./SearchPage.module.css";
import { Ways } from "./Ways.tsx";

const MOST_SUGGESTIONS = 5;

/** Everything of the plan that holds the words, in groups, while the reader types. The words stand in the address. */
export function SearchApp() {
  const [query, setWords] = createAddressQuery("q");
  const view = usePlan();
  const [ready, setReady] = createSignal(view(), { equals: false });
  createEffect(() => void prepareItemSearch(view()).then(() => setReady(view())));
  const recent = createRecentSearches();
  const [notice, setNotice] = createSignal("");
  let status: HTMLParagraphElement | undefined;

  const setQuery = (text: string) => {
    setNotice("");
    setWords(text);
  };
  const suggestions = createMemo(() => suggestWords(view(), query(), MOST_SUGGESTIONS));
  const found = createMemo(() => {
    if (!hasWords(query())) return null;
    ready();
    return findAll(view(), query());
  });

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
    const it = found();
    return it ? describeTotal(query(), it) : notice();
  };

  const field = answerBox(setQuery, settle);
  // What was typed before this app was there.
  if (field?.value) setWords(field.value);
  createEffect(() => {
    if (field && field.value !== query()) field.value = query();
  });

  return (
    <>
      <Show when={suggestions().length > 0}>
        <Words label="ことばの候補" words={suggestions()} />
      </Show>
      <p class={styles.status} role="status" tabindex="-1" ref={status} innerText={message()} />
      <Show when={query() === "" && recent.list().length > 0}>
        <Section id="recent" title="最近さがしたことば" aside="この端末の中だけにあります">
          <Words label="最近さがしたことば" words={recent.list()} />
          <button type="button" class={styles.clear} onClick={clearRecent}>
            最近さがしたことばを消す
          </button>
        </Section>
      </Show>
      <Show when={found()?.total === 0}>
        <p>
          計画にも、公表された記録にもありません（言い換えた言葉でもさがしました）。短いことばにするか、下の「ほかのさがし方」から選んでください。
        </p>
      </Show>
      <Show when={found()}>
        {(results) => (
          <div ref={rememberOnLeaving}>
            <AllHits found={results()} />
          </div>
        )}
      </Show>
      <Ways />
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

/** Answers what is typed in the document's own field (SearchBox.tsx), and sent from there; one app at a time does. */
function answerBox(onInput: (text: string) => void, onSubmit: (text: string) => void): HTMLInputElement | null {
  const form = document.querySelector<HTMLFormElement>(selectorOf("search"));
  const field = form?.querySelector("input");
  if (!form || !field) return null;
  form.oninput = () => onInput(field.value);
  form.onsubmit = (event) => {
    event.preventDefault();
    onSubmit(field.value);
  };
  return field;
}
