import { Show } from "solid-js";
import { hasWords } from "#domain/search.ts";
import type { SitePlans } from "#domain/site-plans.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { selectorOf } from "#markup/marks.ts";
import { AllHits, describeTotal, findAll } from "#pages/search/Results.tsx";
import { Ways } from "#pages/search/Ways.tsx";
import { PlanProvider } from "#queries/plan.ts";
import { createPlanView } from "#queries/plan-view.ts";
import { renderBody } from "../render.tsx";
import { renderHtml } from "../render-html.ts";
import { hasPage, matchRoute, type PageName } from "../routes.ts";
import { adaptPage } from "./adapt-page.ts";
import { readHash } from "./address.ts";

// The portable edition: one file, opened from a memory stick, that renders the pages of the site from the plan in it.
// src/build/portable.ts writes it.

/** Pages that are about what only the site can do. */
const ONLY_ON_SITE: readonly PageName[] = ["drafts", "following", "settings", "staff", "data", "notify", "privacy"];

const SEARCH = "/search";

/** Opens the plan that lies in the file, and shows the page that the address asks for, now and at each change of it. */
export async function open(): Promise<void> {
  document.documentElement.classList.add("js");
  const packed = await readPacked();
  let isLink = false;
  let shown = "";
  const show = () => {
    const { path, query, place } = readHash(location.hash);
    if (path !== shown || path === SEARCH) showPage(packed, path, query.get("q") ?? "");
    // On the way back the browser finds the place by itself.
    if (isLink || shown === "") goTo(place, shown !== "");
    shown = path;
    isLink = false;
  };
  addEventListener("click", (event) => {
    const href = event.target instanceof Element ? event.target.closest("a")?.getAttribute("href") : undefined;
    isLink = href?.startsWith("#/") === true;
    if (isLink || !href?.startsWith("#")) return;
    // A place on the page: the address goes on naming the page.
    event.preventDefault();
    history.pushState(null, "", `#${shown}${href}`);
    goTo(readHash(location.hash).place, true);
  });
  addEventListener("popstate", show);
  show();
}

/** What the build packed into the file: JSON, deflated, in base64. */
export interface Packed {
  snapshot: Snapshot;
  /** The plans of the site that the file was made of; absent where it shows one. The file itself has the current one. */
  plans?: SitePlans | undefined;
}

async function readPacked(): Promise<Packed> {
  const packed = Uint8Array.from(atob(document.getElementById("data")?.textContent ?? ""), (char) =>
    char.charCodeAt(0),
  );
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

function showPage({ snapshot, plans }: Packed, path: string, words: string): void {
  const { html, head } = renderBody(snapshot, hasHere(snapshot, path) ? path : "/404", plans);
  const page = document.createElement("template");
  page.innerHTML = html;
  const stored = page.content.querySelector(selectorOf("stored"));
  if (stored) stored.textContent = describeEdition(snapshot);
  adapt(page.content, snapshot);
  document.title = `${head.title}｜${snapshot.site.name}`;
  document.body.replaceChildren(page.content);
  if (path === SEARCH) answerSearch(snapshot, words);
}

function adapt(part: ParentNode, snapshot: Snapshot): void {
  adaptPage(part, { hasPage: (target) => hasHere(snapshot, target), origin: snapshot.site.origin });
}

function hasHere(snapshot: Snapshot, path: string): boolean {
  const route = matchRoute(path);
  return route !== null && !ONLY_ON_SITE.includes(route.name) && hasPage(snapshot.plan, path);
}

/** What this file is, and where a newer one comes from; it stands after the date. */
function describeEdition({ version, site }: Snapshot): string {
  const newer = site.origin
    ? `新しいデータは ${site.origin} にあります`
    : "新しい版は、このファイルを受け取ったところでたずねてください";
  return `の持ち運び版（データ第${version}版）。${newer}。`;
}

/** To the place named, or the top; a reader who came by a link goes on from there. */
function goTo(place: string, isMove: boolean): void {
  const target = place === "" ? null : document.getElementById(place);
  const folded = target?.closest("details");
  if (folded) folded.open = true;
  if (target) target.scrollIntoView();
  else scrollTo(0, 0);
  const reached = target ?? document.getElementById("main");
  if (!isMove || !reached) return;
  if (!reached.hasAttribute("tabindex")) reached.tabIndex = -1;
  reached.focus({ preventScroll: true });
}

/** Answers what is typed: the field stays, what was found stands below it, and the words stand in the address. */
function answerSearch(snapshot: Snapshot, words: string): void {
  const form = document.querySelector<HTMLFormElement>(selectorOf("search"));
  const field = form?.querySelector("input");
  const results = document.querySelector(selectorOf("app", "search"));
  if (!form || !field || !results) return;
  const show = () => {
    const found = document.createElement("template");
    found.innerHTML = renderHtml(() => <Results snapshot={snapshot} words={field.value} />);
    adapt(found.content, snapshot);
    results.replaceChildren(found.content);
  };
  const answer = (event: Event) => {
    event.preventDefault();
    history.replaceState(null, "", `#${SEARCH}?${new URLSearchParams({ q: field.value })}`);
    show();
  };
  field.value = words;
  form.addEventListener("input", answer);
  form.addEventListener("submit", answer);
  show();
}

function Results(props: { snapshot: Snapshot; words: string }) {
  const view = createPlanView(props.snapshot);
  const found = hasWords(props.words) ? findAll(view, props.words) : null;
  return (
    <PlanProvider view={view}>
      <p role="status">{found ? describeTotal(props.words, found) : ""}</p>
      <Show when={found}>{(it) => <AllHits found={it()} />}</Show>
      <Ways />
    </PlanProvider>
  );
}
