import { expect, it } from "vitest";
import type { Plan } from "#domain/plan.ts";
import { describeMembers, listFlows, nameActor } from "#pages/governance/flows.ts";

const body = (id: string, title: string, ...texts: string[]) => ({
  id,
  number: "①",
  kind: "body" as const,
  title,
  texts,
});

const aPlan = (parts: Plan["governance"]["parts"], facts: Plan["facts"] = []) => ({
  city: "架空市",
  governance: { lead: "次の体制で進めます。", parts },
  facts,
});

it("draws an arrow only where a sentence gives it, and cites the sentence", () => {
  const plan = aPlan([body("council", "架空市審議会", "委員で構成します。", "市長の諮問に応じ、審議を行います。")]);
  expect(listFlows(plan)).toMatchObject([
    { from: "mayor", to: "council", name: "諮問", basis: { sentence: "市長の諮問に応じ、審議を行います。" } },
  ]);
});

it("draws 答申 without a sentence where a council fact tells of one", () => {
  const fact = { id: "f1", topic: "council" as const, text: "審議会が答申書を市長へ提出した。", source: "s" };
  expect(listFlows(aPlan([], [fact]))).toEqual([{ from: "council", to: "mayor", name: "答申", basis: null }]);
  expect(listFlows(aPlan([], [{ ...fact, topic: "next-plan" }]))).toEqual([]);
});

it("names a body by its printed title without the city's name", () => {
  expect(nameActor("council", aPlan([body("council", "架空市審議会", "委員です。")]))).toBe("審議会");
});

it.each([
  { text: "副市長を本部長とし、教育長などで構成する組織です。", members: "本部長：副市長" },
  { text: "知識経験者など、民間委員15人で構成する審議会です。", members: "民間委員15人" },
  { text: "改革を進めます。", members: "" },
])("says 「$members」 of a body that begins 「$text」", ({ text, members }) => {
  expect(describeMembers(body("council", "審議会", text))).toBe(members);
});
