import { createSearchIndex, describeForSearch, search } from "#domain/search.ts";
import { createPlanView } from "#queries/plan-view.ts";
import { checkSnapshot } from "#storage/check-snapshot.ts";
import { closeDatabase } from "#storage/database.ts";
import { readSnapshot, replaceSnapshot } from "#storage/snapshots.ts";
import { listVocabulary } from "#words/ja/vocabulary.ts";

// Bundled for the bench alone and run in a page of its own: the parts of the app through which a plan passes,
// each timed by itself, in milliseconds.

export interface Stages {
  parse: number;
  check: number;
  write: number;
  read: number;
  judge: number;
  index: number;
  search: number;
}

async function timeStages(url: string): Promise<Stages> {
  const text = await (await fetch(url)).text();
  const stages: Partial<Stages> = {};
  const time = async <T>(name: keyof Stages, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    stages[name] = performance.now() - start;
    return result;
  };
  const parsed = await time("parse", () => JSON.parse(text));
  const snapshot = await time("check", () => checkSnapshot(parsed));
  if (!snapshot) throw new Error("the snapshot does not fit its schema");
  const { plan } = snapshot;
  await time("write", () => replaceSnapshot(plan.id, snapshot, "0".repeat(64)));
  await closeDatabase();
  // It checks what it reads, as every start of the app does.
  await time("read", () => readSnapshot(plan.id));
  const view = await time("judge", () => createPlanView(snapshot));
  const index = await time("index", () => {
    const vocabulary = listVocabulary(plan);
    const docs = plan.items.map((item) =>
      describeForSearch(item, { ...plan, records: view.recordsByItem.get(item.key) ?? [] }),
    );
    return createSearchIndex(docs, vocabulary);
  });
  await time("search", () => search(index, "見直"));
  return stages as Stages;
}

Object.assign(globalThis, { timeStages });
