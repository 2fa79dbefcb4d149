import { type Mark, selectorOf } from "#markup/marks.ts";

/** What a page of the portable edition may lead to. */
export interface Ways {
  /** Whether the edition has the page of a path. */
  hasPage: (path: string) => boolean;
  /** Address of the site, without a slash at its end; absent where none is known. */
  origin: string | undefined;
}

/** What asks a worker, keeps something on a device or narrows by a script of its own. */
const WITHOUT_DEVICE: readonly Mark[] = ["follow", "share", "check", "news", "told", "followed"];

/**
 * Makes a page of the site one of a file: links lead to hashes, what a single file has not goes, and long lists stand
 * whole, as nothing waits for the network here. Changes what it is given, which is not on the screen yet.
 */
export function adaptPage(page: ParentNode, ways: Ways): void {
  for (const part of page.querySelectorAll<HTMLTemplateElement>(`template${selectorOf("part")}`)) {
    part.replaceWith(part.content);
  }
  for (const mark of WITHOUT_DEVICE) for (const element of page.querySelectorAll(selectorOf(mark))) element.remove();
  for (const element of page.querySelectorAll(`noscript, ${selectorOf("needsJs")}:not(${selectorOf("search")})`)) {
    element.remove();
  }
  for (const element of page.querySelectorAll("search:empty")) element.remove();
  for (const link of page.querySelectorAll<HTMLAnchorElement>("a[href]")) adaptLink(link, ways);
}

function adaptLink(link: HTMLAnchorElement, { hasPage, origin }: Ways): void {
  const href = link.getAttribute("href") ?? "";
  const [target = ""] = href.split(/[?#]/);
  // A place on the page, or elsewhere, as sources are.
  if (!href.startsWith("/")) return;
  if (hasPage(target)) link.setAttribute("href", `#${href}`);
  else if (origin !== undefined) link.setAttribute("href", origin + href);
  else {
    // A way to nowhere: alone in its place it goes with it, within a sentence its words stay.
    const place = link.closest("li, p");
    if (place && place.textContent === link.textContent) place.remove();
    else link.replaceWith(...link.childNodes);
  }
}
