import { usePlan } from "#queries/plan.ts";
import { type PageModule, WRITES_DOCUMENT } from "../page.ts";
import texts from "../text.module.css";

export const head: PageModule["head"] = ({ snapshot }) => ({
  title: "プライバシー",
  description: WRITES_DOCUMENT
    ? `${snapshot.site.name}がこの端末に保存するものと、その消し方。会員登録も追跡もありません。`
    : "",
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
        <div class={texts.table}>
          <table>
            <thead>
              <tr>
                <th scope="col">保存するもの</th>
                <th scope="col">なんのため</th>
                <th scope="col">どこに</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">計画のデータ</th>
                <td>電波がなくても全部の項目を見られるようにする</td>
                <td>IndexedDB「snapshots」</td>
              </tr>
              <tr>
                <th scope="row">受け取ったうちでいちばん新しい版の番号</th>
                <td>古いデータに戻らないようにする</td>
                <td>IndexedDB「highest」とキャッシュ「notes」</td>
              </tr>
              <tr>
                <th scope="row">フォローと、どこまで読んだか</th>
                <td>前回から変わったことを示す</td>
                <td>IndexedDB「follows」と、その控えの localStorage「follows」</td>
              </tr>
              <tr>
                <th scope="row">画面の色・共用端末などの設定</th>
                <td>次に開いたときも同じにする</td>
                <td>localStorage「theme」「shared」「textSize」</td>
              </tr>
              <tr>
                <th scope="row">最近さがしたことば（8件まで）</th>
                <td>もう一度さがしやすくする。「まとめて検索」でまとめて消せる</td>
                <td>localStorage「recentSearches」</td>
              </tr>
              <tr>
                <th scope="row">自動で読み込み直した時刻</th>
                <td>読み込みのくり返しを防ぐ。画面を閉じると消える</td>
                <td>sessionStorage「reloadedAt」</td>
              </tr>
              <tr>
                <th scope="row">アプリの画面の部品と、開いたページ</th>
                <td>電波がなくても開けるようにする</td>
                <td>キャッシュ「workbox-precache-」「pages-」で始まるもの</td>
              </tr>
              <tr>
                <th scope="row">こわれて読めなくなったデータ（見つかったときだけ）</th>
                <td>わけを調べられるようにする。使うことはない</td>
                <td>IndexedDB「quarantine」</td>
              </tr>
            </tbody>
          </table>
        </div>
        <p>
          IndexedDB
          は「reform-plan」という名前のひとつだけです。どれもこの端末の中だけにあり、送信されません（さがしたことばについては下を見てください）。設定で「みんなで使う端末です」を選んだ端末には、フォローも、さがしたことばも保存しません。ブラウザの閲覧履歴には残ります。
        </p>
        <h2>サイトを置いている会社にわかること</h2>
        <p>
          ふつうのウェブサイトと同じように、接続したときのIPアドレス、日時、開いたページのアドレス、ブラウザの種類は、サイトを置いているサーバーに伝わります。何をフォローしているかは伝わりません。検索は、この端末の中で行います。さがしたことばはページのアドレスにも入るので、そのアドレスをあとから開いたときや、JavaScriptが動かない環境で項目の一覧の「さがす」を押したときは、サーバーに伝わることがあります。
        </p>
        <h2>消し方</h2>
        <p>
          <a href="/settings#erase">設定の「この端末から消す」</a>
          を押すと、「みんなで使う端末です」とその文字の大きさのほかは、上の表のものがすべて消えます。ブラウザの「サイトデータの削除」でも消せます。
        </p>
      </div>
    </>
  );
}
