import { type Follow, parseFollows } from "#domain/follow.ts";
import { transact } from "./database.ts";
import { type FollowsSuffix, recordKeyOf } from "./follow-records.ts";

/** The follows as the database has them, for the worker, which sees no mirror; `null` out of reach. */
export async function readStoredFollows(suffix: FollowsSuffix): Promise<Follow[] | null> {
  const outcome = await transact(["follows"], "readonly", ({ store }) => store.get(recordKeyOf(suffix)));
  return "failure" in outcome ? null : parseFollows(outcome.value?.follows);
}
