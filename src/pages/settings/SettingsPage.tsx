import { Card, Section } from "#ui/Card.tsx";
import { AppPlace } from "../app-place.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import styles from "./SettingsPage.module.css";

export const path = "/settings";

export const head: PageModule["head"] = () => ({
  title: "設定",
  description: "画面の色、通知、共用端末、フォローコードとファイルの控え、ホーム画面への追加、この端末からの消去。",
});

/** What the reader can choose, keep and erase on this device (SettingsApp.tsx), and how to put the app on a home screen. */
export default function SettingsPage() {
  return (
    <>
      <h1>設定</h1>
      <AppPlace app="settings" withoutScript="設定とフォローコードにはJavaScriptが必要です。" />
      <Section id="notices" title="通知">
        <Card>
          <div class={texts.prose}>
            <p>
              アプリを閉じていても、フォローしているものが変わったことを、この端末が1日に1回まで知らせます。確かめる間かくは、ブラウザが決めます。
            </p>
            <div data-notices="" data-needs-js="">
              <p role="status" />
              <button type="button" class={styles.button} hidden />
            </div>
            <p>
              <a href="/about/notify">カレンダーとフィード</a>なら、どの端末でも、開かずにわかります。
            </p>
          </div>
        </Card>
      </Section>
      <Section id="drafts" title="下書き">
        <Card>
          <a href="/drafts">意見・まちがいの下書き</a>
        </Card>
      </Section>
      <Section id="install" title="ホーム画面に追加">
        <Card>
          <div class={texts.prose}>
            <p>追加しなくても使えます。追加すると、アプリのように開けます。</p>
            <h3>iPhone・iPad（Safari）</h3>
            <ol>
              <li>画面の下か上にある「共有」ボタン（四角から上向きの矢印）を押す</li>
              <li>「ホーム画面に追加」を選ぶ</li>
              <li>「追加」を押す</li>
            </ol>
            <p class={texts.quiet}>
              iPhoneでは、Safariで開いたときと、ホーム画面から開いたときで、フォローは別々に保存されます。追加する前に
              <a href="#follow-code">フォローコードをコピー</a>
              し、追加したあと、ホーム画面から開いた「設定」に貼りつけてください。
            </p>
            <h3>Android（Chrome）</h3>
            <ol>
              <li>右上の「︙」を押す</li>
              <li>「ホーム画面に追加」または「アプリをインストール」を選ぶ</li>
            </ol>
            <p class={texts.quiet}>
              LINEの中で開いているときは追加できません。メニューの「ブラウザで開く」を選んでから行ってください。
            </p>
          </div>
        </Card>
      </Section>
    </>
  );
}
