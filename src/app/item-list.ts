import { type Item, plainTitle } from "#domain/item.ts";
import { matchesFilter, sortItems } from "#domain/item-filter.ts";
import { type ItemFilter, isNarrowed } from "#domain/item-query.ts";
import type { Range } from "#domain/search.ts";
import { attributeOf, type Mark, selectorOf } from "#markup/marks.ts";
import { loadPlan, type PlanState } from "#queries/plan-state.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { type ItemHit, prepareItemSearch, searchItems } from "#queries/search.ts";
import { describeFailure } from "#words/ja/failure.ts";
import { describeItemFilter } from "#words/ja/item-filter.ts";
import { describeFound } from "#words/ja/search-fields.ts";
import { describeSource } from "./plan-source.ts";

/** What a filter leaves of a plan's items, in the order to show them, and what a search found them by. */
export interface FoundItems {
  items: readonly Item[];
  hitOf: ReadonlyMap<string, ItemHit>;
}

/** The items of a plan that have all that a filter asks for. */
export function findItems(view: PlanView, filter: ItemFilter): FoundItems {
  const context = { plan: view.plan, statuses: view.statuses };
  const hits = filter.q.trim() === "" ? null : searchItems(view, filter.q);
  const items = hits ? hits.map(({ item }) => item) : view.plan.items;
  const narrowed = items.filter((item) => matchesFilter(item, filter, context));
  return {
    items: filter.sort ? sortItems(narrowed, filter.sort, context) : narrowed,
    hitOf: new Map(hits?.map((hit) => [hit.item.key, hit])),
  };
}

const find = (mark: Mark) => document.querySelector<HTMLElement>(selectorOf(mark));

/** The cards of the document by item; they leave it and come back. */
const cards = new Map(
  [...document.querySelectorAll<HTMLElement>(selectorOf("item"))].map((card) => [card.dataset.item ?? "", card]),
);
let view: PlanView | undefined;
/** The plan on its way, or what came of it. */
let opening: Promise<PlanState> | undefined;
/** How often the list was asked for. */
let asked = 0;

/** Has the plan and its search ready before the first letter; where it cannot be had, the letter asks anew and is told. */
export async function prepareList(): Promise<void> {
  const state = await openPlan();
  if (state.kind === "ready") await prepareItemSearch(state.view);
}

/**
 * Shows what the form asks for by the time the plan is there: by the document's own cards where it has all of them, else
 * by a list drawn anew.
 *
 * @param isWhole draw all of a very long list, though nothing is narrowed.
 * @param write puts what is asked for into the address, before a reload that would lose it.
 */
export async function narrowList(
  form: HTMLFormElement,
  readFilter: () => ItemFilter,
  isWhole: boolean,
  write: () => void,
): Promise<void> {
  asked += 1;
  const mine = asked;
  if (!view) {
    view = takePlan(await openPlan(), write);
    // Of the letters typed in the meantime the last one asks for what they all ask for.
    if (!view || mine !== asked) return;
  }
  await showFound(view, form, readFilter(), isWhole);
  // Of a very large plan only a part may have been ready to be searched.
  const before = view.plan.items.length > cards.size ? readFilter() : null;
  await prepareItemSearch(view);
  if (before && before.q !== "") await showFound(view, form, readFilter(), isWhole);
}

async function openPlan(): Promise<PlanState> {
  opening ??= loadPlan(describeSource());
  let isReady = false;
  try {
    const state = await opening;
    isReady = state.kind === "ready";
    return state;
  } finally {
    if (!isReady) opening = undefined;
  }
}

function takePlan(state: PlanState, write: () => void): PlanView | undefined {
  if (state.kind === "ready") {
    const { version } = state.view.snapshot;
    return version === describeSource().atLeast || !reloadOnce(version, write) ? state.view : undefined;
  }
  const { sentence, next } = describeFailure(state.failure);
  const notice = find("notice");
  if (notice) notice.textContent = sentence + next;
  return undefined;
}

