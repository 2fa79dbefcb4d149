import { parseArgs } from "node:util";
import { todayInTokyo } from "#domain/today.ts";
import { appendSearch } from "./append-search.ts";
import { describeFault } from "./describe-fault.ts";

// `npm run log-search -- --note "…" [--item 2-1-5] [--plan 4] [--date 2026-11-22] [--data data]`: notes that nothing new was found.

try {
  const options = {
    note: { type: "string" },
    item: { type: "string" },
    plan: { type: "string" },
    date: { type: "string" },
    data: { type: "string" },
  } as const;
  const today = todayInTokyo();
  const { note, item, plan: planId, date = today, data: folder = "data" } = parseArgs({ options }).values;
  if (!note?.trim()) {
    throw new Error('どこを探し、新しいものがなかったことを --note "…" に書いてください。読者に見える一文です。');
  }
  const search = { date, text: note.trim(), ...(item === undefined ? {} : { item }) };
  console.log(await appendSearch(folder, search, { today, planId }));
} catch (error) {
  console.error(describeFault(error));
  process.exitCode = 1;
}
