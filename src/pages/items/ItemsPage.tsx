import { useSearchParams } from "@solidjs/router";
import { createMemo, For, type JSX, onCleanup, onMount, Show } from "solid-js";
import {
  type ItemFilter,
  isNarrowed,
  listAllDeadlines,
  matchesFilter,
  readItemFilter,
  sortItems,
} from "#domain/item-filter.ts";
import { STATUS_NAMES } from "#domain/status.ts";
import { usePlan } from "#queries/plan.ts";
import { useItemSearch } from "#queries/search.ts";
import { Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/Chips.tsx";
import { Icon } from "#ui/Icon.tsx";
import { ItemList } from "#ui/ItemCard.tsx";
import searchBox from "#ui/SearchBox.module.css";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeItemFilter } from "#words/ja/item-filter.ts";
import { describeKind } from "#words/ja/kinds.ts";
import { describeStatus } from "#words/ja/status.ts";
import { describeFoundIn } from "../found-in.tsx";
import { PlanItemCard } from "../item-list.tsx";
import { type PageModule, WRITES_DOCUMENT } from "../page.ts";
import { createQuerySetter } from "../query-setter.ts";
import styles from "./ItemsPage.module.css";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "改革実施項目をさがす",
  description: WRITES_DOCUMENT
    ? `${plan.title}の${plan.items.length}項目を、ことば・地域・担当・期限・状況からさがせます。`
    : "",
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** The list of all items with search, filters and order, all of which stand in the address. */
export default function ItemsPage() {
  const view = usePlan();
  const search = useItemSearch();
  const [params] = useSearchParams();
  const set: (name: keyof ItemFilter, value: string) => void = createQuerySetter();
  const plan = () => view().plan;
  const base = () => `/plans/${plan().id}`;

  const filter = createMemo(() => readItemFilter((name) => single(params[name])));
  const conditions = createMemo(() => describeItemFilter(filter(), plan()));
  const found = createMemo(() => {
    const context = { plan: plan(), statuses: view().statuses };
    const hits = filter().q.trim() === "" ? null : search(filter().q);
    const items = hits ? hits.map(({ item }) => item) : plan().items;
    const narrowed = items.filter((item) => matchesFilter(item, filter(), context));
    return {
      items: filter().sort ? sortItems(narrowed, filter().sort, context) : narrowed,
      hitOf: new Map(hits?.map((hit) => [hit.item.key, hit])),
    };
  });

  // The whole list kept out of sight (before-paint.js) has been narrowed.
  onMount(() => delete document.documentElement.dataset.asked);

  return (
    <>
      <h1>改革実施項目をさがす</h1>
      <noscript>
        <p>JavaScriptが使えないため、しぼりこまずにすべての項目を並べています。</p>
      </noscript>
      <search>
        <form class={styles.form} action={`${base()}/items`} onSubmit={(event) => event.preventDefault()}>
          <div class={searchBox.box}>
            <Icon name="search" />
            <input
              type="search"
              id="q"
              name="q"
              aria-label="ことばでさがす"
              placeholder="バス、水道、学校 など"
              autocomplete="off"
              value={filter().q}
              onInput={(event) => set("q", event.currentTarget.value)}
            />
            <button type="submit">さがす</button>
          </div>
          <details data-needs-js="">
            <summary>しぼりこむ・並べかえる</summary>
            <div class={styles.selects}>
              <Choice name="status" label="状況" any="すべての状況">
                <For each={STATUS_NAMES}>{(name) => <option value={name}>{describeStatus(name)}</option>}</For>
              </Choice>
              <Choice name="policy" label="基本方針" any="すべての方針">
                <For each={plan().policies}>{(policy) => <option value={policy.id}>{policy.title}</option>}</For>
              </Choice>
              <Show when={plan().policies.find(({ id }) => id === filter().policy)}>
                {(policy) => (
                  <Choice name="section" label="方針の中の区分" any="すべての区分">
                    <For each={policy().sections}>
                      {(section) => <option value={section.id}>{section.shortName}</option>}
                    </For>
                  </Choice>
                )}
              </Show>
              <Choice name="area" label="地域" any="すべての地域">
                <For each={plan().areas}>{(area) => <option value={area.slug}>{area.name}</option>}</For>
                <option value="all">全市（地域の名前がない）</option>
              </Choice>
              <Choice name="department" label="担当" any="すべての担当">
                <For each={plan().departments}>{(dept) => <option value={dept.slug}>{dept.name}</option>}</For>
              </Choice>
              <Choice name="due" label="期限" any="すべての年度">
                <For each={listAllDeadlines(plan())}>
                  {(year) => <option value={year}>{describeFiscalYear(year)}</option>}
                </For>
              </Choice>
              <Choice name="kind" label="目標の種類" any="すべての種類">
                <For each={["quantity", "milestone", "yearly", "direction"] as const}>
                  {(kind) => <option value={kind}>{describeKind(kind)}</option>}
                </For>
              </Choice>
              <Choice name="origin" label="新規・継続" any="両方">
                <option value="new">新規</option>
                <option value="continued">継続</option>
              </Choice>
              <Choice name="sort" label="並べかえ" any="計画の順">
                <option value="due">期限の順</option>
                <option value="status">状況の順</option>
              </Choice>
            </div>
          </details>
        </form>
      </search>
      <p class={styles.count} role="status" data-count="" tabindex={-1}>
        <Show when={filter().q.trim()}>「{filter().q}」を含む項目 </Show>
        {found().items.length}件
      </p>
      <Show when={conditions().length > 0}>
        <HandsFocusOn class={styles.conditions}>
          <p>
            しぼりこみ：{conditions().join("・")}
            <Show when={found().items.length > 0}>
              {" "}
              <a href={`${base()}/items`}>条件をすべてはずす</a>
            </Show>
          </p>
        </HandsFocusOn>
      </Show>
      <h2 class="visually-hidden">見つかった項目</h2>
      <Show when={found().items.length > 0} fallback={<Empty />}>
        <ItemList each={found().items} resetOn={filter()}>
          {(item) => (
            <PlanItemCard
              item={item}
              titleMarks={found().hitOf.get(item.key)?.titleMarks}
              reason={describeFoundIn(found().hitOf.get(item.key)?.reason)}
            />
          )}
        </ItemList>
      </Show>
      <Section id="ways" title="ほかのさがし方">
        <ChipLinks
          links={[
            ...plan().policies.map(({ id, title }) => ({ name: title, href: `${base()}/policies/${id}` })),
            ...plan().areas.map(({ slug, name }) => ({ name: `${name}地域`, href: `${base()}/areas/${slug}` })),
            { name: "担当の一覧", href: `${base()}/departments` },
            { name: "年度ごとの期限", href: `${base()}/years` },
          ]}
        />
      </Section>
    </>
  );

  function Choice(props: { name: keyof ItemFilter; label: string; any: string; children: JSX.Element }) {
    return (
      <label>
        {props.label}
        <select
          id={`filter-${props.name}`}
          name={props.name}
          value={filter()[props.name]}
          onChange={(event) => {
            set(props.name, event.currentTarget.value);
            // A section counts within its policy.
            if (props.name === "policy") set("section", "");
          }}
        >
          <option value="">{props.any}</option>
          {props.children}
        </select>
      </label>
    );
  }

  function Empty() {
    return (
      <HandsFocusOn class={styles.empty}>
        <p>あてはまる項目がありません。短いことばにするか、条件をはずしてみてください。</p>
        <Show when={isNarrowed(filter())}>
          <ChipLinks
            links={[
              { name: "条件をすべてはずす", href: `${base()}/items` },
              { name: "本文や用語もさがす", href: `/search?q=${encodeURIComponent(filter().q)}` },
            ]}
          />
        </Show>
      </HandsFocusOn>
    );
  }
}

/** Gives the focus to the count when it goes away with the link that took it away. */
function HandsFocusOn(props: { class: string | undefined; children: JSX.Element }) {
  let box: HTMLDivElement | undefined;
  onCleanup(() => {
    if (box?.contains(document.activeElement)) document.querySelector<HTMLElement>("[data-count]")?.focus();
  });
  return (
    <div ref={box} class={props.class}>
      {props.children}
    </div>
  );
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
