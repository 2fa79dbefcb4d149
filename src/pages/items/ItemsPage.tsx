import { For, type JSX, Show } from "solid-js";
import { listAllDeadlines } from "#domain/item-filter.ts";
import type { ItemFilter } from "#domain/item-query.ts";
import { STATUS_NAMES } from "#domain/status.ts";
import { usePlan } from "#queries/plan.ts";
import { Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/ChipLinks.tsx";
import { Icon } from "#ui/Icon.tsx";
import { ItemList } from "#ui/ItemCard.tsx";
import longList from "#ui/LongList.module.css";
import { WHOLE } from "#ui/LongList.tsx";
import searchBox from "#ui/SearchBox.module.css";
import selects from "#ui/Selects.module.css";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeKind } from "#words/ja/kinds.ts";
import { describeSearchExamples } from "#words/ja/search-fields.ts";
import { describeStatus } from "#words/ja/status.ts";
import { PlanItemCard } from "../item-list.tsx";
import type { PageModule } from "../page.ts";
import styles from "./ItemsPage.module.css";

/** Entries of a list that is too long to stand whole in its document. */
const FIRST_OF_LONG = 5;

export const path = "/plans/:plan/items";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "改革実施項目をさがす",
  description: `${plan.title}の${plan.items.length}項目を、ことば・地域・担当・期限・状況からさがせます。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/**
 * The list of all items, whole; what narrows it is src/app/apps/items.ts. Its choices are the fields of `ItemFilter`, by
 * name, so that the address of a form sent without script names the same.
 */
export default function ItemsPage() {
  const view = usePlan();
  const plan = () => view().plan;
  const base = () => `/plans/${plan().id}`;
  const isLong = () => plan().items.length > WHOLE;
  const shown = () => (isLong() ? plan().items.slice(0, FIRST_OF_LONG) : plan().items);

  return (
    <>
      <h1>改革実施項目をさがす</h1>
      <noscript>
        <p>JavaScriptが使えないため、しぼりこまずにすべての項目を並べています。</p>
      </noscript>
      <search data-needs-js="">
        <form class={styles.form} action={`${base()}/items`} data-filter="" data-app="items">
          <div class={searchBox.box}>
            <Icon name="search" />
            <input
              type="search"
              id="q"
              name="q"
              aria-label="ことばでさがす"
              placeholder={describeSearchExamples(plan())}
              autocomplete="off"
              maxlength="200"
            />
            <button type="submit">さがす</button>
          </div>
          <details>
            <summary>しぼりこむ・並べかえる</summary>
            <div class={selects.selects}>
              <Choice name="status" label="状況" any="すべての状況">
                <For each={STATUS_NAMES}>{(name) => <option value={name}>{describeStatus(name)}</option>}</For>
              </Choice>
              <Choice name="policy" label="基本方針" any="すべての方針">
                <For each={plan().policies}>{(policy) => <option value={policy.id}>{policy.title}</option>}</For>
              </Choice>
              <Choice name="section" label="方針の中の区分" any="すべての区分" isHidden>
                <For each={plan().policies}>
                  {(policy) => (
                    <For each={policy.sections}>
                      {(section) => (
                        <option value={section.id} data-policy={policy.id}>
                          {section.shortName}
                        </option>
                      )}
                    </For>
                  )}
                </For>
              </Choice>
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
        {`${plan().items.length}件`}
      </p>
      <p class={styles.conditions} data-conditions="" hidden>
        <span data-condition-words="" /> <a href={`${base()}/items`}>条件をすべてはずす</a>
      </p>
      <h2 class="visually-hidden">見つかった項目</h2>
      <div data-items="">
        <ItemList each={shown()}>{(item) => <PlanItemCard item={item} />}</ItemList>
        <Show when={isLong()}>
          <button type="button" class={longList.more} data-needs-js="" data-draw="">
            {`さらに表示（残り${plan().items.length - FIRST_OF_LONG}件）`}
          </button>
        </Show>
      </div>
      <div class={styles.empty} data-none="" hidden>
        <p>あてはまる項目がありません。短いことばにするか、条件をはずしてみてください。</p>
        <ChipLinks
          links={[
            { name: "条件をすべてはずす", href: `${base()}/items` },
            { name: "本文や用語もさがす", href: "/search" },
          ]}
        />
      </div>
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
}

function Choice(props: {
  name: keyof ItemFilter;
  label: string;
  any: string;
  isHidden?: boolean;
  children: JSX.Element;
}) {
  return (
    <label hidden={props.isHidden}>
      {props.label}
      <select id={`filter-${props.name}`} name={props.name}>
        <option value="">{props.any}</option>
        {props.children}
      </select>
    </label>
  );
}
