import { attributeOf, type Mark, selectorOf } from "#markup/marks.ts";

/** Tells something over the page, where it moves nothing, with what can be answered. It takes the place of a line with the same mark. */
export function tell(mark: Mark, text: string, answers: readonly (readonly [mark: Mark, label: string])[]): void {
  untell(mark);
  const line = document.createElement("div");
  line.setAttribute(attributeOf(mark), "");
  line.append(text);
  for (const [answer, label] of answers) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.setAttribute(attributeOf(answer), "");
    line.append(button);
  }
  document.querySelector(selectorOf("told"))?.append(line);
}

/** Takes the line with this mark away. */
export function untell(mark: Mark): void {
  document.querySelector(selectorOf(mark))?.remove();
}
