import { type ItemFilter, isNarrowed, readItemFilter } from "#domain/item-query.ts";
import { selectorOf } from "#markup/marks.ts";
import { followQuery, readQuery, writeQuery } from "#pages/write-query.ts";

// The list of items: its choices stand in the form and in the address. What narrows it (src/app/item-list.ts) is fetched
// when it is first needed, and the plan with it.

const form = document.querySelector<HTMLFormElement>(selectorOf("filter"));
if (form) watch(form);

function watch(form: HTMLFormElement): void {
  fillIn(form);
  const { changed } = followQuery(() => queryOf(readForm(form)));
  const apply = () => {
    changed();
    void narrow(form);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  // Before the first letter, so that it need not wait. What fails is told to whoever types.
  const prepare = () =>
    void load()
      .then((list) => list.prepareList())
      .catch(() => undefined);
  form.addEventListener("focusin", prepare, { once: true });
  document.querySelector(selectorOf("draw"))?.addEventListener("click", () => void narrow(form, true));
  const filter = readForm(form);
  if (isNarrowed(filter) || filter.sort !== "") void narrow(form);
}

/** What the address asks for, unless something was typed before this script came. */
function fillIn(form: HTMLFormElement): void {
  const query = readQuery();
  const asked = readItemFilter((name) => query.get(name));
  for (const [name, value] of Object.entries(asked)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.value === "") field.value = value;
    if (field instanceof HTMLSelectElement && value !== "") {
      // What no plan has stands as it is: the list is then empty, and says why.
      if (![...field.options].some((option) => option.value === value)) field.add(new Option(value, value));
      field.value = value;
    }
  }
}

function readForm(form: HTMLFormElement): ItemFilter {
  const data = new FormData(form);
  return readItemFilter((name) => data.get(name)?.toString());
}

/** Only the list's own parameters: what others added to a shared address is not handed on. */
function queryOf(filter: ItemFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
}

let list: Promise<typeof import("../item-list.ts")> | undefined;

function load() {
  // On a first visit the plan has to be fetched: what does it comes along instead of after.
  if (!list && !navigator.serviceWorker?.controller) void import("#sync/refresh-plan.ts").catch(() => undefined);
  list ??= import("../item-list.ts").catch((error: unknown) => {
    list = undefined;
    throw error;
  });
  return list;
}

async function narrow(form: HTMLFormElement, isWhole = false): Promise<void> {
  try {
    const { narrowList } = await load();
    await narrowList(
      form,
      () => readForm(form),
      isWhole,
      () => writeQuery(queryOf(readForm(form))),
    );
  } catch (error) {
    console.error(error);
    const notice = document.querySelector(selectorOf("notice"));
    if (notice)
      notice.textContent = "しぼりこむための部品が届きませんでした。電波のよい場所で、もう一度試してください。";
  } finally {
    delete document.documentElement.dataset.asked;
  }
}
