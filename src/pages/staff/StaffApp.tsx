import { createSignal, For, Show } from "solid-js";
import type { Desk, DeskImport } from "#desk/messages.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import texts from "../text.module.css";
import { Approval } from "./Approval.tsx";
import { Debts } from "./Debts.tsx";
import { Findings } from "./Findings.tsx";
import { ImportPreview } from "./ImportPreview.tsx";
import styles from "./StaffPage.module.css";
import { saveFile } from "./save-file.ts";
import { Template } from "./Template.tsx";

/** A table that Excel opens, and what a data file is to Git. */
const CSV = "text/csv";

/** Template, reading, preview, approval and data files; nothing of it is kept when the page is closed. */
export function StaffApp(props: { desk: Desk }) {
  const view = usePlan();
  const [files, setFiles] = createSignal<readonly File[]>([]);
  const [reasons, setReasons] = createSignal<ReadonlyMap<string, string>>(new Map());
  const [publishedOn, setPublishedOn] = createSignal(today(view().snapshot.date));
  const [result, setResult] = createSignal<DeskImport | null>(null);
  const [state, setState] = createSignal("");
  /** What is printed, of the two that are made for paper. */
  const [paper, setPaper] = createSignal<"board" | "approval">("board");
  const onPaper = (part: "board" | "approval") => (paper() === part ? undefined : "");
  const print = (part: "board" | "approval") => {
    setPaper(part);
    window.print();
  };

  const read = async () => {
    setResult(null);
    if (files().length === 0) return setState("");
    setState("読んでいます…");
    const asked = files();
    const named = await Promise.all(
      asked.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ).catch(() => null);
    const answer =
      named &&
      (await props.desk.ask<"import">({
        kind: "import",
        snapshot: view().snapshot,
        files: named,
        reasons: reasons(),
        asOf: publishedOn(),
      }));
    // Files were changed meanwhile: their own answer comes.
    if (asked !== files()) return;
    setState(answer ? describeOutcome(answer.result) : FAILED);
    setResult(answer?.result ?? null);
    setPaper(answer?.result.approval ? "approval" : "board");
  };
  const choose = (chosen: Iterable<File>) => {
    const added = [...chosen];
    const names = new Set(added.map(({ name }) => name));
    setFiles([...files().filter(({ name }) => !names.has(name)), ...added]);
    void read();
  };
  const remove = (name: string) => {
    setFiles(files().filter((file) => file.name !== name));
    void read();
  };

  return (
    <>
      <div data-no-print="">
        <Template desk={props.desk} />
      </div>
      <div data-no-print={onPaper("board")}>
        <Debts onPrint={() => print("board")} />
      </div>
      <div data-no-print="">
        <Section id="hand-in" title="ファイルを確かめる">
          <Card>
            <fieldset
              class={styles.drop}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                choose(event.dataTransfer?.files ?? []);
              }}
            >
              <legend>ファイルと、公開する日</legend>
              <label class={styles.field}>
                記入されたファイル（.xlsx、.csv。いくつでも。ここに置いてもよい）
                <input
                  type="file"
                  multiple
                  accept=".xlsx,.csv"
                  onChange={(event) => {
                    choose(event.currentTarget.files ?? []);
                    // The same file, put right, can be chosen again.
                    event.currentTarget.value = "";
                  }}
                />
              </label>
              <Show when={files().length > 0}>
                <ul class={styles.files} aria-label="選んだファイル">
                  <For each={files()}>
                    {({ name }) => (
                      <li>
                        {name}
                        <button
                          type="button"
                          class={styles.button}
                          aria-label={`${name} を外す`}
                          onClick={() => remove(name)}
                        >
                          外す
                        </button>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
              <label class={styles.field}>
                公開する日（この日で状況を判定します）
                <input
                  type="date"
                  min={view().snapshot.date}
                  value={publishedOn()}
                  onChange={(event) => {
                    setPublishedOn(event.currentTarget.value || today(view().snapshot.date));
                    void read();
                  }}
                />
              </label>
              <p role="status" innerText={state()} />
            </fieldset>
          </Card>
        </Section>
      </div>
      <Show when={result()}>
        {(current) => (
          <>
            <div data-no-print="">
              <Findings
                findings={current().findings}
                reasons={reasons()}
                onReason={(key, reason) => setReasons(new Map([...reasons(), [key, reason]]))}
                onCheck={read}
              />
              <Show when={current().items.length > 0}>
                <ImportPreview result={current()} />
              </Show>
              <Section id="data-files" title="データのファイル">
                <Card>
                  <p>{current().summary}</p>
                  <Show
                    when={current().isReady}
                    fallback={<p class={texts.quiet}>直すところと理由がすべて済むと、ここから保存できます。</p>}
                  >
                    <Show when={current().changed.length > 0} fallback={<p>新しいことはありません。</p>}>
                      <For each={current().changed}>
                        {({ name, text }) => (
                          <button
                            type="button"
                            class={styles.button}
                            onClick={() => saveFile(name, new TextEncoder().encode(text), CSV)}
                          >
                            {name} を保存
                          </button>
                        )}
                      </For>
                      <p class={texts.quiet}>
                        保存したファイルを data/plans/{view().plan.id}/
                        の同じ名前のファイルと置きかえ、リポジトリを持つ人が検査と公開を行います。公開した版（第
                        {view().snapshot.version}版）に書き足したものです。
                      </p>
                    </Show>
                  </Show>
                </Card>
              </Section>
            </div>
            <div data-no-print={onPaper("approval")}>
              <Show when={current().approval}>
                {(sheet) => <Approval sheet={sheet()} onPrint={() => print("approval")} />}
              </Show>
            </div>
          </>
        )}
      </Show>
    </>
  );
}

const FAILED = "読めませんでした。ファイルを閉じてからもう一度選ぶか、ひな形に書き写してください。";

function describeOutcome({ findings, isReady }: DeskImport): string {
  const errors = findings.filter(({ level }) => level === "error").length;
  const missing = findings.filter(({ level, reason }) => level === "warning" && reason === undefined).length;
  if (errors > 0) return `直すところが${errors}件あります。`;
  if (missing > 0) return `理由の要るところが${missing}件あります。`;
  return isReady ? "取り込めます。" : "";
}

/** Today in Japan, or the day of the data where the device's clock lags behind it. */
function today(earliest: string): string {
  const day = new Date(Date.now() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return day < earliest ? earliest : day;
}
