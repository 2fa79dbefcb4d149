import { type Mark, selectorOf } from "#markup/marks.ts";
import { readQuery, writeQuery } from "#pages/write-query.ts";

// Findings and changes: of the page's entries those stay that the form chooses. The choices stand in the address too.

const all = (mark: Mark) => document.querySelectorAll<HTMLElement>(selectorOf(mark));

const form = document.querySelector<HTMLFormElement>(selectorOf("narrow"));
if (form) watch(form);

function watch(form: HTMLFormElement): void {
  const choices = [...form.querySelectorAll("select")];
  const asked = readQuery();
  for (const choice of choices) {
    choice.value = asked.get(choice.name) ?? choice.value;
    // What no plan has narrows nothing.
    if (choice.selectedIndex < 0) choice.value = "";
  }
  form.addEventListener("input", () => {
    show(choices);
    writeAddress(choices);
  });
  if (choices.some(({ value }) => value)) {
    form.querySelector("details")?.setAttribute("open", "");
    show(choices);
  }
  delete document.documentElement.dataset.asked;
}

function show(choices: readonly HTMLSelectElement[]): void {
  const wanted = choices.flatMap(({ name, value }) => (value ? `${name}:${value}` : []));
  let count = 0;
  for (const entry of all("of")) {
    const wholes = entry.dataset.of?.split(" ") ?? [];
    entry.hidden = !wanted.every((id) => wholes.includes(id));
    if (!entry.hidden) count += 1;
  }
  for (const group of all("group")) {
    const isFound = group.querySelector(`${selectorOf("of")}:not([hidden])`) !== null;
    group.hidden = wanted.length > 0 && !isFound;
    if (wanted.length > 0) for (const folded of group.querySelectorAll("details")) folded.open = isFound;
  }
  for (const line of all("count")) {
    line.textContent = count > 0 ? `${count}件` : "あてはまるものはありません。";
  }
}

function writeAddress(choices: readonly HTMLSelectElement[]): void {
  writeQuery(new URLSearchParams(choices.flatMap(({ name, value }) => (value ? [[name, value]] : []))));
}
