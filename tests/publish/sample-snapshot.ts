import { compilePlan } from "#compile/compile-plan.ts";
import { SCHEMA_VERSION } from "#domain/schema-version.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { sampleData } from "../support/sample-data.ts";

/** The second version of the small invented plan, with the log up to it. */
export function sampleSnapshot(): Snapshot {
  const result = compilePlan(sampleData());
  if (!result.ok) throw new Error("the sample is broken");
  const { site, plan } = result;
  const log = [
    { version: 1, date: "2026-04-01", note: "データの公開", changes: [] },
    {
      version: 2,
      date: "2026-05-01",
      note: "結果の追加",
      changes: [{ item: "1-1-1", field: "status", old: "登録なし", new: "完了", source: "s-report" }],
    },
  ];
  return { schema: SCHEMA_VERSION, version: 2, date: "2026-05-01", ruleVersion: 1, site, plan, log };
}
