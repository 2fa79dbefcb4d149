import * as z from "zod/mini";
import { Item } from "#domain/item.ts";
import { Plan } from "#domain/plan.ts";
import { PlanRecord } from "#domain/record.ts";
import { Change, DataIndex, LogEntry, Site, Snapshot } from "#domain/snapshot.ts";
import { Source } from "#domain/source.ts";

/** What is described to the public, by the name of its file. */
const SCHEMAS = {
  index: [DataIndex, "データの目次（/data/index.json）"],
  snapshot: [Snapshot, "計画のデータ全体。1つの公開した版"],
  plan: [Plan, "計画"],
  item: [Item, "改革実施項目"],
  record: [PlanRecord, "公表された結果"],
  source: [Source, "出典"],
  change: [Change, "版と版の違い"],
  "log-entry": [LogEntry, "公開した版の記録"],
  site: [Site, "サイトの公開者"],
} as const;

/** JSON Schema (2020-12) of everything that is published as JSON: file name below `/data/schema/` → text. */
export function publishJsonSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, [schema, title]]) => [
      `${name}.json`,
      `${JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 2)}\n`,
    ]),
  );
}
