/** What lies beside the pages: files to download, feeds and calendars for other programs. */
const FILES = /^\/(data|feeds|calendar)\//;

/**
 * Whether a link takes its reader away from the pages of this site: to another one, to another program, or to a file,
 * which would stay on the device. Not what the page itself has made.
 */
export function leadsAway({ href, download }: { href: string; download: string | null }, origin: string): boolean {
  // Then it leads nowhere.
  if (!URL.canParse(href)) return false;
  const url = new URL(href);
  if (url.protocol === "blob:") return false;
  return url.origin !== origin || download !== null || FILES.test(url.pathname);
}
