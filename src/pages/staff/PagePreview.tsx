import { createSignal, Show } from "solid-js";
import type { Snapshot } from "#domain/snapshot.ts";
import controls from "../controls.module.css";
import styles from "./StaffPage.module.css";

/** A page of a plan as a document for a frame without scripts; `null` where it cannot be made. */
export type PreviewPage = (snapshot: Snapshot, address: string) => Promise<string | null>;

interface PagePreviewProps {
  /** What the page is called. */
  name: string;
  address: string;
  proposed: Snapshot;
  previewPage: PreviewPage;
}

/** The page as readers would have it, on demand. */
export function PagePreview(props: PagePreviewProps) {
  const [html, setHtml] = createSignal("");
  const [state, setState] = createSignal("");
  const toggle = async () => {
    if (html() !== "") return setHtml("");
    const page = await props.previewPage(props.proposed, props.address);
    setHtml(page ?? "");
    setState(page === null ? "ページを組み立てられませんでした。電波のあるところで、もう一度押してください。" : "");
  };
  const action = () => (html() === "" ? "公開後のページを見る" : "ページを閉じる");
  return (
    <>
      <button
        type="button"
        class={controls.button}
        aria-expanded={html() !== ""}
        aria-label={`${props.name}：${action()}`}
        onClick={toggle}
      >
        {action()}
      </button>
      <p role="status" innerText={state()} />
      <Show when={html()}>
        {/* Same origin, so that its styles come; without scripts, forms and windows there is nothing that it could do. */}
        {(page) => (
          <iframe
            class={styles.page}
            title={`${props.name}の公開後のページ`}
            sandbox="allow-same-origin"
            srcdoc={page()}
          />
        )}
      </Show>
    </>
  );
}
