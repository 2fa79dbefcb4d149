// @vitest-environment happy-dom
import { cleanup, render } from "@solidjs/testing-library";
import { afterEach, beforeAll, expect, it } from "vitest";
import { createYearlyReport } from "#domain/yearly-report.ts";
import { Voices } from "#pages/item/Voices.tsx";
import { ItemReport } from "#pages/report/ItemReport.tsx";
import { createPlanView, type PlanView } from "#queries/plan-view.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";

/** An item whose department says 完了 where 期限超過 is computed, and why. */
const AT_ODDS = "2-1-5";
const REASON = "理由：目標に届いていないが、所管課は「おおむね」の範囲とみた。";
/** An item whose department agrees and gives no reason. */
const AGREED = "1-1-1";

let view: PlanView;
beforeAll(async () => {
  view = createPlanView((await loadSnapshot("tests/demo/data")).snapshot);
});
afterEach(cleanup);

function textOfReport(key: string): string {
  const report = createYearlyReport(view.plan, 2023);
  const reported = report.policies.flatMap(({ all }) => all).find(({ item }) => item.key === key);
  if (!reported) throw new Error(`no item ${key}`);
  return render(() => <ItemReport reported={reported} asOf={report.asOf} view={view} />).container.textContent ?? "";
}

function textOfVoices(key: string): string {
  const status = view.statuses.get(key);
  if (!status) throw new Error(`no status of ${key}`);
  const records = view.recordsByItem.get(key) ?? [];
  return (
    render(() => (
      <Voices status={status} asOf={view.snapshot.date} records={records} sourceOf={(id) => view.sourceById.get(id)} />
    )).container.textContent ?? ""
  );
}

it.each([
  ["the council's report", textOfReport],
  ["三つの声", textOfVoices],
])("%s gives a department's reason beside its word, and none where it gave none", (_, textOf) => {
  expect(textOf(AT_ODDS)).toContain(REASON);
  expect(textOf(AGREED)).toContain("順調");
  expect(textOf(AGREED)).not.toContain("理由：");
});
