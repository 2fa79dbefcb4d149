import { createEffect, createSignal, For, on, Show } from "solid-js";
import type {
  DataFolderBytes,
  Desk,
  DeskImport,
  DeskImportRequest,
  DeskLetters,
  FolderImport,
} from "#desk/messages.ts";
import { todayInTokyo } from "#domain/today.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import controls from "../controls.module.css";
import { Approval } from "./Approval.tsx";
import { DataFiles } from "./DataFiles.tsx";
import { Debts } from "./Debts.tsx";
import { describeReadFailure } from "./desk-failure.ts";
import { Findings } from "./Findings.tsx";
import { Hints, type HintsRead } from "./Hints.tsx";
import { ImportPreview } from "./ImportPreview.tsx";
import type { PreviewPage } from "./PagePreview.tsx";
import styles from "./StaffPage.module.css";
import { Template } from "./Template.tsx";

/** Template, reading, preview, approval and data files; nothing of it is kept when the page is closed. */
export function StaffApp(props: { desk: Desk; previewPage: PreviewPage }) {
  const view = usePlan();
  const [files, setFiles] = createSignal<readonly File[]>([]);
  const [reasons, setReasons] = createSignal<ReadonlyMap<string, string>>(new Map());
  const [publishedOn, setPublishedOn] = createSignal(todayOr(view().snapshot.date));
  const [result, setResult] = createSignal<DeskImport | null>(null);
  const [hints, setHints] = createSignal<HintsRead | null>(null);
  const [state, setState] = createSignal("");
  const [hasFailed, setHasFailed] = createSignal(false);
  /** What is printed, of the two that are made for paper. */
  const [paper, setPaper] = createSignal<"board" | "approval">("board");
  const onPaper = (part: "board" | "approval") => (paper() === part ? undefined : "");
  const print = (part: "board" | "approval") => {
    setPaper(part);
    window.print();
  };

  let reading = 0;
  const read = async () => {
    reading += 1;
    const mine = reading;
    setResult(null);
    setPaper("board");
    const asked = files();
    setHasFailed((failed) => failed && asked.length > 0);
    if (asked.length === 0) return setState("");
    setState("読んでいます…");
    const request = await describeRequest(asked);
    const answer = request ? await props.desk.ask<"import">({ kind: "import", ...request }) : "gave-up";
    // Files, the day or reasons were changed meanwhile: their own answer comes.
    if (mine !== reading) return;
    setHasFailed(typeof answer === "string");
    if (typeof answer === "string") return setState(describeReadFailure(answer));
    setState("");
    if (answer.letters) showLetters(answer.letters);
    if (answer.result) show(answer.result);
  };
  const showLetters = ({ names, read }: DeskLetters) => {
    hintsAsked += 1;
    setHints(read);
    setFiles(files().filter(({ name }) => !names.includes(name)));
    setState(`${names.join("、")} は、読者の知らせとして上に並べました。データには加えません。`);
  };
  const show = (found: DeskImport) => {
    setState(describeOutcome(found));
    setResult(found);
    setPaper(found.approval ? "approval" : "board");
  };
  /** `null` where a file can no longer be read. */
  const describeRequest = async (chosen: readonly File[]): Promise<DeskImportRequest | null> => {
    const named = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ).catch(() => null);
    return named && { snapshot: view().snapshot, files: named, reasons: reasons(), asOf: publishedOn() };
  };
  const askFolder = async (folder: DataFolderBytes): Promise<FolderImport | string> => {
    const request = await describeRequest(files());
    const answer = request ? await props.desk.ask<"folder">({ kind: "folder", folder, ...request }) : "gave-up";
    return typeof answer === "string" ? describeReadFailure(answer) : answer.outcome;
  };
  let hintsAsked = 0;
  const readHints = async (bytes: Uint8Array) => {
    hintsAsked += 1;
    const mine = hintsAsked;
    const answer = await props.desk.ask<"hints">({ kind: "hints", snapshot: view().snapshot, bytes });
    if (mine !== hintsAsked) return;
    setHints(typeof answer === "string" ? { refusal: describeReadFailure(answer) } : answer.read);
  };
  // What was found is of the version before.
  createEffect(
    on(
      () => view().snapshot,
      () => files().length > 0 && void read(),
      { defer: true },
    ),
  );
  const choose = (added: readonly File[]) => {
    if (added.length === 0) return;
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
        <Hints read={hints()} onRead={readHints} />
        <Section id="hand-in" title="ファイルを確かめる">
          <Card>
            <fieldset
              class={styles.drop}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                choose([...(event.dataTransfer?.files ?? [])]);
              }}
            >
              <legend>ファイルと、公開する日</legend>
              <label class={controls.field}>
                記入されたファイル（.xlsx、.csv。届いた知らせは .txt。いくつでも。ここに置いてもよい）
                <input
                  type="file"
                  multiple
                  accept=".xlsx,.csv,.txt"
                  onChange={(event) => {
                    choose([...(event.currentTarget.files ?? [])]);
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
                          class={controls.button}
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
              <label class={controls.field}>
                公開する日（この日で状況を判定します）
                <input
                  type="date"
                  min={view().snapshot.date}
                  value={publishedOn()}
                  onChange={(event) => {
                    setPublishedOn(event.currentTarget.value || todayOr(view().snapshot.date));
                    void read();
                  }}
                />
              </label>
              <p role="status" innerText={state()} />
              <Show when={hasFailed()}>
                <button type="button" class={controls.button} onClick={read}>
                  もう一度確かめる
                </button>
              </Show>
            </fieldset>
          </Card>
        </Section>
      </div>
      <Show when={result()}>
        {(current) => (
          <>
            <div data-no-print="">
              <Findings
                groups={current().groups}
                reasons={reasons()}
                onReason={(key, reason) => setReasons(new Map([...reasons(), [key, reason]]))}
                onCheck={read}
              />
              <Show when={current().items.length > 0}>
                <ImportPreview result={current()} previewPage={props.previewPage} />
              </Show>
              <DataFiles result={current()} onFolder={askFolder} onResult={show} />
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

function describeOutcome({ findings, isReady }: DeskImport): string {
  const errors = findings.filter(({ level }) => level === "error").length;
  const missing = findings.filter(({ level, reason }) => level === "warning" && reason === undefined).length;
  if (errors > 0) return `直すところが${errors}件あります。`;
  if (missing > 0) return `理由の要るところが${missing}件あります。`;
  return isReady ? "取り込めます。" : "";
}

/** Today, or the day of the data where the device's clock lags behind it. */
function todayOr(earliest: string): string {
  const day = todayInTokyo();
  return day < earliest ? earliest : day;
}
