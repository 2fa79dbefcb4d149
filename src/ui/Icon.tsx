/** Names of the drawings in the sprite. */
export type IconName =
  | "home"
  | "search"
  | "bell"
  | "bell-filled"
  | "changes"
  | "menu"
  | "share"
  | "pin"
  | "flag"
  | "new"
  | `status-${string}`;

interface IconProps {
  name: IconName;
  /** Where the drawing stands for a status, to be coloured by the surrounding styles. */
  status?: string | undefined;
}

/** A drawing beside a word; decoration for assistive technology, which reads the word. */
export function Icon(props: IconProps) {
  return (
    <svg width="20" height="20" aria-hidden="true" data-status={props.status}>
      <use href={`#i-${props.name}`} />
    </svg>
  );
}

/**
 * Every drawing once per document. A status has a shape of its own, so that it is told without
 * colour (WCAG 1.4.1). Other states borrow theirs (shapes.ts), but for 該当なし, which is none of them.
 */
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
      <symbol id="i-status-done" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="9" fill="currentColor" />
        <path d="m5.5 10.2 3 3 6-6.2" fill="none" stroke="var(--card)" stroke-width="2.2" />
      </symbol>
      <symbol id="i-status-on-track" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2" />
        <path d="M6 10h7M10 6.5l3.5 3.5-3.5 3.5" fill="none" stroke="currentColor" stroke-width="2" />
      </symbol>
      <symbol id="i-status-slightly-behind" viewBox="0 0 20 20">
        <path d="M10 2 19 18H1z" fill="none" stroke="var(--slightly-shape)" stroke-width="2" />
        <path d="M10 8v4.5M10 14v2" stroke="currentColor" stroke-width="2" />
      </symbol>
      <symbol id="i-status-behind" viewBox="0 0 20 20">
        <path d="M10 1 20 19H0z" fill="currentColor" />
        <path d="M10 7.5v5M10 14.5v2" stroke="var(--card)" stroke-width="2" />
      </symbol>
      <symbol id="i-status-overdue" viewBox="0 0 20 20">
        <path d="M6 1h8l5 5v8l-5 5H6l-5-5V6z" fill="currentColor" />
        <path d="m6.5 6.5 7 7m0-7-7 7" stroke="var(--card)" stroke-width="2.2" />
      </symbol>
      <symbol id="i-status-not-needed" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2" />
        <path d="m6 14 8-8" stroke="currentColor" stroke-width="2" />
      </symbol>
      <symbol id="i-status-closed" viewBox="0 0 20 20">
        <rect x="2" y="2" width="16" height="16" fill="none" stroke="currentColor" stroke-width="2" />
        <path d="m6 14 8-8" stroke="currentColor" stroke-width="2" />
      </symbol>
      <symbol id="i-status-not-rated" viewBox="0 0 20 20">
        <rect x="2" y="2" width="16" height="16" rx="3" fill="none" stroke="currentColor" stroke-width="2" />
        <path d="M6 10h8" stroke="currentColor" stroke-width="2" />
      </symbol>
      <symbol id="i-status-no-record" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3.6 2.7" />
        <circle cx="10" cy="10" r="1.6" fill="currentColor" />
      </symbol>
      <symbol id="i-status-upcoming" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2" />
        <path d="M10 5.5V10l3 2.5" fill="none" stroke="currentColor" stroke-width="2" />
      </symbol>
    </svg>
  );
}
