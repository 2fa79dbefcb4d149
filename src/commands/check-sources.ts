import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { readDataAndVersions } from "#build/versions.ts";
import { todayInTokyo } from "#domain/today.ts";
import { describeFault } from "./describe-fault.ts";
import { noteSeen } from "./note-seen.ts";
import { checkSources, describeHealth } from "./source-health.ts";
import { visitAddress } from "./visit-address.ts";

// `npm run check-sources -- [--note] [--date 2026-11-22] [--data data]`: whether the address of each source still answers;
// with --note the day is written beside those that do.

const OFFLINE =
  "どのアドレスからも返事がありませんでした。このパソコンがインターネットにつながっているかを確かめてください（プロキシを通すネットワークからは調べられません）。何も書き換えていません。";

/** Runs the command; its exit code: 1 where a document cannot be opened. */
export async function main(args: readonly string[], visit = visitAddress, pauseMs?: number): Promise<number> {
  const options = { note: { type: "boolean" }, date: { type: "string" }, data: { type: "string" } } as const;
  try {
    const {
      note = false,
      date = todayInTokyo(),
      data: folder = "data",
    } = parseArgs({ args: [...args], options }).values;
    const { data } = await readDataAndVersions(folder);
    const { sources, isOffline } = await checkSources(data.plan.sources, visit, pauseMs);
    if (isOffline) throw new Error(OFFLINE);
    console.log(describeHealth(sources));
    const open = sources.filter(({ document }) => document.isOpen).map(({ source }) => source);
    if (note) console.log(await noteSeen(folder, open, date));
    return open.length < sources.length ? 1 : 0;
  } catch (error) {
    console.error(describeFault(error));
    return 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
