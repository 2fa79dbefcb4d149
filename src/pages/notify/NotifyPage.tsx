import { For } from "solid-js";
import { findFeeds } from "#domain/feed-address.ts";
import { usePlan } from "#queries/plan.ts";
import { usePlans } from "#queries/plans.ts";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import styles from "./Screen.module.css";
import { Screen } from "./Screen.tsx";

export const path = "/about/notify";

export const head: PageModule["head"] = ({ snapshot }) => ({
  title: "更新を受け取る",
  description: `${snapshot.site.name}を開かなくても、変わったことや期限がわかる方法。カレンダー、フィード、通知の使い方を、iPhone・Android・パソコンごとに。`,
});

/** How to be told of news without opening the app: calendars, feeds and notifications, in plain words. */
export default function NotifyPage() {
  const view = usePlan();
  const plan = () => view().plan;
  const first = usePlans()?.first;
  const pages = () => [
    { title: "計画のすべて", page: `/plans/${plan().id}` },
    ...plan().areas.map(({ slug, name }) => ({ title: `${name}地域`, page: `/plans/${plan().id}/areas/${slug}` })),
    ...plan().policies.map(({ id, number, title }) => ({
      title: `基本方針${number} ${title}`,
      page: `/plans/${plan().id}/policies/${id}`,
    })),
  ];

  return (
    <>
      <h1>更新を受け取る</h1>
      <div class={texts.prose}>
        <p>
          このアプリを開かなくても、気になる項目が変わったことや期限を、ふだん使っているカレンダーやフィードを読むアプリで知ることができます。登録もメールアドレスもいりません。
        </p>
        <h2>3つの方法</h2>
        <ul>
          <li>
            <strong>カレンダー</strong>
            ：計画の期限と、資料が示したこれからの予定、それに変わったことが、公開された日の予定として入ります。
          </li>
          <li>
            <strong>フィード</strong>
            ：変わったことが1件ずつ、前と後・出典とともに届きます。探しても新しいものがなかったときは、3か月に1回まで、そのことを伝えます。
          </li>
          <li>
            <strong>この端末の通知</strong>
            ：フォローしているものが変わったことを、前と後とともに、1日に1回まで知らせます。ホーム画面に追加したアプリを、閉じているあいだの確認を許すブラウザ（AndroidやパソコンのChrome、Edgeなど）で使うときだけ、
            <a href="/settings#notices">設定</a>
            で選べます。iPhone・iPadでは使えません。いつ確かめるかはブラウザが決め、間があくことがあります。
          </li>
        </ul>
        <p>
          カレンダーとフィードは、項目・地域・所管課・基本方針のページの「これから」にリンクがあります。カレンダーの「そのまま登録」があれば、押すだけで登録できる機種があります。アドレスをコピーするには、リンクを長く押す（パソコンでは右ボタンで押す）と出る「リンクをコピー」を選びます。
        </p>
        <h2>iPhone・iPad</h2>
        <ul>
          <li>
            カレンダー：「カレンダー」のリンクをコピーし、カレンダーのアプリで下の「カレンダー」→「カレンダーを追加」→「照会カレンダーを追加」に貼りつけます。
          </li>
          <li>フィード：フィードを読むアプリ（NetNewsWire など）を入れ、「フィード」のリンクを貼りつけます。</li>
        </ul>
        <p class={styles.screens}>
          <Screen
            device="phone"
            label="略図：リンクを長く押すと出る「リンクをコピー」を選ぶ"
            rows={["カレンダー", "リンクをコピー"]}
          />
          <Screen
            device="phone"
            label="略図：カレンダーを追加の中の「照会カレンダーを追加」を選ぶ"
            rows={["カレンダー", "カレンダーを追加", "照会カレンダーを追加"]}
          />
        </p>
        <h2>Android</h2>
        <ul>
          <li>
            カレンダー：Googleカレンダーは、パソコンのブラウザーで calendar.google.com
            を開き、「他のカレンダー」の＋→「URLで追加」に「カレンダー」のリンクを貼りつけます。しばらくすると電話にも出ます。
          </li>
          <li>フィード：フィードを読むアプリ（Feeder など）を入れ、「フィード」のリンクを貼りつけます。</li>
        </ul>
        <p class={styles.screens}>
          <Screen
            device="desktop"
            label="略図：パソコンで「他のカレンダー」の＋を押し、「URLで追加」を選ぶ"
            rows={["calendar.google.com", "他のカレンダー ＋", "URLで追加"]}
          />
          <Screen
            device="phone"
            label="略図：フィードを読むアプリに、コピーしたリンクを貼りつける"
            rows={["フィードを読むアプリ", "貼りつけ"]}
          />
        </p>
        <h2>パソコン</h2>
        <ul>
          <li>
            カレンダー：Outlook は「予定表の追加」→「Webから購読」に、Thunderbird
            は「新しいカレンダー」→「ネットワークのカレンダー」に、「カレンダー」のリンクを貼りつけます。
          </li>
          <li>フィード：Thunderbird などのフィードを読むアプリに、「フィード」のリンクを貼りつけます。</li>
        </ul>
        <p class={styles.screens}>
          <Screen
            device="desktop"
            label="略図：Outlookで「予定表の追加」から「Webから購読」を選ぶ"
            rows={["Outlook", "予定表の追加", "Webから購読"]}
          />
          <Screen
            device="desktop"
            label="略図：Thunderbirdで「新しいカレンダー」から「ネットワークのカレンダー」を選ぶ"
            rows={["Thunderbird", "新しいカレンダー", "ネットワークのカレンダー"]}
          />
        </p>
        <p>
          図は略図です。画面のことばは、機種や版によって少し違います。「カレンダー」を押してファイルを取り込むこともできますが、その後の変更は届きません。購読（照会）なら届きます。
        </p>
        <h2>いつ届くか</h2>
        <p>
          データの新しい版を公開したときに変わります。カレンダーやフィードを読むアプリが見に来るのは、アプリによりますが、1日に1回から数回です。急ぎの知らせではありません。
        </p>
        <h2>だれが何を読んでいるか</h2>
        <p>
          カレンダーやフィードを読むアプリ（またはその会社）が、このサイトのファイルを見に来ます。私たちは、だれが何を受け取っているかを知りません。通知は、端末の中だけで作られます。
        </p>
        <h2>計画・地域・基本方針のリンク</h2>
        <ul>
          <For each={pages()}>
            {({ title, page }) => (
              <li>
                {title}：
                <a href={findFeeds(page, first)?.feed} rel="external" aria-label={`${title}のフィード`}>
                  フィード
                </a>
                、
                <a href={findFeeds(page, first)?.calendar} rel="external" aria-label={`${title}のカレンダー`}>
                  カレンダー
                </a>
              </li>
            )}
          </For>
        </ul>
      </div>
    </>
  );
}
