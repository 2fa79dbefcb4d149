// @vitest-environment happy-dom
import { cleanup, render } from "@solidjs/testing-library";
import { afterEach, expect, it } from "vitest";
import type { Handover } from "#domain/handover.ts";
import { Succession } from "#pages/item/Succession.tsx";
import { createPlanView } from "#queries/plan-view.ts";
import { anItem, aPlan, aSnapshot } from "../../support/fixtures.ts";

/** What the page of 2-1-5 says of the next plan. */
function tell(handover: Partial<Handover>): string | null {
  const next = { plan: "5", title: "第5次計画", items: [], ...handover };
  const plan = { ...aPlan({ items: [anItem()] }), handover: next };
  const [item = anItem()] = plan.items;
  return render(() => <Succession item={item} view={createPlanView(aSnapshot({ plan }))} />).container.textContent;
}

afterEach(cleanup);

it("tells why an item ended, once", () => {
  const handed = { item: "2-1-5", fate: "finished" as const, to: [], source: "s0", note: "目標に届いたため（架空）" };
  expect(tell({ items: [handed] })).toBe("次の計画「第5次計画」へ：終わった。目標に届いたため（架空）");
});

it("tells that what was said is taken back, and why; of any other item nothing", () => {
  expect(tell({ withdrawn: [{ item: "2-1-5", note: "別の項目の資料だった（架空）" }] })).toBe(
    "次の計画「第5次計画」でどうなったかは、わかっていません。先に伝えたことは取り下げました：別の項目の資料だった（架空）",
  );
  expect(tell({ withdrawn: [{ item: "2-1-6", note: "別の項目の資料だった（架空）" }] })).toBe("");
});
