import { v5 } from "uuid";
import type { Plan } from "#domain/plan.ts";
import type { Site } from "#domain/snapshot.ts";

/** The namespace of our name-based UUIDs (RFC 9562, version 5); never to be changed. */
const NAMESPACE = "af0e3c15-42c9-43be-b3c9-32d30e6be5d7";

/**
 * The id of a feed or of an entry, the same in every build and on every host: a `tag:` URI (RFC 4151) by the authority
 * that the site names, else a UUID made of city, plan and path. Source: docs/decisions.md, "Ids of feeds and events".
 */
export function feedId({ tagAuthority }: Pick<Site, "tagAuthority">, plan: Plan, path: string): string {
  if (tagAuthority === undefined) return `urn:uuid:${eventUid(plan, path)}`;
  return `tag:${tagAuthority}:plans/${plan.id}/${path}`;
}

/** The UID of a calendar event, the same in every calendar that shows it (RFC 7986, 5.3: a UUID). */
export function eventUid({ city, id }: Pick<Plan, "city" | "id">, path: string): string {
  return v5(`${city}/plans/${id}/${path}`, NAMESPACE);
}
