import { createRoot, type JSX } from "solid-js";
import { escape as escapeNode, resolveSSRNode } from "solid-js/web";

/**
 * A component as HTML. Solid's own `renderToString` prepares a page to be hydrated: keys on elements, data as scripts, a
 * serialiser (10 KB). Nothing of ours is hydrated, and without its context none of that is written.
 */
export function renderHtml(component: () => JSX.Element): string {
  const html: string = createRoot((dispose) => {
    const rendered = resolveSSRNode(escapeNode(component() as string));
    dispose();
    return rendered;
  });
  // Solid's marks between texts; nothing looks for them.
  return html.replace(/<!--!?[$/]*-->/g, "");
}
