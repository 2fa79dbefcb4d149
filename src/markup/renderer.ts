import type { IsoDate } from "#domain/fiscal-year.ts";
import type { Follow } from "#domain/follow.ts";
import type { News, NoticeMark } from "#domain/notice.ts";
import type { SitePlans } from "#domain/site-plans.ts";
import type { Snapshot } from "#domain/snapshot.ts";

/** A script with what it imports, as addresses. */
export interface ScriptFile {
  script: string;
  /** Fetched together with it. */
  modules: readonly string[];
}

/** What the documents of a build share; it lies in the built renderer, for the build and for the device alike. */
export interface DocumentFrame {
  /** Names the build. */
  appBuild: string;
  /** The styles inlined in a document. */
  styles: string;
  /** The styles inlined in their place, by the page's name, where a page has its own. */
  stylesOfPages: Readonly<Record<string, string>>;
  /** The one inline script: applies settings before the first paint. */
  beforePaint: string;
  island: ScriptFile;
  /** Of each app (src/app/apps), by the name that stands in `data-app`, with the addresses of its stylesheets. */
  apps: Readonly<Record<string, ScriptFile & { stylesheets: readonly string[] }>>;
  /** Address of the styles that paper needs besides those inlined. */
  printStyles: string;
  /** Addresses of the stylesheets that a page has beside the inlined one, by the page's name. */
  stylesheets: Readonly<Record<string, readonly string[]>>;
  /** Address of each icon by its name, `icon-192.png` say. */
  icons: Readonly<Record<string, string>>;
  /** The response headers of every document (src/build/headers.ts). */
  headers: Readonly<Record<string, string>>;
  /** The plans of the site; absent where it shows one. */
  plans?: SitePlans | undefined;
}

/** A page as a host or a worker answers with it. */
export interface RenderedPage {
  html: string;
  /** 404 where the plan has nothing at the address; the document then says so. */
  status: 200 | 404;
  /** Names what the page shows beside its frame, which tells the date of the data (`<meta name="digest">`). */
  digest: string;
}

/** Where a build's renderer lies: the build is named after its content, so that documents know the way to it. */
export function rendererAddress(appBuild: string): string {
  return `/assets/renderer-${appBuild}.js`;
}

/** What the renderer's file leaves behind where it is evaluated. */
export interface RendererGlobals {
  renderer?: Renderer;
  documentFrame?: DocumentFrame;
}

/** What the built renderer offers (src/app/renderer.ts), to the build and to the worker. */
export interface Renderer {
  renderPage: (frame: DocumentFrame, snapshot: Snapshot, address: string) => RenderedPage;
  listAddresses: (snapshot: Snapshot) => string[];
  /** What a reader who does not look is told (src/words/ja/notice.ts). */
  tellNews: (snapshot: Snapshot, follows: readonly Follow[], mark: NoticeMark, today: IsoDate) => News;
}
