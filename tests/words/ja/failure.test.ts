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
  const words = (Object.keys(FAILURES) as Failure[]).map(describeFailure);
  for (const { sentence, next } of words) {
    expect(sentence).toMatch(/^[^。]+。([^。]+。)?$/);
    expect(next).toMatch(/。$/);
  }
  expect(new Set(words.map(({ sentence }) => sentence)).size).toBe(words.length);
});
