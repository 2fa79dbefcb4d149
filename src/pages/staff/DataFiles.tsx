import { createSignal, For, onCleanup, Show } from "solid-js";
import type { DataFolderBytes, DeskImport, FolderImport } from "#desk/messages.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import controls from "../controls.module.css";
import { saveFile } from "../save-file.ts";
import texts from "../text.module.css";
import { canPickFolder, pickFolder, readDataFolder, replaceFiles } from "./data-folder.ts";

/** A table that Excel opens, and what a data file is to Git. */
const CSV = "text/csv";

interface DataFilesProps {
  result: DeskImport;
  /** Imports the files into a folder that is at hand; a sentence where the worker failed. */
  onFolder: (folder: DataFolderBytes) => Promise<FolderImport | string>;
  /** Shows what the folder makes of the import, where that differs from what is shown. */
  onResult: (result: DeskImport) => void;
}

/** The data files as they would be: into the data folder where the browser can, else to be saved one by one. */
export function DataFiles(props: DataFilesProps) {
  const view = usePlan();
  const [state, setState] = createSignal("");
  let folder: FileSystemDirectoryHandle | null = null;

  let isWriting = false;
  /** Something was changed on the page meanwhile: what it asks for comes, and is shown before it can be written. */
  let isGone = false;
  onCleanup(() => {
    isGone = true;
  });
  const press = async () => {
    if (isWriting) return;
    isWriting = true;
    await write().finally(() => {
      isWriting = false;
    });
  };

  const write = async () => {
    folder ??= await pickFolder();
    if (!folder || isGone) return;
    setState("フォルダを確かめています…");
    const before = await readDataFolder(folder, view().snapshot).catch(() => null);
    if (!before) return setState(FAILED);
    if (isGone) return;
    const answer = await props.onFolder(before);
    if (isGone) return;
    if (typeof answer === "string") return setState(answer);
    if ("refusal" in answer) {
      folder = null;
      return setState(answer.refusal);
    }
    const { result } = answer;
    if (!result.isReady || tell(result) !== tell(props.result)) {
      props.onResult(result);
      return setState(DIFFERENT);
    }
    if (result.changed.length === 0) return setState("このフォルダには、もう書かれています。何も書き換えていません。");
    const names = result.changed.map(({ path }) => path).join(" と ");
    await replaceFiles(folder, result.changed, before).then(
      () => setState(`${names} を書き換えました。リポジトリを持つ人が検査と公開を行います。`),
      () => setState(FAILED),
    );
  };

  return (
    <Section id="data-files" title="データのファイル">
      <Card>
        <p>{props.result.summary}</p>
        <Show
          when={props.result.isReady}
          fallback={<p class={texts.quiet}>直すところと理由がすべて済むと、ここから保存できます。</p>}
        >
          <Show when={props.result.changed.length > 0} fallback={<p>新しいことはありません。</p>}>
            <Show when={canPickFolder()}>
              <p class={texts.quiet}>
                このパソコンにリポジトリの data フォルダがあるなら、変わるファイルだけを書き換えられます。
              </p>
              <button type="button" class={controls.button} onClick={press}>
                data フォルダに書き込む
              </button>
            </Show>
            <For each={props.result.changed}>
              {({ path, text }) => (
                <button
                  type="button"
                  class={controls.button}
                  onClick={() => saveFile(nameOf(path), new TextEncoder().encode(text), CSV)}
                >
                  {nameOf(path)} を保存
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
        <p role="status" innerText={state()} />
      </Card>
    </Section>
  );
}

const FAILED =
  "書き込めませんでした。何も書き換わっていません。records.csv や sources.csv を Excel で開いていたら閉じて、もう一度押してください。";
const DIFFERENT =
  "このフォルダには、まだ公開していない直しがあります。それと合わせて確かめ直し、上に示しました。よければ、もう一度押すと書き込みます。";

/** What of an import its reader has seen. */
function tell({ findings, items, council, summary }: DeskImport): string {
  return JSON.stringify({ findings, items, council, summary });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
