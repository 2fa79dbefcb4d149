import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { AppPlace } from "../app-place.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const path = "/staff";

export const head: PageModule["head"] = () => ({
  title: "職員のページ",
  description: "結果のひな形を作り、記入されたファイルを確かめ、公開するデータにします。ファイルは端末の外に出ません。",
});

/** Where staff turn the forms of departments into data (StaffApp.tsx); the page itself says what it is for. */
export default function StaffPage() {
  const view = usePlan();
  return (
    <>
      <div data-no-print="">
        <h1>職員のページ</h1>
        <p class={texts.lead}>
          各課の結果を Excel で集め、公開の前に確かめるためのページです。ファイルの中身は、この端末の外に出ません。
        </p>
      </div>
      <AppPlace app="staff" withoutScript="このページにはJavaScriptが必要です。" />
      <div data-no-print="">
        <p class={texts.lead}>
          <a href={`/plans/${view().plan.id}/documents`}>まだ読めていない資料</a>
        </p>
        <Section id="publishing" title="公開まで">
          <Card>
            <div class={texts.prose}>
              <ol>
                <li>ひな形を課ごとに作り、依頼の文といっしょに送る</li>
                <li>返ってきたファイルをこのページで確かめ、直すところを課に返す</li>
                <li>決裁の資料を印刷して回す</li>
                <li>変わったデータのファイルを、リポジトリを持つ人に渡す（公開の命令は、その人が実行する）</li>
              </ol>
            </div>
          </Card>
        </Section>
      </div>
    </>
  );
}
