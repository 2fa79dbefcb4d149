import { For } from "solid-js";
import { listReportYears, reportWorkbookOf } from "#domain/yearly-report.ts";
import { usePlan } from "#queries/plan.ts";
import { usePlans } from "#queries/plans.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeDate, describeFiscalYearLong } from "#words/ja/dates.ts";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import styles from "./DataPage.module.css";
import { EXAMPLES, OPEN_DATA_FILES, SCHEMAS } from "./files.ts";

export const path = "/data";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "オープンデータ",
  description: `${plan.title}の項目・目標・結果・出典を、CSVとJSONで使えます。ファイルの説明、利用条件、Excelでの開き方、引用のしかた。`,
});

/** The open data: the files, how to open them without harm, on what terms, and how to cite them. */
export default function DataPage() {
  const view = usePlan();
  const plans = usePlans();
  const others = () => plans?.list.filter(({ id }) => id !== view().plan.id);
  const site = () => view().snapshot.site;
  const edition = () => `第${view().snapshot.version}版、${describeDate(view().snapshot.date)}時点`;

  const origin = () => site().origin ?? "https://（このサイト）";

  return (
    <>
      <h1>オープンデータ</h1>
      <p class={texts.lead}>
        画面に出ている項目・目標・結果・出典を、表（CSV）のまま使えます。登録も申請もいりません。いまのデータは
        {edition()}です。計画の文章は{view().plan.editions.at(-1)?.label}のものです。
      </p>
      <Section id="files" title="ファイル">
        <Card>
          <ul class={styles.files}>
            <For each={OPEN_DATA_FILES}>
              {([file, title]) => (
                <li>
                  <a class={styles.file} href={`/data/plans/${view().plan.id}/${file}`} download="">
                    {file}
                  </a>{" "}
                  {title}
                </li>
              )}
            </For>
            <For each={listReportYears(view().plan, view().snapshot.date)}>
              {(year) => (
                <li>
                  <a class={styles.file} href={reportWorkbookOf(view().plan.id, year)} download="">
                    {`report-${year}.xlsx`}
                  </a>{" "}
                  {describeFiscalYearLong(year)}の実施状況（Excel）
                </li>
              )}
            </For>
          </ul>
          <p>
            列の意味・型・単位・例は dictionary.csv に、符号の意味は codes.csv
            にあります。アドレスは版が変わっても同じです。機械が読む目録：
            <a class={styles.file} href="/data/catalog.jsonld" rel="external">
              catalog.jsonld
            </a>
            （DCAT）
          </p>
          <For each={others()}>
            {({ id, title }) => (
              <>
                <h3>{title}</h3>
                <ul class={styles.schemas}>
                  <For each={OPEN_DATA_FILES}>
                    {([file]) => (
                      <li>
                        <a class={styles.file} href={`/data/plans/${id}/${file}`} download="">
                          {file}
                        </a>
                      </li>
                    )}
                  </For>
                </ul>
              </>
            )}
          </For>
        </Card>
      </Section>
      <Section id="excel" title="Excelで開く前に">
        <Card>
          <div class={texts.prose}>
            <p>
              <strong>ダブルクリックで開くと、item の列の「2-1-5」が日付（2002年1月5日など）に変わります。</strong>
              隣の item_label の列（項目2-1-5）は変わりません。次のように取り込むと、item も変わりません。
            </p>
            <ul>
              <li>
                Excel：「データ」→「テキストまたはCSVから」→「データの変換」→ item の列の種類を「テキスト」に
                →「閉じて読み込む」
              </li>
              <li>Googleスプレッドシート：「ファイル」→「インポート」で、テキストを数値や日付に変換する指定をはずす</li>
              <li>LibreOffice：開くときの画面で、item の列の種類を「テキスト」にする</li>
            </ul>
          </div>
        </Card>
      </Section>
      <Section id="form" title="表の決まり">
        <Card>
          <div class={texts.prose}>
            <ul>
              <li>文字コードは UTF-8（BOM付き）、改行は CRLF、区切りはコンマ。1行目は列の名前です。</li>
              <li>空のマスは「わからない」か「あてはまらない」です。0ではありません。</li>
              <li>
                年度は、始まる年の西暦です（令和3年度は 2021）。隣の _era の列に元号があります。日付は 2023-04-01
                の形です。
              </li>
              <li>名前が _code で終わる列は、ことばの代わりの符号です。プログラムではこちらを使ってください。</li>
              <li>= や - などで始まる文には、表計算ソフトが式とみなさないよう、先頭に ' を付けています。</li>
            </ul>
          </div>
        </Card>
      </Section>
      <Section id="json" title="プログラムから使う">
        <Card>
          <p>
            <a href="/data/index.json" rel="external">
              /data/index.json
            </a>{" "}
            に、いまの版の番号、日付、データ全体（JSON）のアドレス、大きさ、SHA-256があります。公開した版は、次の版が出たあとも残ります。形の説明（JSON
            Schema）：
          </p>
          <ul class={styles.schemas}>
            <For each={SCHEMAS}>
              {([name, title]) => (
                <li>
                  <a class={styles.file} href={`/data/schema/${name}.json`} rel="external">
                    {title}
                  </a>
                </li>
              )}
            </For>
          </ul>
          <For each={EXAMPLES}>
            {([language, code]) => (
              <>
                <h3>{language}</h3>
                <pre class={styles.code}>
                  <code>{code(origin(), view().plan.id)}</code>
                </pre>
              </>
            )}
          </For>
        </Card>
      </Section>
      <Section id="licence" title="利用条件">
        <Card>
          <div class={texts.prose}>
            <p>
              データのうち私たちが作った部分（目標の分類、記録の選択と整理、要約、地域や担当との対応）は、
              <a href="https://creativecommons.org/licenses/by/4.0/deed.ja" rel="noreferrer">
                クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）
              </a>
              で使えます。「{site().name}」とデータの日付を書いてください。
            </p>
            <p>
              同じ条件を書いたファイル：
              <a class={styles.file} href="/data/licence.txt" rel="external">
                licence.txt
              </a>
            </p>
            <p>次のものは私たちのものではなく、この条件の対象になりません。</p>
            <ul>
              <li>計画の文章と注。{view().plan.city}の文章を、そのまま写しています。</li>
              <li>出典の題名と、出典からの引用。それぞれの発行者のものです。</li>
            </ul>
            <p>
              数や事実そのものは、だれのものでもありません。本文や引用を使うときは、発行者の利用条件を確かめてください。
            </p>
          </div>
        </Card>
      </Section>
      <Section id="cite" title="引用のしかた">
        <Card>
          <p>
            版と日付を書くと、あとから同じデータを確かめられます。数を引用するときは、もとの資料もあわせて示してください。
          </p>
          <p class={styles.cite}>
            「{site().name}」{view().plan.title}（{view().plan.editions.at(-1)?.label}）のデータ（{edition()}
            ）、項目2-1-5。CC BY 4.0。
            <br />
            もとの資料：records.csv の source_title と source_url
          </p>
        </Card>
      </Section>
    </>
  );
}
