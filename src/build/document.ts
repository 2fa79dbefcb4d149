import { createHash } from "node:crypto";
import type { Site } from "#domain/snapshot.ts";
import type { Head } from "#words/head.ts";

/** What all documents of a build share. */
export interface DocumentFrame {
  site: Site;
  /** Names this build; the worker keeps only pages of its own build. */
  appBuild: string;
  /** The styles inlined in every document. */
  styles: string;
  /** The one inline script: applies settings before the first paint. */
  beforePaint: string;
  /** Address of the island's script, and of the modules it imports. */
  script: string;
  modules: readonly string[];
  /** Address of each icon by its name, `icon-192.png` say. */
  icons: Readonly<Record<string, string>>;
  /** Address of each preview image by its name. */
  images: Readonly<Record<string, string>>;
}

export interface DocumentPage {
  head: Head;
  body: string;
  /** Addresses of the page's own stylesheets, where it has any beside the inlined ones. */
  styles?: readonly string[];
  /** Address without origin; absent for documents that stand for no address (shell, not found). */
  address?: string | undefined;
  /** Version of the data that the page was made from; 0 for the shell. */
  version: number;
  /** There is nothing to read here before the app, because the page is the reader's own. */
  isPersonal?: boolean;
}

/** A whole HTML document; the same inline script and style in every one of them. */
export function renderDocument(frame: DocumentFrame, page: DocumentPage): string {
  const { site } = frame;
  const title = `${page.head.title}｜${site.name}`;
  const origin = site.origin ?? "";
  // The shell is part of the app: nothing in it may change with the data.
  const image =
    page.address === undefined ? undefined : (frame.images[page.head.image ?? ""] ?? frame.images[site.plan]);
  const meta = (name: string, content: string) => `<meta name="${name}" content="${escapeHtml(content)}">`;
  const property = (name: string, content: string) => `<meta property="${name}" content="${escapeHtml(content)}">`;
  const lines = [
    '<meta charset="utf-8">',
    meta("viewport", "width=device-width, initial-scale=1, viewport-fit=cover"),
    `<title>${escapeHtml(title)}</title>`,
    meta("description", page.head.description),
    page.address === undefined ? meta("robots", "noindex") : "",
    page.address === undefined ? "" : `<link rel="canonical" href="${escapeHtml(origin + page.address)}">`,
    `<style>${frame.styles}</style>`,
    ...(page.styles ?? []).map((style) => `<link rel="stylesheet" href="${style}">`),
    `<script>${frame.beforePaint}</script>`,
    `<script type="module" src="${frame.script}"></script>`,
    ...frame.modules.map((module) => `<link rel="modulepreload" href="${module}">`),
    meta("plan", site.plan),
    meta("data-version", String(page.version)),
    meta("app-build", frame.appBuild),
    '<link rel="manifest" href="/manifest.webmanifest">',
    `<link rel="icon" href="${frame.icons["favicon.svg"]}" type="image/svg+xml">`,
    `<link rel="apple-touch-icon" href="${frame.icons["apple-touch-icon-180.png"]}">`,
    '<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">',
    '<meta name="theme-color" content="#16201b" media="(prefers-color-scheme: dark)">',
    property("og:title", page.head.title),
    property("og:description", page.head.description),
    property("og:site_name", site.name),
    property("og:type", page.head.image ? "article" : "website"),
    // Previews need a whole address; without an origin there is none to give.
    origin && page.address !== undefined ? property("og:url", origin + page.address) : "",
    image ? property("og:image", origin + image) : "",
    image ? meta("twitter:card", "summary_large_image") : "",
    describeJsonLd(page, origin),
  ];
  const personal = page.isPersonal ? ' data-page="personal"' : "";
  return `<!doctype html><html lang="ja"${personal}><head>${lines.join("")}</head><body><div id="root">${dropUnusedSymbols(page.body)}</div></body></html>\n`;
}

/** The hash of an inline script or style as the Content Security Policy names it. */
export function cspHash(content: string): string {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

/** Takes drawings out of the sprite that this page does not use; the app brings all of them. */
function dropUnusedSymbols(body: string): string {
  return body.replace(/<symbol id="([^"]+)".*?<\/symbol>/g, (symbol, id) => (body.includes(`"#${id}"`) ? symbol : ""));
}

/** The way to the page and what it is about, as schema.org tells it; nothing for documents without an address. */
function describeJsonLd({ head, address }: DocumentPage, origin: string): string {
  if (address === undefined || !head.crumbs) return "";
  const trail = [{ name: "ホーム", href: "/" }, ...head.crumbs, { name: head.title, href: address }];
  const breadcrumb = {
    "@type": "BreadcrumbList",
    itemListElement: trail.map(({ name, href }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: origin + href,
    })),
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
