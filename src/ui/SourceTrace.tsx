import { Show } from "solid-js";
import { readableAddress, type Source } from "#domain/source.ts";
import { describeDate } from "#words/ja/dates.ts";

/** Behind a source's title: where else it is kept, and when its address last answered; nothing where neither is known. */
export function SourceTrace(props: { source: Source }) {
  return (
    <>
      <Show when={props.source.archiveUrl}>
        {(url) => (
          <>
            ・
            <a href={readableAddress(url())} rel="noreferrer">
              保存されたもの
            </a>
          </>
        )}
      </Show>
      <Show when={props.source.seenOn}>{(on) => <>・{describeDate(on())}に開けました</>}</Show>
    </>
  );
}
