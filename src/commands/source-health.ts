import { setTimeout as pause } from "node:timers/promises";
import { groupBy } from "#domain/group-by.ts";
import type { Source } from "#domain/source.ts";
import { judgeVisit, type Verdict } from "./judge-visit.ts";
import type { Visit } from "./visit-address.ts";

/** What was found at the addresses of a source. */
export interface SourceHealth {
  source: Source;
  document: Verdict;
  /** Of its archived copy; absent where there is none. */
  archive?: Verdict;
}

interface Health {
  sources: SourceHealth[];
  /** No address answered: this machine has no connection, and nothing was learnt of any source. */
  isOffline: boolean;
}

/** Between two questions to one server, which has others to serve. */
const PAUSE_MS = 1_000;

/** Visits every address of the sources once; servers side by side, the addresses of one after each other. */
export async function checkSources(
  sources: readonly Source[],
  visit: (address: string) => Promise<Visit>,
  pauseMs = PAUSE_MS,
): Promise<Health> {
  const addresses = new Set(sources.flatMap(({ url, archiveUrl }) => [url, ...(archiveUrl ? [archiveUrl] : [])]));
  const visits = new Map<string, Visit>();
  const queues = groupBy([...addresses], (address) => new URL(address).host);
  await Promise.all(
    [...queues.values()].map(async (queue) => {
      for (const [index, address] of queue.entries()) {
        if (index > 0) await pause(pauseMs);
        visits.set(address, await visit(address));
      }
    }),
  );
  const judge = (address: string): Verdict => {
    const made = visits.get(address);
    if (!made) throw new Error(`${address} was not visited`);
    return judgeVisit(address, made);
  };
  return {
    sources: sources.map((source) => ({
      source,
      document: judge(source.url),
      ...(source.archiveUrl === undefined ? {} : { archive: judge(source.archiveUrl) }),
    })),
    isOffline: addresses.size > 0 && [...visits.values()].every(({ kind }) => kind === "silent"),
  };
}

/** Tells what was found, in Japanese: first what cannot be opened, then what has moved. */
export function describeHealth(sources: readonly SourceHealth[]): string {
  const lost = sources.filter(({ document }) => !document.isOpen);
  const moved = sources.filter(({ document }) => document.movedTo !== undefined);
  const archives = sources.filter(({ archive }) => archive && !archive.isOpen);
  const lines = [
    ...section("開けない出典", lost, ({ source, document, archive }) => [
      source.url,
      `${document.finding}。`,
      archive?.isOpen
        ? `保存されたものは開けます: ${source.archiveUrl}`
        : "国立国会図書館の WARP などに保存されていれば、そのアドレスを archive_url に書いてください。",
    ]),
    ...section("移った出典（開けます。url を直せます）", moved, ({ source, document }) => [
      `${source.url} → ${document.movedTo}`,
    ]),
    ...section("開けない保存先（archive_url）", archives, ({ source, archive }) => [
      `${source.archiveUrl}`,
      `${archive?.finding}。`,
    ]),
  ];
  if (lost.length > 0) lines.push("記録は消しません。開けなくなった資料も、記録のよりどころとして残します。", "");
  const open = sources.length - lost.length;
  return [...lines, `出典${sources.length}件のうち、${open}件が開けました。`].join("\n");
}

function section(title: string, found: readonly SourceHealth[], tell: (health: SourceHealth) => string[]): string[] {
  if (found.length === 0) return [];
  const entries = found.flatMap((health) => [
    `${health.source.id}「${health.source.title}」`,
    ...tell(health).map((line) => `  ${line}`),
  ]);
  return [`■ ${title}（${found.length}件）`, ...entries, ""];
}
