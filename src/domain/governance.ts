import type { GovernancePart, Plan } from "./plan.ts";

/** A part of 推進体制 by its id; docs/data-format.md tells what the ids mean. */
export function findPart({ parts }: Plan["governance"], id: string): GovernancePart | null {
  return parts.find((part) => part.id === id) ?? null;
}

/** What the plan itself says of how its results are made public. */
interface PublishingPromise {
  part: GovernancePart;
  /** Verbatim. */
  sentence: string;
}

/** `null` where the plan says nothing of it. It is an answer to when news come only where no source tells a date. */
export function findPublishingPromise({ governance }: Pick<Plan, "governance">): PublishingPromise | null {
  const part = findPart(governance, "sharing");
  const sentence = part?.texts.find((text) => text.includes("公表"));
  return part && sentence ? { part, sentence } : null;
}
