import { usePlan } from "#queries/plan.ts";
import { Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/Chips.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const path = "/search";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "まとめて検索",
  description: `${plan.title}の項目・本文・ことばの説明・地域・担当・公表された記録を、まとめてさがせます。`,
});

/** Searches everything of the plan (SearchApp.tsx), and shows the ways to it for who would rather look. */
export default function SearchPage() {
  const view = usePlan();
  const base = () => `/plans/${view().plan.id}`;
  return (
    <>
      <h1>まとめて検索</h1>
      <p class={texts.lead}>項目、計画の本文、ことばの説明、地域、担当、公表された記録を一度にさがします。</p>
      <noscript>
        <p>検索にはJavaScriptが必要です。下の「ほかのさがし方」から、すべての項目と本文を読めます。</p>
      </noscript>
      <div data-app="search">
        <p class={texts.waiting} data-needs-js="" data-waiting="">
          読み込んでいます…
        </p>
      </div>
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
}
