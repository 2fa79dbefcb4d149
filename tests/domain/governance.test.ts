import { expect, it } from "vitest";
import { findPart, findPublishingPromise } from "#domain/governance.ts";
import type { GovernancePart } from "#domain/plan.ts";

const part = (id: string, ...texts: string[]): GovernancePart => ({
  id,
  number: "③",
  kind: "practice",
  title: "市民との情報共有",
  texts,
});
const plan = (...parts: GovernancePart[]) => ({ governance: { parts } });

it("finds the sentence with which the plan promises to publish, and the part that it stands in", () => {
  const sharing = part(
    "sharing",
    "市民の理解を得ます。",
    "実施状況を、ホームページで公表します。",
    "広報でも公表します。",
  );
  expect(findPublishingPromise(plan(part("comments", "意見を公表します。"), sharing))).toEqual({
    part: sharing,
    sentence: "実施状況を、ホームページで公表します。",
  });
});

it("finds none where that part says nothing of publishing, or is not there", () => {
  expect(findPublishingPromise(plan(part("sharing", "市民に知らせます。")))).toBeNull();
  expect(findPublishingPromise(plan(part("comments", "意見を公表します。")))).toBeNull();
  expect(findPart(plan().governance, "sharing")).toBeNull();
});
