import { isOlderThanSeen, noteSeenVersion } from "#storage/seen-version.ts";

/**
 * What a document of ours says of itself; `null` for what is none, such as a portal's login page. Hosts may have put
 * something in, or taken out what HTML can do without.
 */
export function readDocumentFacts(html: string): { plan: string; version: number } | null {
  const read = (name: string) => new RegExp(`<meta name="?${name}"? content="?([^"\\s/>]+)`).exec(html)?.[1];
  const plan = read("plan");
  const version = read("data-version") ?? "";
  return plan && /^\d+$/.test(version) ? { plan, version: Number(version) } : null;
}

/**
 * The host's document of an address. One made from older data than this device has seen is asked for once more past all
 * caches, and then given up (`null`): nothing goes back. What is not ours is given as it is: it may be what a portal
 * wants to be answered first.
 * @throws TypeError without a connection.
 */
export async function fetchDocument(request: Request): Promise<Response | null> {
  const response = await fetch(request);
  if (await isCurrent(response)) return response;
  const again = await fetch(request.url, { cache: "reload", redirect: "manual" });
  return (await isCurrent(again)) ? again : null;
}

async function isCurrent(response: Response): Promise<boolean> {
  if (!(response.headers.get("Content-Type") ?? "").startsWith("text/html")) return true;
  const facts = readDocumentFacts(await response.clone().text());
  if (facts === null) return true;
  if (await isOlderThanSeen(facts.plan, facts.version)) return false;
  await noteSeenVersion(facts.plan, facts.version);
  return true;
}
