import type { Snapshot } from "#domain/snapshot.ts";
import { type RendererGlobals, rendererAddress } from "#markup/renderer.ts";

let loading: Promise<void> | null = null;

/**
 * A page as readers would have it, for a frame that runs no scripts: the document that the renderer makes of a snapshot,
 * without its scripts. `null` where the renderer's file does not come.
 */
export async function previewPage(snapshot: Snapshot, address: string): Promise<string | null> {
  try {
    loading ??= loadRenderer();
    await loading;
  } catch {
    loading = null;
    return null;
  }
  const { renderer, documentFrame } = globalThis as RendererGlobals;
  if (!renderer || !documentFrame) return null;
  const { html } = renderer.renderPage(documentFrame, snapshot, address);
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const element of page.querySelectorAll("script, noscript, link:not([rel=stylesheet])")) element.remove();
  // As this page looks: what needs scripts stands there, in the reader's colours and size of type.
  for (const { name, value } of document.documentElement.attributes) page.documentElement.setAttribute(name, value);
  // Links lead nowhere: the frame may open no windows.
  const base = page.createElement("base");
  base.target = "_blank";
  page.head.prepend(base);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

function loadRenderer(): Promise<void> {
  const build = document.querySelector<HTMLMetaElement>('meta[name="app-build"]')?.content ?? "";
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = rendererAddress(build);
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${script.src} did not come`)));
    document.head.append(script);
  });
}
