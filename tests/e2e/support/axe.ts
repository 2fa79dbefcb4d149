import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

const SOURCE = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core has to say against a page, one line for each place. Evaluated, as the page's own policy lets no script in. */
export async function listAxeViolations(page: Page, options: RunOptions = {}): Promise<string[]> {
  await page.evaluate(await SOURCE);
  const { violations } = await page.evaluate(
    (runOptions) => (window as unknown as { axe: { run: (o: RunOptions) => Promise<AxeResults> } }).axe.run(runOptions),
    { resultTypes: ["violations"], rules: { "target-size": { enabled: true } }, ...options } satisfies RunOptions,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary?.split("\n").slice(1).join(";")}`,
    ),
  );
}
