import { usePlan } from "#queries/plan.ts";
import { PublishingPromise } from "#ui/PublishingPromise.tsx";
import { AppPlace } from "../app-place.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const path = "/following";

export const head: PageModule["head"] = () => ({
  title: "フォロー中の項目",
  description: "この端末でフォローしている項目と、前回から変わったこと。フォローはどこにも送られません。",
});

/** What the reader follows: FollowingApp.tsx, as nobody else knows it. */
export default function FollowingPage() {
  const view = usePlan();
  return (
    <>
      <h1>フォロー中の項目</h1>
      <p class={texts.lead}>
        フォローは、どこにも送られません。
        <a href="/about/notify">開かずに知る</a>
        <span data-needs-js="">
          ・<a href={`/plans/${view().plan.id}/booklet?mine=1`}>印刷して冊子にする</a>
        </span>
      </p>
      <AppPlace app="following" withoutScript="フォローにはJavaScriptが必要です。" />
      {/* The same for whatever is followed, so that the app need not bring it. */}
      <div class={texts.quiet}>
        <PublishingPromise plan={view().plan} />
      </div>
    </>
  );
}
