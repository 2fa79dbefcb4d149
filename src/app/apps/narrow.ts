import { type Mark, selectorOf } from "#markup/marks.ts";
import { readQuery, writeQuery } from "#pages/write-query.ts";
import { listFollows } from "#storage/follows.ts";

// Findings, changes, the booklet: of the page's entries those stay that the form chooses. The choices stand in the address too.

const all = (mark: Mark) => document.querySelectorAll<HTMLElement>(selectorOf(mark));

const form = document.querySelector<HTMLFormElement>(selectorOf("narrow"));
if (form) watch(form);

/** What can be chosen: parts of the plan, and, where the page offers it, what the reader follows. */
interface Choices {
  selects: readonly HTMLSelectElement[];
  mine: HTMLInputElement | null;
}

function watch(form: HTMLFormElement): void {
  const choices: Choices = {
    selects: [...form.querySelectorAll("select")],
    mine: form.querySelector("input"),
  };
  const asked = readQuery();
  for (const choice of choices.selects) {
    choice.value = asked.get(choice.name) ?? choice.value;
    // What no plan has narrows nothing.
    if (choice.selectedIndex < 0) choice.value = "";
  }
  if (choices.mine) choices.mine.checked = asked.has(choices.mine.name);
  form.addEventListener("input", () => {
    void show(choices);
    writeAddress(choices);
  });
  if (choices.selects.some(({ value }) => value) || choices.mine?.checked) {
    form.querySelector("details")?.setAttribute("open", "");
    void show(choices);
  }
  delete document.documentElement.dataset.asked;
}

async function show({ selects, mine }: Choices): Promise<void> {
  const follows = mine?.checked ? await listFollows() : [];
  // Chosen no more by the time the device has answered, it narrows nothing.
  const followed = mine?.checked ? new Set<string>(follows.map(({ id }) => id)) : null;
  const chosen = selects.filter(({ value }) => value);
  const wanted = chosen.map(({ name, value }) => `${name}:${value}`);
  const isNarrowed = wanted.length > 0 || followed !== null;
  let count = 0;
  for (const entry of all("of")) {
    const ids = entry.dataset.of?.split(" ") ?? [];
    entry.hidden =
      !wanted.every((id) => ids.includes(id)) || (followed !== null && !ids.some((id) => followed.has(id)));
    // The table of contents names each entry a second time.
    if (!entry.hidden && !entry.closest("nav")) count += 1;
  }
  for (const group of all("group")) {
    const isFound = group.querySelector(`${selectorOf("of")}:not([hidden])`) !== null;
    group.hidden = isNarrowed && !isFound;
    if (isNarrowed) for (const folded of group.querySelectorAll("details")) folded.open = isFound;
  }
  for (const line of all("count")) {
    line.textContent = count > 0 ? `${count}件` : "あてはまるものはありません。";
  }
  const words = [
    ...chosen.map(({ selectedOptions }) => selectedOptions[0]?.text),
    followed && mine?.labels?.[0]?.textContent?.trim(),
  ];
  for (const place of all("conditionWords")) place.textContent = words.filter(Boolean).join("・");
}

function writeAddress({ selects, mine }: Choices): void {
  const asked = selects.flatMap(({ name, value }) => (value ? [[name, value]] : []));
  writeQuery(new URLSearchParams(mine?.checked ? [...asked, [mine.name, mine.value]] : asked));
}
