import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSite } from "../../../src/build/build.ts";
import { buildPortable } from "../../../src/build/portable.ts";
import { readDataAndVersions } from "../../../src/build/versions.ts";
import { publishVersion } from "../../../src/commands/publish-version.ts";
import { nextDay } from "../../support/next-day.ts";
import { handOver, writeTwoPlans } from "../../support/two-plans.ts";
import { DEMO, PORTABLE, SECOND_VERSION, TWO_PLANS, TWO_PLANS_PORTABLE } from "./sites.ts";

// `tsx tests/e2e/support/build-site.ts <folder>` builds one of the sites that the tests need besides `dist/`.

/** Publishes the next version of the real data, in a folder of its own, and builds its site. */
async function buildSecondVersion(outDir: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "second-version-"));
  try {
    await cp("data", folder, { recursive: true });
    // Whatever has been published by now: the day after is another date on every page.
    const { data, versions } = await readDataAndVersions(folder);
    const date = nextDay(versions.at(-1)?.date ?? data.plan.results.searchedOn);
    // Edits that nobody has published yet are no part of what is tested: they become a version of their own.
    await publishVersion({ note: "試験の前の編集", date, folder }).catch(() => undefined);
    await appendFile(
      join(folder, "plans/4/sources.csv"),
      "e2e-test,試験用の資料（架空）,試験,https://example.com/e2e-test,2026-11-22,2026-11-22,official\n",
    );
    await appendFile(
      join(folder, "plans/4/records.csv"),
      "e2e-test,2-1-5,,routes,2023,,observation,9,路線,,,これは試験用の架空の記録です。,e2e-test,試験用。,,,\n",
    );
    await publishVersion({ note: "試験用の版です。", date, folder });
    await buildSite({ dataDir: folder, outDir, isCompressed: false });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function buildTwoPlans(outDir: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "two-plans-"));
  try {
    await writeTwoPlans(folder);
    await handOver(folder);
    await buildSite({ dataDir: folder, outDir, isCompressed: false });
    await writeFile(TWO_PLANS_PORTABLE, (await buildPortable(folder)).html);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const outDir = process.argv[2] ?? "";
await mkdir(dirname(outDir), { recursive: true });
if (outDir === SECOND_VERSION) await buildSecondVersion(outDir);
else if (outDir === DEMO) await buildSite({ dataDir: "tests/demo/data", outDir, isCompressed: false });
else if (outDir === TWO_PLANS) await buildTwoPlans(outDir);
else if (outDir === PORTABLE) await writeFile(outDir, (await buildPortable("data")).html);
else throw new Error(`no site is known as "${outDir}"`);
