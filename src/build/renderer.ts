import { createHash } from "node:crypto";
import type { Snapshot } from "#domain/snapshot.ts";
import { type DocumentFrame, type RenderedPage, type Renderer, rendererAddress } from "#markup/renderer.ts";
import { bundleRenderer } from "./bundles.ts";

export interface BuiltRenderer {
  /** Where the file belongs in the site; its name carries the hash of all that it is made of. */
  path: string;
  code: string;
  frame: DocumentFrame;
  listAddresses: (snapshot: Snapshot) => string[];
  renderPage: (snapshot: Snapshot, address: string) => RenderedPage;
}

/** Builds the file that renders documents, and evaluates that very file: build and device cannot differ. */
export async function buildRenderer(facts: Omit<DocumentFrame, "appBuild">): Promise<BuiltRenderer> {
  const bundle = await bundleRenderer();
  const frame: DocumentFrame = { appBuild: shortHash(JSON.stringify(facts) + bundle), ...facts };
  const code = `${bundle}\nvar documentFrame=${JSON.stringify(frame)};\n`;
  const { listAddresses, renderPage }: Renderer = new Function(`${code}return renderer`)();
  return {
    path: rendererAddress(frame.appBuild).slice(1),
    code,
    frame,
    listAddresses,
    renderPage: (snapshot, address) => renderPage(frame, snapshot, address),
  };
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
