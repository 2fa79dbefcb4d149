import { type Follow, parseFollows } from "#domain/follow.ts";
import { FOLLOWS_KEY, transact } from "./database.ts";

/** The follows as the database has them, for the worker, which sees no mirror and changes none; `null` out of reach. */
export async function readStoredFollows(): Promise<Follow[] | null> {
  const outcome = await transact(["follows"], "readonly", ({ store }) => store.get(FOLLOWS_KEY));
  return "failure" in outcome ? null : parseFollows(outcome.value?.follows);
}
