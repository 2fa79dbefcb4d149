import { Show } from "solid-js";
import { usePlan } from "#queries/plan.ts";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const path = "/about/accessibility";

export const head: PageModule["head"] = ({ snapshot }) => ({
  title: "アクセシビリティ",
  description: `${snapshot.site.name}をだれもが使えるようにするために、目標にしている基準、公開の前に確かめていること、まだできていないこと。`,
});

/** What the app holds itself to, what `npm test` really looks at on every page, and what nobody has tried. */
export default function AccessibilityPage() {
  const site = () => usePlan()().snapshot.site;
  return (
    <>
      <h1>アクセシビリティ</h1>
      <div class={texts.prose}>
        <p>
          だれもが読み、使えるように、JIS X 8341-3:2016 と WCAG 2.2
          の適合レベルAAを目標に作っています。第三者の検査は受けていません。
        </p>
        <h2>公開の前に、自動の試験で確かめていること</h2>
        <ul>
          <li>どの種類のページも、検査の道具（axe）で問題が見つからない</li>
          <li>幅320ピクセルの画面や400％の拡大でも、横に動かさずに読め、ボタンは指で押せる大きさがある</li>
          <li>文字を2倍にしても、切れたり重なったりしない</li>
          <li>JavaScriptがなくても、計画と結果のすべてを読める</li>
          <li>キーボードだけで操作でき、いまいる場所が見える</li>
          <li>状況は、色だけでなく言葉と形でもわかる</li>
          <li>翻訳の機能で言葉を置きかえても、動きつづける</li>
        </ul>
        <h2>できていないこと</h2>
        <ul>
          <li>実際の電話での読み上げ（VoiceOver、TalkBack）は、試していません。</li>
          <li>計画の文章は原文のままで、やさしい言葉や外国語には直していません。</li>
          <li>市が公表したPDFなどが読み上げで読めるかは、確かめていません。</li>
        </ul>
        <p>
          画面の色は<a href="/settings">設定</a>で選べます。文字の大きさは、ブラウザや端末の設定に従います。
        </p>
        <Show when={site().contact.url ?? (site().contact.email && `mailto:${site().contact.email}`)}>
          {(address) => (
            <p>
              使えないところは、<a href={address()}>お知らせください</a>。
            </p>
          )}
        </Show>
      </div>
    </>
  );
}
