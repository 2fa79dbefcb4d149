// @vitest-environment happy-dom
import { cleanup, render } from "@solidjs/testing-library";
import { afterEach, expect, it } from "vitest";
import type { PlanRecord } from "#domain/record.ts";
import { Findings } from "#pages/item/Findings.tsx";
import { createPlanView } from "#queries/plan-view.ts";
import { anItem, aPlan, aRecord, aSnapshot } from "../support/fixtures.ts";

const WRONG = aRecord({ id: "wrong", text: "令和3年度は18路線だった。" });
const STANDING = aRecord({ id: "standing", fiscalYear: 2022, text: "令和4年度は20路線だった。" });

/** An act that takes the wrong record back. */
const act = (given: Partial<PlanRecord> = {}) =>
  ({
    id: "act",
    item: "2-1-5",
    type: "event",
    date: "2024-05-01",
    source: "s1",
    text: "正誤表で取り消された。",
    withdraws: "wrong",
    ...given,
  }) as PlanRecord;

function renderWith(records: PlanRecord[]): HTMLElement {
  const plan = aPlan({ records });
  const [item = anItem()] = plan.items;
  const view = createPlanView(aSnapshot({ plan }));
  return render(() => <Findings item={item} view={view} />).container;
}

afterEach(cleanup);

it("keeps what was withdrawn in sight, struck out, with what says so and why", () => {
  const page = renderWith([WRONG, STANDING, act({ reason: "別の路線を数えていた。" })]);
  const withdrawn = page.querySelector("#record-wrong");
  expect(withdrawn?.textContent).toBe(
    "取り下げられました：令和3年度は18路線だった。 正誤表で取り消された。（理由：別の路線を数えていた。）",
  );
  expect(withdrawn?.querySelector("s")?.textContent).toBe(WRONG.text);
  // It is no finding any more, nor is the act.
  expect(page.querySelector("h2")?.parentElement?.textContent).toContain("1件");
  expect([...page.querySelectorAll("li")].map(({ id }) => id)).toEqual(["record-standing"]);
});

it("says so where nothing else is known, and gives no reason where none was written", () => {
  const page = renderWith([WRONG, act()]);
  expect(page.querySelector("#record-wrong")?.textContent).toBe(
    "取り下げられました：令和3年度は18路線だった。 正誤表で取り消された。",
  );
  expect(page.querySelectorAll("li")).toHaveLength(0);
});

it("tells of no withdrawal where none is", () => {
  expect(renderWith([WRONG, STANDING]).textContent).not.toContain("取り下げ");
});
