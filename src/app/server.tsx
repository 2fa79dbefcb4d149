import { Route, Router } from "@solidjs/router";
import { QueryClient, QueryClientProvider } from "@tanstack/solid-query";
import { For } from "solid-js";
import { renderToString } from "solid-js/web";
import type { Snapshot } from "#domain/snapshot.ts";
import * as about from "#pages/about/AboutPage.tsx";
import * as area from "#pages/area/AreaPage.tsx";
import * as areas from "#pages/areas/AreasPage.tsx";
import * as changes from "#pages/changes/ChangesPage.tsx";
import * as data from "#pages/data/DataPage.tsx";
import * as department from "#pages/department/DepartmentPage.tsx";
import * as departments from "#pages/departments/DepartmentsPage.tsx";
import * as following from "#pages/following/FollowingPage.tsx";
import * as glossary from "#pages/glossary/GlossaryPage.tsx";
import * as governance from "#pages/governance/GovernancePage.tsx";
import * as home from "#pages/home/HomePage.tsx";
import * as item from "#pages/item/ItemPage.tsx";
import * as items from "#pages/items/ItemsPage.tsx";
import * as method from "#pages/method/MethodPage.tsx";
import * as notFound from "#pages/not-found/NotFoundPage.tsx";
import type { PageModule } from "#pages/page.ts";
import * as plan from "#pages/plan/PlanPage.tsx";
import * as policy from "#pages/policy/PolicyPage.tsx";
import * as privacy from "#pages/privacy/PrivacyPage.tsx";
import * as search from "#pages/search/SearchPage.tsx";
import * as settings from "#pages/settings/SettingsPage.tsx";
import * as text from "#pages/text/TextPage.tsx";
import * as years from "#pages/years/YearsPage.tsx";
import { createPlanView } from "#queries/plan.ts";
import type { Head } from "#words/head.ts";
import { Frame } from "./Frame.tsx";
import { guardPage, headOf } from "./guard-page.tsx";
import { matchRoute, type PageName, ROUTES } from "./routes.ts";

const PAGES: Record<PageName, PageModule> = {
  home,
  plan,
  policy,
  items,
  item,
  areas,
  area,
  departments,
  department,
  years,
  changes,
  text,
  glossary,
  governance,
  following,
  search,
  data,
  settings,
  about,
  method,
  privacy,
};

/** Pages that hold what is the reader's own: there is nothing to read on them before the app is there. */
const PERSONAL: readonly PageName[] = ["following", "search", "settings"];

/** Whether a page is the reader's own, so that the app starts at once. */
export function isPersonal(address: string): boolean {
  const match = matchRoute(address);
  return match !== null && PERSONAL.includes(match.page);
}

/** A page as the build writes it into a document. */
export interface RenderedPage {
  head: Head;
  /** Content of the root element. */
  body: string;
  /** The page's own source file, by which the build finds its stylesheets. */
  source: string;
}

/** Every address of a plan that exists, without query. */
export function listAddresses({ plan }: Snapshot): string[] {
  const values: Record<string, readonly string[]> = {
    ":plan": [plan.id],
    ":policy": plan.policies.map(({ id }) => id),
    ":key": plan.items.map(({ key }) => key),
    ":area": plan.areas.map(({ slug }) => slug),
    ":department": plan.departments.map(({ slug }) => slug),
  };
  return ROUTES.flatMap(({ path }) =>
    path
      .split("/")
      .reduce<string[]>(
        (found, part) => {
          const options = part.startsWith(":") ? (values[part] ?? []) : [part];
          return found.flatMap((start) => options.map((option) => (start === "" ? option : `${start}/${option}`)));
        },
        [""],
      )
      .map((address) => (address.startsWith("/") ? address : `/${address}`)),
  );
}

/**
 * Renders one address of the app, the page for unknown addresses too, to plain HTML without any
 * marks for hydration: the app draws the same markup anew and takes its place (docs/decisions.md).
 */
export function renderPage(snapshot: Snapshot, address: string): RenderedPage {
  const view = createPlanView(snapshot);
  const match = matchRoute(address);
  const own = match && headOf(PAGES[match.page], view, match.params);
  const head = own ?? notFound.head(view, {});
  if (!head) throw new Error(`${address}: no head`);
  const body = renderToString(() => (
    <QueryClientProvider client={new QueryClient()}>
      <Router url={address} root={(props) => <Frame view={view}>{props.children}</Frame>}>
        <For each={ROUTES}>{({ path, page }) => <Route path={path} component={guardPage(PAGES[page])} />}</For>
        <Route path="*" component={notFound.default} />
      </Router>
    </QueryClientProvider>
  ));
  // Solid's marks between texts; nothing is hydrated, so nothing looks for them.
  return { head, body: body.replace(/<!--!?[$/]*-->/g, ""), source: sourceOf(match && own ? match.page : "notFound") };
}

/** Pages lie in folders of their name: notFound is src/pages/not-found/NotFoundPage.tsx. */
function sourceOf(page: PageName | "notFound"): string {
  const folder = page.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `src/pages/${folder}/${page.charAt(0).toUpperCase()}${page.slice(1)}Page.tsx`;
}
