import { mkdir, rm, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { type CompileResult, compilePlan } from "#compile/compile-plan.ts";
import type { PublishedVersion } from "#compile/published-versions.ts";
import { sortKeys, toCanonicalJson } from "#domain/canonical.ts";
import { hasEnded, type IsoDate } from "#domain/fiscal-year.ts";
import { readData } from "../../src/build/read-data.ts";
import { FIRST_NOTE, nextVersion } from "../../src/build/versions.ts";

// `npx tsx tests/demo/publish.ts` makes the versions of the invented city anew from its data. They are no history
// that anybody read, so unlike those of a real city they may be rewritten.

type CompiledData = Extract<CompileResult, { ok: true }>;

/** The demo's data folder. */
export const DEMO_DATA = new URL("data", import.meta.url).pathname;

const PUBLICATIONS: readonly { date: IsoDate; note: string }[] = [
  { date: "2023-06-30", note: FIRST_NOTE },
  { date: "2024-06-28", note: "令和5年度の結果と、審議会の意見を加えました。" },
  { date: "2024-09-30", note: "正誤表による訂正と、市の回答を加えました。" },
  { date: "2024-11-20", note: "正誤表の一部の取り下げと、図書館の案内を加えました。" },
];

/** The demo's versions: at each publication what had been read by then, all of it at the last. */
export async function listDemoVersions(): Promise<PublishedVersion[]> {
  const data = compilePlan((await readData(DEMO_DATA)).files);
  if (!data.ok) throw new Error(JSON.stringify(data.problems, null, 1));
  const versions: PublishedVersion[] = [];
  for (const publication of PUBLICATIONS) {
    const isLast = publication === PUBLICATIONS.at(-1);
    versions.push(nextVersion(isLast ? data : dataReadBy(publication.date, data), versions.at(-1), publication));
  }
  return versions;
}

function dataReadBy(date: IsoDate, data: CompiledData): CompiledData {
  const { plan } = data;
  const sources = plan.sources.filter(({ readOn }) => readOn <= date);
  const isRead = ({ source }: { source: string }) => sources.some(({ id }) => id === source);
  const earlier = {
    ...plan,
    sources,
    records: plan.records.filter(isRead),
    facts: plan.facts.filter(isRead),
    expected: plan.expected?.filter(isRead),
    opinions: plan.opinions?.filter(isRead),
    documents: plan.documents?.filter(({ lookedOn }) => lookedOn <= date),
    searches: plan.searches?.filter((search) => search.date <= date),
    // A year is closed when the council has spoken and the city has answered, in the year after the next.
    closedYears: plan.closedYears.filter((year) => hasEnded(year + 1, date)),
    results: {
      ...plan.results,
      searchedOn:
        sources
          .map(({ readOn }) => readOn)
          .sort()
          .at(-1) ?? date,
    },
  };
  return { ...data, plan: earlier, content: toCanonicalJson(earlier) };
}

async function main(): Promise<void> {
  const folder = `${DEMO_DATA}/plans/1/versions`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const version of await listDemoVersions()) {
    await writeFile(`${folder}/${version.number}.json`, `${JSON.stringify(sortKeys(version), null, 1)}\n`);
    console.log(`第${version.number}版（${version.date}、変更${version.changes.length}件）`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
