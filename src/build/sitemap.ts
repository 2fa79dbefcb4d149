import type { Snapshot } from "#domain/snapshot.ts";
import type { DataFile } from "./data-files.ts";

/** `sitemap.xml` and a `robots.txt` that names it, where the site knows its own origin (sitemaps.org). */
export function describeSitemap({ site, date }: Snapshot, addresses: readonly string[]): DataFile[] {
  if (!site.origin) {
    console.log("data/site.yaml に origin がないので、sitemap.xml は作りません（docs/deploying.md）。");
    return [];
  }
  const urls = addresses.map((address) => `<url><loc>${site.origin}${address}</loc><lastmod>${date}</lastmod></url>`);
  return [
    {
      path: "sitemap.xml",
      text: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`,
    },
    { path: "robots.txt", text: `User-agent: *\nAllow: /\nSitemap: ${site.origin}/sitemap.xml\n` },
  ];
}
