import { findPart } from "#domain/governance.ts";
import type { GovernancePart, Plan } from "#domain/plan.ts";

/** Whom the diagram shows. The three bodies are parts of 推進体制; the others are named in its sentences. */
export type Actor = "council" | "mayor" | "city" | "headquarters" | "team" | "departments" | "citizens";

/** An arrow of the diagram, and the sentence from which it is drawn. */
export interface Flow {
  from: Actor;
  to: Actor;
  name: string;
  /** Verbatim, with the number of its part; `null` where no sentence of 推進体制 says it. */
  basis: { part: GovernancePart; sentence: string } | null;
}

/** An arrow is drawn where a sentence of the named part holds these words. */
const RULES = [
  { from: "mayor", to: "council", name: "諮問", part: "council", words: "諮問" },
  { from: "council", to: "mayor", name: "答申", part: "council", words: null },
  { from: "city", to: "council", name: "実施状況の報告", part: "council", words: "報告" },
  { from: "council", to: "city", name: "意見", part: "council", words: "意見を求め" },
  { from: "headquarters", to: "departments", name: "全庁体制で推進", part: "headquarters", words: "全庁体制" },
  { from: "city", to: "citizens", name: "パブリックコメント", part: "comments", words: "パブリックコメント" },
  { from: "citizens", to: "city", name: "意見", part: "comments", words: "市民の意見" },
  { from: "city", to: "citizens", name: "公表", part: "sharing", words: "公表" },
] as const;

/**
 * The arrows that the sentences of 推進体制 give. 答申 stands in none of them: it answers the 諮問, and is
 * an arrow only where a council fact of the plan tells of one.
 */
export function listFlows({ governance, facts }: Pick<Plan, "governance" | "facts">): Flow[] {
  return RULES.flatMap(({ from, to, name, part: id, words }): Flow[] => {
    if (words === null) {
      const isKnown = facts.some(({ topic, text }) => topic === "council" && text.includes(name));
      return isKnown ? [{ from, to, name, basis: null }] : [];
    }
    const part = findPart(governance, id);
    const sentence = part?.texts.find((text) => text.includes(words));
    return part && sentence ? [{ from, to, name, basis: { part, sentence } }] : [];
  });
}

/** An actor's name: a body has its printed title, without the city's name. */
export function nameActor(actor: Actor, { governance, city }: Pick<Plan, "governance" | "city">): string {
  switch (actor) {
    case "council":
    case "headquarters":
    case "team":
      return findPart(governance, actor)?.title.replace(city, "") ?? "";
    case "mayor":
      return "市長";
    case "city":
      return "市";
    case "departments":
      return "各課";
    case "citizens":
      return "市民";
    default:
      return actor satisfies never;
  }
}

/** Who leads or makes up a body, in a few words of its own first sentence: 「本部長：副市長」. */
export function describeMembers(part: GovernancePart | null): string {
  const first = part?.texts[0] ?? "";
  const leader = first.match(/^(.+?)を(.+?)とし/);
  if (leader) return `${leader[2]}：${leader[1]}`;
  return first.match(/民間委員\d+人/)?.[0] ?? "";
}
