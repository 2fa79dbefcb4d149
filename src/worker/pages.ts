import type { Snapshot } from "#domain/snapshot.ts";
import type { DocumentFrame, RenderedPage, Renderer, RendererGlobals } from "#markup/renderer.ts";
import { readStoredSnapshot } from "#storage/stored-snapshot.ts";

/** Renders the pages of one plan from what the device holds of it. */
export interface Pages {
  /** The plan's id. */
  plan: string;
  /** The page of an address, given as a path; `null` where the device holds no plan that can be shown. */
  render: (address: string) => Promise<RenderedPage | null>;
  /** The same as a response, with the headers of a host's. */
  respond: (page: RenderedPage) => Response;
  /** What the renderer's file holds. */
  renderer: () => Renderer & { frame: DocumentFrame };
  /** The plan that pages are rendered from now. */
  snapshot: () => Promise<Snapshot | null>;
}

/**
 * @param loadRenderer evaluates the renderer's file. Done once while the worker is installed, it works without a
 * connection later (Service Workers, "script resource map").
 */
export function createPages(planId: string, loadRenderer: () => void): Pages {
  const globals = globalThis as RendererGlobals;
  let held: Snapshot | null = null;

  /** Evaluated at the first page, not at every start of the worker. */
  const renderer = () => {
    if (!globals.renderer) loadRenderer();
    const { renderer, documentFrame } = globals;
    if (!renderer || !documentFrame) throw new Error("the renderer's file does not hold what it should");
    return { ...renderer, frame: documentFrame };
  };
  const snapshot = async () => {
    held = await readStoredSnapshot(planId, held);
    return held;
  };

  return {
    plan: planId,
    renderer,
    snapshot,
    async render(address) {
      const current = await snapshot();
      if (!current) return null;
      const { renderPage, frame } = renderer();
      try {
        return renderPage(frame, current, address);
      } catch (error) {
        // What is held may be a damaged record: the next page begins with what has been stored in its place.
        held = null;
        throw error;
      }
    },
    respond: ({ html, status }) =>
      new Response(html, {
        status,
        // As hosts say it; empty, the browser's console would name no reason.
        statusText: status === 404 ? "Not Found" : "OK",
        headers: { ...renderer().frame.headers },
      }),
  };
}
