import { usePlan } from "#queries/plan.ts";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import styles from "./PrivacyPage.module.css";

export const path = "/about/privacy";

export const head: PageModule["head"] = ({ snapshot }) => ({
  title: "プライバシー",
  description: `${snapshot.site.name}がこの端末に保存するものと、その消し方。会員登録も追跡もありません。`,
});

/** What is stored on the device and why, what a host can see, and how to erase it. */
export default function PrivacyPage() {
  const view = usePlan();
  return (
    <>
      <h1>プライバシー</h1>
      <div class={texts.prose}>
        <p>
          {view().snapshot.site.name}
          には会員登録がありません。アプリは閲覧の記録をとらず（サイトを置いている会社の記録は下のとおり）、広告や解析の仕組みもなく、ほかの会社のサーバーに接続しません。
        </p>
        <h2>この端末に保存するもの</h2>
        <dl class={styles.stored}>
          <div>
            <dt>計画のデータ</dt>
            <dd>電波がなくても全部の項目を見られるようにする</dd>
            <dd data-where="">IndexedDB「snapshots」</dd>
          </div>
          <div>
            <dt>受け取ったうちでいちばん新しい版の番号</dt>
            <dd>古いデータに戻らないようにする</dd>
            <dd data-where="">IndexedDB「highest」とキャッシュ「notes」</dd>
          </div>
          <div>
            <dt>フォローと、どこまで読んだか</dt>
            <dd>前回から変わったことを示す</dd>
            <dd data-where="">IndexedDB「follows」と、その控えの localStorage「follows」（計画ごと）</dd>
          </div>
          <div>
            <dt>通知を受け取るか、どこまで通知したか</dt>
            <dd>同じことを2度通知しない</dd>
            <dd data-where="">キャッシュ「notes」</dd>
          </div>
          <div>
            <dt>意見・まちがいの下書き</dt>
            <dd>書きかけを失わない。自分で渡すまで送られない</dd>
            <dd data-where="">IndexedDB「drafts」と、その控えの localStorage「drafts」</dd>
          </div>
          <div>
            <dt>画面の色・共用端末などの設定</dt>
            <dd>次に開いたときも同じにする</dd>
            <dd data-where="">localStorage「theme」「shared」「textSize」</dd>
          </div>
          <div>
            <dt>みんなで使う端末で、使っている人が選んだ文字の大きさと色、使い始めた画面の番号</dt>
            <dd>ページを移っても同じにし、使い終わったときに「戻る」で前の人のページを出さない。使い終わると消える</dd>
            <dd data-where="">sessionStorage「theme」「textSize」「visit」</dd>
          </div>
          <div>
            <dt>最近さがしたことば（8件まで）</dt>
            <dd>もう一度さがしやすくする。「まとめて検索」でまとめて消せる</dd>
            <dd data-where="">localStorage「recentSearches」</dd>
          </div>
          <div>
            <dt>自動で読み込み直したデータの版の番号</dt>
            <dd>読み込みのくり返しを防ぐ。画面を閉じると消える</dd>
            <dd data-where="">sessionStorage「reloaded」</dd>
          </div>
          <div>
            <dt>ブラウザがアドレスに書くのを断ったことばや条件</dt>
            <dd>読み込み直しても、さがしていたものに戻る。画面を閉じると消える</dd>
            <dd data-where="">sessionStorage「refusedQuery」</dd>
          </div>
          <div>
            <dt>アプリの部品が届く前に押された「フォロー」</dt>
            <dd>次のページで部品が届いたときにフォローする。すぐに、または画面を閉じると消える</dd>
            <dd data-where="">sessionStorage「taps」</dd>
          </div>
          <div>
            <dt>アプリの画面の部品</dt>
            <dd>電波がなくても開けるようにする</dd>
            <dd data-where="">キャッシュ「workbox-precache-」「assets-」で始まるもの</dd>
          </div>
          <div>
            <dt>こわれて読めなくなったデータ（見つかったときだけ）</dt>
            <dd>わけを調べられるようにする。使うことはない</dd>
            <dd data-where="">IndexedDB「quarantine」</dd>
          </div>
        </dl>
        <p>
          IndexedDB
          は「reform-plan」という名前のひとつだけです。どれもこの端末の中だけにあり、送信されません（さがしたことばについては下を見てください）。設定で「みんなで使う端末」にした端末には、フォローも、さがしたことばも、下書きも保存しません。ブラウザの閲覧履歴には残ります。
        </p>
        <h2>サイトを置いている会社にわかること</h2>
        <p>
          ふつうのウェブサイトと同じように、接続したときのIPアドレス、日時、開いたページのアドレス、ブラウザの種類は、サイトを置いているサーバーに伝わります。何をフォローしているかは伝わりません。「LINEで送る」を押すと、題名・説明・アドレスがLINEに渡ります。検索は、この端末の中で行います。さがしたことばはページのアドレスにも入るので、そのアドレスをあとから開いたときや、JavaScriptが動かない環境で項目の一覧の「さがす」を押したときは、サーバーに伝わることがあります。
        </p>
        <h2>消し方</h2>
        <p>
          <a href="/settings#erase">設定の「この端末から消す」</a>
          を押すと、上のものがすべて消えます。ブラウザの「サイトデータの削除」でも消せます。みんなで使う端末では、それをやめてから消せます。
        </p>
      </div>
    </>
  );
}
