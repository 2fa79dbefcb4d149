import { awaitVisitor, beginVisit, forgetVisitor, readVisit } from "#storage/visit.ts";

/** The page with which a visit begins. */
export const START = "/start";

/** Not in every browser yet (Safari before 26.2, Firefox before 147): a visit then ends with what Back leads to. */
const { navigation } = window as Partial<Pick<Window, "navigation">>;

/**
 * Takes up the visit of this tab where a page comes to be shown.
 *
 * @returns `new` where the visit begins with this page, `going on`, or `leaving` where another page is on its way.
 */
export function takeUpVisit(): "new" | "going on" | "leaving" {
  const visit = readVisit();
  if (visit === "over") {
    beginAnew();
    return "leaving";
  }
  if (visit !== null) return "going on";
  // Where the installed app opens.
  if (location.pathname === "/") {
    location.replace(START);
    return "leaving";
  }
  beginVisit(navigation?.currentEntry?.key ?? "");
  return "new";
}

/**
 * Ends the visit: what the visitor left is forgotten, and the tab goes back to where the visit began, so that Back and
 * Forward lead to nothing of it.
 */
export function endVisit(): void {
  const place = readVisit();
  // Under way already: a second press, or another tab that found its visitor gone at the same moment.
  if (place === "over") return;
  forgetVisitor();
  if (!navigation || !place || navigation.currentEntry?.key === place) {
    beginAnew();
    return;
  }
  const { committed, finished } = navigation.traverseTo(place);
  // The entry is there no more, as in a tab that was duplicated.
  committed?.catch(beginAnew);
  // Within one document nothing is loaded anew by it.
  finished?.then(takeUpVisit, () => undefined);
}

/** The start page in the place of what the visit began with, and once more after it, which drops what came later. */
function beginAnew(): void {
  awaitVisitor();
  history.replaceState(null, "", START);
  history.pushState(null, "", START);
  // A browser keeps the place on the page that it loads anew.
  scrollTo({ top: 0, behavior: "instant" });
  location.reload();
}
