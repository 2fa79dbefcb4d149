import { parseArgs } from "node:util";
import { todayInTokyo } from "#domain/today.ts";
import { appendSearch } from "./append-search.ts";

// `npm run log-search -- --note "…" [--item 2-1-5] [--date 2026-11-22] [--data data]`: notes that nothing new was found.

try {
  const options = {
    note: { type: "string" },
    item: { type: "string" },
    date: { type: "string" },
    data: { type: "string" },
  } as const;
  const { note, item, date = todayInTokyo(), data: folder = "data" } = parseArgs({ options }).values;
  if (!note?.trim()) {
    throw new Error('どこを探し、新しいものがなかったことを --note "…" に書いてください。読者に見える一文です。');
  }
  console.log(await appendSearch(folder, { date, text: note.trim(), ...(item === undefined ? {} : { item }) }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
