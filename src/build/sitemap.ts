import type { IsoDate } from "#domain/fiscal-year.ts";
import type { Site } from "#domain/snapshot.ts";
import type { DataFile } from "./data-files.ts";

/** An address of the site, and the date of what it shows. */
export interface ListedPage {
  address: string;
  date: IsoDate;
}

/** `sitemap.xml` and a `robots.txt` that names it, where the site knows its own origin (sitemaps.org). */
export function describeSitemap({ origin }: Site, pages: readonly ListedPage[]): DataFile[] {
  if (!origin) {
    console.log("data/site.yaml に origin がないので、sitemap.xml は作りません（docs/deploying.md）。");
    return [];
  }
  const urls = pages.map(({ address, date }) => `<url><loc>${origin}${address}</loc><lastmod>${date}</lastmod></url>`);
  return [
    {
      path: "sitemap.xml",
      text: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`,
    },
    { path: "robots.txt", text: `User-agent: *\nAllow: /\nSitemap: ${origin}/sitemap.xml\n` },
  ];
}
