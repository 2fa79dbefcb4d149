import { usePlans } from "#queries/plans.ts";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import { SearchBox } from "./SearchBox.tsx";
import styles from "./SearchPage.module.css";
import { Ways } from "./Ways.tsx";

export const path = "/search";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "まとめて検索",
  description: `${plan.title}の項目・本文・ことばの説明・地域・担当・公表された記録を、まとめてさがせます。`,
});

/** Searches everything of the plan (SearchApp.tsx), and shows the ways to it for who would rather look. */
export default function SearchPage() {
  const plans = usePlans();
  return (
    <>
      <h1>まとめて検索</h1>
      <p class={texts.lead}>
        項目、計画の本文、ことばの説明、地域、担当、公表された記録を一度にさがします。
        {plans && <a href={`/plans/${plans.site.plan}#plans`}>ほかの計画</a>}
      </p>
      <noscript>
        <p>検索にはJavaScriptが必要です。下の「ほかのさがし方」から、すべての項目と本文を読めます。</p>
      </noscript>
      <SearchBox />
      <div class={texts.app} data-app="search">
        <p class={styles.status} role="status" data-waiting="" />
        <Ways />
      </div>
    </>
  );
}
