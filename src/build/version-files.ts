import { withSiteOfNow } from "#domain/site-plans.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { listReportYears, reportWorkbookOf } from "#domain/yearly-report.ts";
import type { RenderedPage } from "#markup/renderer.ts";
import { publishReport } from "#publish/report-workbook.ts";
import { describeDataFiles } from "./data-files.ts";
import type { LoadedSite } from "./load-site.ts";
import { describeSitemap, type ListedPage } from "./sitemap.ts";

interface PageRenderer {
  listAddresses: (data: Snapshot) => string[];
  renderPage: (data: Snapshot, address: string) => RenderedPage;
}

/** Writes what the data make of a site: a document per address, data, feeds, reports, the sitemap. */
export async function writeVersionFiles(
  site: Omit<LoadedSite, "others"> & Partial<LoadedSite>,
  renderer: PageRenderer,
  write: (path: string, content: string | Uint8Array) => Promise<void>,
): Promise<void> {
  const { snapshot, others = [], plans } = site;
  const toFind: ListedPage[] = [];
  for (const shown of [snapshot, ...others.map((other) => other.snapshot)]) {
    const base = `/plans/${shown.plan.id}`;
    const isShown = (address: string) => shown === snapshot || address === base || address.startsWith(`${base}/`);
    for (const address of renderer.listAddresses(shown).filter(isShown)) {
      const file = address === "/" ? "index.html" : `${address.slice(1)}.html`;
      const { html } = renderer.renderPage(shown, address);
      await write(file, html);
      if (!html.includes('<meta name="robots" content="noindex">')) toFind.push({ address, date: shown.date });
    }
    for (const year of listReportYears(shown.plan, shown.date)) {
      await write(
        reportWorkbookOf(shown.plan.id, year).slice(1),
        await publishReport(withSiteOfNow(shown, plans), year),
      );
    }
  }
  await write("404.html", renderer.renderPage(snapshot, "/404").html);
  for (const file of describeDataFiles(snapshot, site.older, { others, plans })) await write(file.path, file.text);
  for (const file of describeSitemap(snapshot.site, toFind)) await write(file.path, file.text);
}
