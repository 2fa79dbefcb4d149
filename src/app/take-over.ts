/**
 * Draws a new root beside the old one and puts it in its place in one step, so that nothing flashes
 * or moves. Both have the same markup; what the reader did to the old one is carried over: focus,
 * selection, typed text, opened and closed details, popovers, sideways scrolling.
 *
 * Chosen over hydration: see docs/decisions.md, "Taking over without hydration".
 */
export function replaceRoot(old: HTMLElement, draw: (next: HTMLElement) => void): void {
  const next = old.cloneNode(false) as HTMLElement;
  draw(next);
  const focus = describeFocus(old);
  const typed = listTyped(old);
  const details = [...old.querySelectorAll("details")].map((one) => ({ path: pathOf(old, one), open: one.open }));
  const scrolled = [...old.querySelectorAll("*")]
    .filter((element) => element.scrollLeft > 0)
    .map((element) => ({ path: pathOf(old, element), left: element.scrollLeft }));

  for (const { path, open } of details) {
    const same = follow(next, path);
    if (same instanceof HTMLDetailsElement) same.open = open;
  }
  const shown = listShownPopovers(old);
  old.replaceWith(next);
  for (const id of shown) {
    // By its own button, so that it stands beside it again and closing gives the focus back to it.
    const button = next.querySelector<HTMLElement>(`[popovertarget="${id}"]`);
    button?.focus({ preventScroll: true });
    button?.click();
  }
  for (const { path, left } of scrolled) {
    const element = follow(next, path);
    if (element) element.scrollLeft = left;
  }
  for (const { id, value } of typed) {
    const field = document.getElementById(id);
    if (!isField(field) || field.value === value) continue;
    field.value = value;
    // The app answers it as if it had been typed now.
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  }
  restoreFocus(next, focus);
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isField(element: unknown): element is Field {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

function listTyped(root: HTMLElement): { id: string; value: string }[] {
  return [...root.querySelectorAll<Field>("input[id]:not([type=checkbox], [type=radio]), textarea[id], select[id]")]
    .filter((field) => field.value !== "")
    .map(({ id, value }) => ({ id, value }));
}

interface Focus {
  id: string;
  path: number[];
  selection: [start: number, end: number] | null;
}

function describeFocus(root: HTMLElement): Focus | null {
  const element = document.activeElement;
  if (!element || !root.contains(element) || element === root) return null;
  const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null;
  const selection = field?.selectionStart != null ? ([field.selectionStart, field.selectionEnd ?? 0] as const) : null;
  return { id: element.id, path: pathOf(root, element), selection: selection && [...selection] };
}

function restoreFocus(root: HTMLElement, focus: Focus | null): void {
  if (!focus) return;
  const element = (focus.id && document.getElementById(focus.id)) || follow(root, focus.path);
  if (!(element instanceof HTMLElement)) return;
  element.focus({ preventScroll: true });
  if (focus.selection && (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) {
    element.setSelectionRange(...focus.selection);
  }
}

function listShownPopovers(root: HTMLElement): string[] {
  if (!CSS.supports("selector(:popover-open)")) return [];
  return [...root.querySelectorAll(":popover-open")].map(({ id }) => id);
}

/** The way from root to an element, as positions among the element children. */
function pathOf(root: HTMLElement, element: Element): number[] {
  const path: number[] = [];
  for (let at: Element = element; at !== root; ) {
    const parent = at.parentElement;
    if (!parent) return [];
    path.unshift([...parent.children].indexOf(at));
    at = parent;
  }
  return path;
}

function follow(root: HTMLElement, path: readonly number[]): Element | null {
  let at: Element | null = root;
  for (const index of path) at = at?.children[index] ?? null;
  return at;
}
