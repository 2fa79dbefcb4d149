import { findFeeds } from "#domain/feed-address.ts";
import { isCurrentPlan, previewAddress } from "#domain/site-plans.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import type { DocumentFrame } from "#markup/renderer.ts";
import type { Head } from "#words/head.ts";

export interface DocumentContent {
  head: Head;
  /** Content of `<body>`. */
  body: string;
  /** Names what the page shows beside the date of its data: where it stays the same, newer data bring nothing new. */
  digest: string;
  /** To inline. */
  styles: string;
  stylesheets: readonly string[];
  /** Path without query; absent where the document stands for no address (not found). */
  address?: string | undefined;
}

/** A whole HTML document. The Content Security Policy names its inline script and styles. */
export function writeDocument(frame: DocumentFrame, snapshot: Snapshot, content: DocumentContent): string {
  const { site } = snapshot;
  const { head, address } = content;
  const canonical = head.canonical ?? address;
  const origin = site.origin ?? "";
  const image =
    address === undefined ? undefined : previewAddress(snapshot, head.image ?? snapshot.plan.id, frame.plans);
  const body = dropUnusedSymbols(content.body);
  const apps = [...body.matchAll(/ data-app="([^"]+)"/g)].flatMap(([, name]) => frame.apps[name ?? ""] ?? []);
  const scripts = [frame.island, ...apps];
  const meta = (name: string, value: string) => `<meta name="${name}" content="${escapeHtml(value)}">`;
  const property = (name: string, value: string) => `<meta property="${name}" content="${escapeHtml(value)}">`;
  const lines = [
    '<meta charset="utf-8">',
    meta("viewport", "width=device-width, initial-scale=1, viewport-fit=cover"),
    `<title>${escapeHtml(`${head.title}｜${site.name}`)}</title>`,
    meta("description", head.description),
    address === canonical && address !== undefined ? "" : meta("robots", "noindex"),
    address === undefined ? "" : `<link rel="canonical" href="${escapeHtml(origin + canonical)}">`,
    ...describeFeeds(snapshot, address, frame.plans?.first),
    `<style>${content.styles}</style>`,
    ...new Set(
      [...content.stylesheets, ...apps.flatMap(({ stylesheets }) => stylesheets)].map(
        (file) => `<link rel="stylesheet" href="${file}">`,
      ),
    ),
    `<link rel="stylesheet" href="${frame.printStyles}" media="print">`,
    `<script>${frame.beforePaint}</script>`,
    ...scripts.map(({ script }) => `<script type="module" src="${script}"></script>`),
    ...new Set(scripts.flatMap(({ modules }) => modules.map((file) => `<link rel="modulepreload" href="${file}">`))),
    meta("plan", snapshot.plan.id),
    frame.plans && !isCurrentPlan(snapshot) ? meta("current-plan", site.plan) : "",
    frame.plans?.before[0] ? meta("plans-before", frame.plans.before.join(" ")) : "",
    meta("data-version", String(snapshot.version)),
    meta("digest", content.digest),
    meta("app-build", frame.appBuild),
    '<link rel="manifest" href="/manifest.webmanifest">',
    `<link rel="icon" href="${frame.icons["favicon.svg"]}">`,
    `<link rel="apple-touch-icon" href="${frame.icons["apple-touch-icon-180.png"]}">`,
    '<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">',
    '<meta name="theme-color" content="#16201b" media="(prefers-color-scheme: dark)">',
    property("og:title", head.title),
    property("og:description", head.description),
    property("og:site_name", site.name),
    property("og:type", head.image ? "article" : "website"),
    // Previews need a whole address; without an origin there is none to give.
    origin && address !== undefined ? property("og:url", origin + canonical) : "",
    image ? property("og:image", origin + image) : "",
    image ? meta("twitter:card", "summary_large_image") : "",
    describeJsonLd(content, origin),
  ];
  return `<!doctype html><html lang="ja"><head>${lines.join("")}</head><body>${body}</body></html>\n`;
}

/** The feed and the calendar of the page, for browsers and readers to find; the front page has those of the plan. */
function describeFeeds({ plan }: Snapshot, address: string | undefined, first: string | undefined): string[] {
  const feeds = address === undefined ? null : findFeeds(address === "/" ? `/plans/${plan.id}` : address, first);
  if (!feeds) return [];
  return [
    `<link rel="alternate" type="application/atom+xml" title="更新" href="${escapeHtml(feeds.feed)}">`,
    `<link rel="alternate" type="text/calendar" title="予定" href="${escapeHtml(feeds.calendar)}">`,
  ];
}

/**
 * Takes out of the sprite the drawings that this page does not use, unless an app draws with them; the apps of lists need
 * none, or bring their own (item-list-drawing.tsx). Shapes get the short form, `<path/>`.
 */
function dropUnusedSymbols(body: string): string {
  const hasApp = / data-app="(?!items|narrow)/.test(body);
  return body
    .replace(/><\/(path|use|rect|circle)>/g, "/>")
    .replace(/<symbol id="([^"]+)".*?<\/symbol>/g, (symbol, id) => (hasApp || body.includes(`"#${id}"`) ? symbol : ""));
}

/** The way to the page and what it is about, as schema.org tells it; nothing for documents without an address. */
function describeJsonLd({ head, address }: DocumentContent, origin: string): string {
  if (address === undefined || !head.crumbs) return "";
  // The last entry is the page itself, and needs no address (schema.org/BreadcrumbList, as search engines read it).
  const trail = [...head.crumbs.map(({ name, href }) => ({ name, item: origin + href })), { name: head.title }];
  const breadcrumb = {
    "@type": "BreadcrumbList",
    itemListElement: trail.map((entry, index) => ({ "@type": "ListItem", position: index + 1, ...entry })),
  };
  const graph = [breadcrumb, ...(head.jsonLd ? [head.jsonLd] : [])];
  return `<script type="application/ld+json">${escapeJson({ "@context": "https://schema.org", "@graph": graph })}</script>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** JSON inside a script element: no `<` may begin an end tag or a comment. */
function escapeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
