import { usePlan } from "#queries/plan.ts";
import { describeComments } from "#words/ja/draft.ts";
import { AppPlace } from "../app-place.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const path = "/drafts";

export const head: PageModule["head"] = () => ({
  title: "意見・まちがいの下書き",
  description: "項目への意見やまちがい、結果が載っている資料を、この端末の中で下書きし、自分で渡します。",
});

/** What a reader writes about items, kept on this device until they hand it over themselves (DraftsApp.tsx). */
export default function DraftsPage() {
  const view = usePlan();
  return (
    <>
      <h1 data-no-print="">意見・まちがいの下書き</h1>
      <div class={texts.prose} data-no-print="">
        <p>{describeComments(view().plan)}</p>
        <p class={texts.quiet}>書いたものはこの端末の中だけにあり、自分で渡すまでどこにも送られません。</p>
      </div>
      <AppPlace app="drafts" withoutScript="下書きにはJavaScriptが必要です。" />
    </>
  );
}
