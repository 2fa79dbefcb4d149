// @vitest-environment happy-dom
import { cleanup, render } from "@solidjs/testing-library";
import { afterEach, expect, it } from "vitest";
import { Facts } from "#pages/item/Facts.tsx";
import { createPlanView } from "#queries/plan-view.ts";
import { aSnapshot } from "../../support/fixtures.ts";

afterEach(cleanup);

/** Where an item's page leads, on a site whose current plan is this. */
function addressesOn(current: string): (string | null)[] {
  const snapshot = aSnapshot();
  const view = createPlanView({ ...snapshot, site: { ...snapshot.site, plan: current } });
  const [item] = view.plan.items;
  if (!item) throw new Error("the plan has no items");
  const { container } = render(() => <Facts item={item} view={view} />);
  return [...container.querySelectorAll("a")].map((link) => link.getAttribute("href"));
}

it("leads to a draft only where the plan is the current one, as drafts begin about that one's items", () => {
  const draft = expect.stringContaining("/drafts?item=");
  const sheet = expect.stringMatching(/\/sheet$/);
  expect(addressesOn("4")).toEqual(expect.arrayContaining([draft, sheet]));
  expect(addressesOn("5")).toContainEqual(sheet);
  expect(addressesOn("5")).not.toContainEqual(draft);
});
