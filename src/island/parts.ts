import { selectorOf } from "#markup/marks.ts";

/** Brings the next part of a long list; the last takes the button away, and the focus goes on with what it brought. */
export function showNextPart(button: HTMLElement): void {
  const parts = [...(button.parentElement?.children ?? [])].filter(
    (one): one is HTMLTemplateElement => one instanceof HTMLTemplateElement && one.matches(selectorOf("part")),
  );
  const [next, ...later] = parts;
  if (!next) return;
  const content = document.importNode(next.content, true);
  const first = content.querySelector("a");
  next.replaceWith(content);
  const rest = later.reduce((sum, part) => sum + part.content.querySelectorAll("li, tr").length, 0);
  const count = button.querySelector("span");
  if (count) count.textContent = String(rest);
  if (later.length > 0) return;
  button.remove();
  first?.focus({ preventScroll: true });
}
