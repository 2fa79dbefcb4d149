import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Publication } from "#compile/check-publication.ts";
import { type CompileResult, compilePlan } from "#compile/compile-plan.ts";
import { describeProblems, type Problem } from "#compile/problem.ts";
import { compileVersions, type PublishedVersion } from "#compile/published-versions.ts";
import { toCanonicalJson } from "#domain/canonical.ts";
import { listChanges } from "#domain/changes.ts";
import type { IsoDate } from "#domain/fiscal-year.ts";
import { extendRegister } from "#domain/follow-code.ts";
import type { Site } from "#domain/snapshot.ts";
import { RULE_VERSION } from "#domain/status.ts";
import { readData } from "./read-data.ts";

type CompiledData = Extract<CompileResult, { ok: true }>;

/** The note of a first version, which has nothing to differ from. */
export const FIRST_NOTE = "データの公開";

interface WhatToRead {
  /** Id of the plan; absent: the current one, which site.yaml names. */
  planId?: string | undefined;
  /** With a day, the data are also checked for whether they may be published on it. */
  day?: IsoDate;
}

/** Reads and compiles a plan of a data folder with its published versions; throws one message with every problem in it. */
export async function readDataAndVersions(
  folder: string,
  { planId, day }: WhatToRead = {},
): Promise<{ data: CompiledData; versions: PublishedVersion[] }> {
  const { files, unreadable } = await readData(folder);
  const published = await readVersions(folder);
  const data = compilePlan(files, {
    planId,
    unreadable,
    ...(day ? { publication: toPublication(published, day) } : {}),
  });
  if (!data.ok) throw new Error(describeAll(data.problems, folder));
  const read = published.get(data.plan.id) ?? NO_VERSIONS;
  if (!read.ok) throw new Error(describeAll(read.problems, folder));
  // Follow codes that people wrote down must keep their meaning: published entries keep their places.
  const last = read.versions.at(-1);
  const followRegister = extendRegister(last?.plan.followRegister ?? [], data.plan.followRegister);
  // A plan that is not the current one need not be published anew whenever the site's settings change.
  const own = last && data.plan.id !== data.site.plan ? withSite(data, last.site) : data;
  return { data: { ...own, plan: { ...data.plan, followRegister } }, versions: read.versions };
}

function withSite(data: CompiledData, site: Site): CompiledData {
  return { ...data, site, content: toCanonicalJson({ ...JSON.parse(data.content), site }) };
}

type VersionsResult = ReturnType<typeof compileVersions>;

const NO_VERSIONS: VersionsResult = { ok: true, versions: [] };

/** The published versions of every plan below a data folder, by the plan's id. */
export async function readVersions(folder: string): Promise<Map<string, VersionsResult>> {
  const plans = await listFolder(join(folder, "plans"));
  const read = await Promise.all(
    plans.map(async (id) => [id, compileVersions(await readJsonFiles(folder, `plans/${id}/versions`))] as const),
  );
  return new Map(read);
}

/** What the data are compared with before they are published. */
export function toPublication(published: ReadonlyMap<string, VersionsResult>, day: IsoDate): Publication {
  const findLast = (planId: string) => {
    const read = published.get(planId);
    return read?.ok ? read.versions.at(-1) : undefined;
  };
  return { day, findLast };
}

function describeAll(problems: readonly Problem[], folder: string): string {
  return [`データに${problems.length}件の問題があります。`, ...describeProblems(problems, folder)].join("\n");
}

async function readJsonFiles(folder: string, path: string): Promise<Record<string, string>> {
  const names = await listFolder(join(folder, path));
  const files = names.filter((name) => name.endsWith(".json")).map((name) => `${path}/${name}`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return Object.fromEntries(files.map((file, index) => [file, texts[index] ?? ""]));
}

/** The names in a folder; none where there is no such folder, as of a plan that nobody published yet. */
async function listFolder(path: string): Promise<string[]> {
  return readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
}

/** Whether a version already holds these data, in the current shape and by the current rules. */
export function isPublishedAs(version: PublishedVersion, data: CompiledData): boolean {
  return (
    version.hash === hashContent(data) &&
    version.ruleVersion === RULE_VERSION &&
    toCanonicalJson(version.plan) === toCanonicalJson(data.plan)
  );
}

/**
 * The version that publishing the data would add. It has no changes where only the snapshot's shape or the rules have
 * changed, not what people wrote.
 */
export function nextVersion(
  data: CompiledData,
  last: PublishedVersion | undefined,
  { note, date }: { note: string; date: IsoDate },
): PublishedVersion {
  const hash = hashContent(data);
  const changes =
    last && last.hash !== hash ? listChanges(last.plan, data.plan, { olderAsOf: last.date, newerAsOf: date }) : [];
  const { site, plan } = data;
  return { number: (last?.number ?? 0) + 1, date, note, hash, ruleVersion: RULE_VERSION, site, plan, changes };
}

function hashContent({ content }: CompiledData): string {
  return createHash("sha256").update(content).digest("hex");
}
