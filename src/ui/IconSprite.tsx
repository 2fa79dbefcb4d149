import { For } from "solid-js";
import { STATUS_DRAWINGS } from "./status-drawings.ts";

/** Every drawing once per document. */
export function IconSprite() {
  return (
    <svg display="none" aria-hidden="true">
      <symbol id="i-home" viewBox="0 0 20 20">
        <path d="M10 2 2 9v9h6v-5h4v5h6V9z" fill="currentColor" />
      </symbol>
      <symbol id="i-search" viewBox="0 0 20 20">
        <path
          d="M13 8.5a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM12 12l5 5"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
        />
      </symbol>
      <symbol id="i-bell" viewBox="0 0 20 20">
        <path
          d="M4 14h12l-1.5-2V8.5a4.5 4.5 0 0 0-9 0V12zM8 16.5h4"
          fill="none"
          stroke="currentColor"
          stroke-width="1.8"
        />
      </symbol>
      <symbol id="i-bell-filled" viewBox="0 0 20 20">
        <path d="M3 15h14l-2-2.5V8.5a5 5 0 0 0-10 0v4zM8 16h4v2H8z" fill="currentColor" />
      </symbol>
      <symbol id="i-changes" viewBox="0 0 20 20">
        <path d="M3 5h14M3 10h14M3 15h8" fill="none" stroke="currentColor" stroke-width="2" />
      </symbol>
      <symbol id="i-menu" viewBox="0 0 20 20">
        <path d="M3 5h14M3 10h14M3 15h14" fill="none" stroke="currentColor" stroke-width="2" />
      </symbol>
      <symbol id="i-share" viewBox="0 0 20 20">
        <path d="m14 5-8 5 8 5" fill="none" stroke="currentColor" stroke-width="1.8" />
        <path
          d="M14 2.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Zm0 10a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM6 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z"
          fill="currentColor"
        />
      </symbol>
      <For each={Object.entries(STATUS_DRAWINGS)}>
        {([name, drawing]) => <symbol id={`i-status-${name}`} viewBox="0 0 20 20" innerHTML={drawing} />}
      </For>
    </svg>
  );
}
