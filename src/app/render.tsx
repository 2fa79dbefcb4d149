import { Show } from "solid-js";
import { findFeeds } from "#domain/feed-address.ts";
import { isCurrentPlan, type SitePlans, withSiteOfNow } from "#domain/site-plans.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import type { DocumentFrame, RenderedPage } from "#markup/renderer.ts";
import * as notFound from "#pages/not-found/NotFoundPage.tsx";
import { FollowingContext } from "#queries/following.ts";
import { PlanProvider } from "#queries/plan.ts";
import { createPlanView } from "#queries/plan-view.ts";
import { PlansContext } from "#queries/plans.ts";
import { Breadcrumb } from "#ui/Breadcrumb.tsx";
import { WhatNext } from "#ui/WhatNext.tsx";
import type { Head } from "#words/head.ts";
import { writeDocument } from "./document.ts";
import { OtherPlan } from "./OtherPlan.tsx";
import { renderHtml } from "./render-html.ts";
import { hasPage, matchRoute, PAGES, type PageName } from "./routes.ts";
import { Shell } from "./Shell.tsx";

/** What a reader sees at an address, given as a path without query, and what else its document tells. */
interface RenderedBody {
  /** Content of `<body>`. */
  html: string;
  head: Head;
  /** Of the page, or of the one that says that there is none. */
  name: PageName | "notFound";
  /** Names what the page shows beside its frame. */
  digest: string;
}

/**
 * The whole document of an address, given as a path without query. Build and device call the same, so that a page is
 * always of the version of its snapshot; pure, and the same arguments give the same bytes.
 */
export function renderPage(frame: DocumentFrame, published: Snapshot, address: string): RenderedPage {
  const snapshot = withSiteOfNow(published, frame.plans);
  const { html: body, head, name, digest } = renderBody(snapshot, address, frame.plans);
  const isFound = name !== "notFound";
  const html = writeDocument(frame, snapshot, {
    head,
    body,
    digest,
    styles: frame.stylesOfPages[name] ?? frame.styles,
    stylesheets: frame.stylesheets[name] ?? [],
    address: isFound ? address : undefined,
  });
  return { html, status: isFound ? 200 : 404, digest };
}

/**
 * The page of an address within its frame, or the page that says that there is none. Pure.
 *
 * @param plans absent where the site, or what stands for it, shows one plan.
 */
export function renderBody(snapshot: Snapshot, address: string, plans?: SitePlans): RenderedBody {
  const view = createPlanView(snapshot);
  const route = matchRoute(address);
  const own = route && hasPage(view.plan, address) ? PAGES[route.name].head(view, route.params) : null;
  const page = own && route ? PAGES[route.name] : notFound;
  const head = own ?? notFound.head(view, {});
  if (!head) throw new Error(`${address}: no head`);

  const feeds = own ? findFeeds(address, plans?.first) : null;
  const others = isCurrentPlan(snapshot) ? undefined : plans;
  const content = renderHtml(() => (
    <PlansContext.Provider value={plans}>
      <FollowingContext.Provider value={() => (others ? undefined : false)}>
        <PlanProvider view={view}>
          <Show when={others}>{(it) => <OtherPlan snapshot={snapshot} plans={it()} />}</Show>
          <Breadcrumb crumbs={head.crumbs ?? []} />
          <page.default params={route?.params ?? {}} />
          <Show when={feeds}>{(it) => <WhatNext snapshot={snapshot} item={route?.params.key} feeds={it()} />}</Show>
        </PlanProvider>
      </FollowingContext.Provider>
    </PlansContext.Provider>
  ));
  const html = renderHtml(() => (
    <Shell
      snapshot={snapshot}
      path={own ? address : ""}
      hasPage={(href) => hasPage(view.plan, href)}
      hasOthers={plans !== undefined}
      content={content}
    />
  ));
  return { html, head, name: own && route ? route.name : "notFound", digest: hash(content) };
}

/** FNV-1a over the text's code units, 32 bits: it tells one page's contents apart, not all pages'. */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  }
  return (sum >>> 0).toString(36);
}
