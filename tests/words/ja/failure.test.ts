import { expect, it } from "vitest";
import type { Failure } from "#domain/failure.ts";
import { describeFailure } from "#words/ja/failure.ts";

const FAILURES: Record<Failure, true> = {
  offline: true,
  unreachable: true,
  slow: true,
  "not-ours": true,
  damaged: true,
  "too-large": true,
  older: true,
  "newer-than-app": true,
  "no-space": true,
  "storage-refused": true,
  "storage-lost": true,
  blocked: true,
  "newer-storage": true,
};

it("tells every failure in a sentence of its own, with a next step", () => {
  const words = (Object.keys(FAILURES) as Failure[]).map((failure) => describeFailure(failure));
  for (const { sentence, next } of words) {
    expect(sentence).toMatch(/^[^。]+。([^。]+。)?$/);
    expect(next).toMatch(/。$/);
  }
  expect(new Set(words.map(({ sentence }) => sentence)).size).toBe(words.length);
});

it("names the button that is there", () => {
  for (const failure of Object.keys(FAILURES) as Failure[]) {
    const { next } = describeFailure(failure, "もう一度試す");
    expect(next).not.toContain("更新を確認");
    expect(next.includes("「もう一度試す」")).toBe(describeFailure(failure).next.includes("「更新を確認」"));
  }
  expect(describeFailure("offline", "もう一度試す").next).toBe(
    "つながる場所で、もう一度「もう一度試す」を押してください。",
  );
});
