import { listReportYears, reportWorkbookOf } from "#domain/yearly-report.ts";
import type { RenderedPage } from "#markup/renderer.ts";
import { publishReport } from "#publish/report-workbook.ts";
import { describeDataFiles } from "./data-files.ts";
import type { LoadedData } from "./load-snapshot.ts";
import { describeSitemap } from "./sitemap.ts";

interface PageRenderer {
  listAddresses: (data: LoadedData["snapshot"]) => string[];
  renderPage: (data: LoadedData["snapshot"], address: string) => RenderedPage;
}

/** Writes what a version of the data makes of a site: a document per address, data, feeds, reports, the sitemap. */
export async function writeVersionFiles(
  { snapshot, older }: LoadedData,
  renderer: PageRenderer,
  write: (path: string, content: string | Uint8Array) => Promise<void>,
): Promise<void> {
  const toFind: string[] = [];
  for (const address of renderer.listAddresses(snapshot)) {
    const file = address === "/" ? "index.html" : `${address.slice(1)}.html`;
    const { html } = renderer.renderPage(snapshot, address);
    await write(file, html);
    if (!html.includes('<meta name="robots" content="noindex">')) toFind.push(address);
  }
  await write("404.html", renderer.renderPage(snapshot, "/404").html);

  for (const file of describeDataFiles(snapshot, older)) await write(file.path, file.text);
  for (const year of listReportYears(snapshot.plan, snapshot.date)) {
    await write(reportWorkbookOf(snapshot.plan.id, year).slice(1), await publishReport(snapshot, year));
  }
  for (const file of describeSitemap(snapshot, toFind)) await write(file.path, file.text);
}
