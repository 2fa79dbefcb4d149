import type { StatusName } from "#domain/status.ts";

/**
 * The drawing of each status as the inside of a 20 × 20 SVG: a shape of its own for each, so that it is told without
 * colour (WCAG 1.4.1). Other states borrow theirs (shapes.ts), but for 該当なし, which is none of them.
 *
 * `currentColor` is the colour of the shape; other colours are the roles of tokens.css.
 */
export const STATUS_DRAWINGS = {
  done: '<circle cx="10" cy="10" r="9" fill="currentColor"/><path d="m5.5 10.2 3 3 6-6.2" fill="none" stroke="var(--card)" stroke-width="2.2"/>',
  "on-track":
    '<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"/><path d="M6 10h7M10 6.5l3.5 3.5-3.5 3.5" fill="none" stroke="currentColor" stroke-width="2"/>',
  "slightly-behind":
    '<path d="M10 2 19 18H1z" fill="none" stroke="var(--slightly-shape)" stroke-width="2"/><path d="M10 8v4.5M10 14v2" stroke="currentColor" stroke-width="2"/>',
  behind:
    '<path d="M10 1 20 19H0z" fill="currentColor"/><path d="M10 7.5v5M10 14.5v2" stroke="var(--card)" stroke-width="2"/>',
  overdue:
    '<path d="M6 1h8l5 5v8l-5 5H6l-5-5V6z" fill="currentColor"/><path d="m6.5 6.5 7 7m0-7-7 7" stroke="var(--card)" stroke-width="2.2"/>',
  "not-needed":
    '<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"/><path d="m6 14 8-8" stroke="currentColor" stroke-width="2"/>',
  closed:
    '<rect x="2" y="2" width="16" height="16" fill="none" stroke="currentColor" stroke-width="2"/><path d="m6 14 8-8" stroke="currentColor" stroke-width="2"/>',
  "not-rated":
    '<rect x="2" y="2" width="16" height="16" rx="3" fill="none" stroke="currentColor" stroke-width="2"/><path d="M6 10h8" stroke="currentColor" stroke-width="2"/>',
  "no-record":
    '<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3.6 2.7"/><circle cx="10" cy="10" r="1.6" fill="currentColor"/>',
  upcoming:
    '<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"/><path d="M10 5.5V10l3 2.5" fill="none" stroke="currentColor" stroke-width="2"/>',
} as const satisfies Record<StatusName | "not-needed", string>;
