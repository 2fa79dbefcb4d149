import type { JSX } from "solid-js";
import type { PlanHit } from "#queries/plan-search.ts";
import type { ItemHit } from "#queries/search.ts";
import { Marked } from "#ui/Marked.tsx";
import { describeFound } from "#words/ja/search-fields.ts";

/** Says where a word was found when the title does not show it; `null` where it does. */
export function describeFoundIn(reason: ItemHit["reason"] | PlanHit["reason"] | undefined): JSX.Element {
  return reason ? (
    <>
      {describeFound(reason.field, reason.meant)}「
      <Marked text={reason.excerpt} ranges={reason.marks} />
      」があります
    </>
  ) : null;
}