/** A page shows one version: where the device holds a newer one, the document is asked for anew, once for each. */
function reloadOnce(version: number, write: () => void): boolean {
  try {
    if (sessionStorage.getItem("reloaded") === String(version)) return false;
    sessionStorage.setItem("reloaded", String(version));
  } catch {
    return false;
  }
  write();
  location.reload();
  return true;
}

/** Rejects where the part that draws does not come; the list then stays as it is, with what is said of it. */
async function showFound(plan: PlanView, form: HTMLFormElement, filter: ItemFilter, isWhole: boolean): Promise<void> {
  const found = findItems(plan, filter);
  const container = find("items");
  if (!container) return;
  const isDocuments = plan.snapshot.version === describeSource().atLeast;
  if (isDocuments && plan.plan.items.every(({ key }) => cards.has(key))) {
    container.querySelector("ul")?.replaceChildren(...found.items.map((item) => describeCard(item, found.hitOf)));
  } else if (isWhole || isNarrowed(filter) || filter.sort !== "" || isDrawn) {
    const { drawItems } = await drawing();
    isDrawn = true;
    drawItems(container, plan, found);
    // The press that had it drawn brings the next entries, and keeps the focus, as in every other list.
    const more = container.lastElementChild;
    if (isWhole && more instanceof HTMLButtonElement) {
      more.focus({ preventScroll: true });
      more.click();
    }
  }
  container.hidden = found.items.length === 0;
  writeLines(plan, form, filter, found.items.length);
}

/** Once drawn, a list stays so. */
let isDrawn = false;
const drawing = () => import("./item-list-drawing.tsx");

function describeCard(item: Item, hitOf: FoundItems["hitOf"]): HTMLElement | string {
  const card = cards.get(item.key);
  if (!card) return "";
  const hit = hitOf.get(item.key);
  const title = card.querySelector<HTMLElement>(selectorOf("title"));
  const titleMarks = hit?.titleMarks ?? [];
  // From the plan: a translator may have put other words there. They stay where there is nothing to mark.
  if (title && (titleMarks.length > 0 || title.querySelector("mark"))) markHits(title, plainTitle(item), titleMarks);
  card.querySelector(selectorOf("reason"))?.remove();
  if (hit?.reason) {
    const { field, excerpt, marks, meant } = hit.reason;
    const reason = document.createElement("p");
    reason.setAttribute(attributeOf("reason"), "");
    const quoted = document.createElement("span");
    markHits(quoted, excerpt, marks);
    reason.append(`${describeFound(field, meant)}「`, quoted, "」があります");
    card.append(reason);
  }
  return card;
}

function markHits(element: HTMLElement, text: string, ranges: readonly Range[]): void {
  const nodes: (string | HTMLElement)[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(from, start), mark);
    from = end;
  }
  element.replaceChildren(...nodes, text.slice(from));
}

/** The lines above and below the list, and the choice of sections, which count within their policy. */
function writeLines({ plan }: PlanView, form: HTMLFormElement, filter: ItemFilter, count: number): void {
  const setText = (mark: Mark, words: string) => {
    const element = find(mark);
    if (element && element.textContent !== words) element.textContent = words;
  };
  setText("count", `${filter.q.trim() ? `「${filter.q}」を含む項目 ` : ""}${count}件`);
  const conditions = describeItemFilter(filter, plan);
  setText("conditionWords", `しぼりこみ：${conditions.join("・")}`);
  const line = find("conditions");
  if (line) line.hidden = conditions.length === 0 || count === 0;
  const none = find("none");
  if (none) none.hidden = count > 0;
  none?.querySelector('a[href^="/search"]')?.setAttribute("href", `/search?q=${encodeURIComponent(filter.q)}`);

  const section = form.elements.namedItem("section");
  if (!(section instanceof HTMLSelectElement)) return;
  const isOfPolicy = (option: HTMLOptionElement) => option.dataset.policy === filter.policy;
  section.closest("label")?.toggleAttribute("hidden", filter.policy === "");
  for (const option of section.options) option.hidden = option.dataset.policy !== undefined && !isOfPolicy(option);
}
