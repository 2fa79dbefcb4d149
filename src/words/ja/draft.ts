import type { Draft } from "#domain/draft.ts";
import { findNumber } from "#domain/edition.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { Site } from "#domain/snapshot.ts";
import { describeDate } from "./dates.ts";
import { writeResultHint } from "./result-hint.ts";

/** Longest address of a mail that all common mail programs take whole, Outlook on Windows being the shortest. */
const MOST_MAILTO = 1_900;

interface DraftContext {
  item: Item;
  plan: Plan;
  site: Site;
}

const KINDS: Record<Draft["kind"], string> = { opinion: "意見・まちがい", result: "結果が載っている資料" };

export function describeDraftKind(kind: Draft["kind"]): string {
  return KINDS[kind];
}

/** One line that says what a draft is about. */
export function describeDraftSubject(draft: Draft, { item, plan }: DraftContext): string {
  return `${findNumber(item, plan)} ${plainTitle(item)}：${KINDS[draft.kind]}`;
}

/** The whole draft as text to hand over, with the plan, the edition and the version of the data that it speaks of. */
export function describeDraft(draft: Draft, context: DraftContext): string {
  const { item, plan, site } = context;
  const edition = plan.editions.find(({ id }) => id === draft.edition);
  const head = [
    `計画：${plan.title}${edition ? `（${edition.label}）` : ""}`,
    `項目：${findNumber(item, plan)} ${plainTitle(item)}`,
    `見ていたデータ：${site.name} 第${draft.version}版`,
  ];
  const hint = draft.kind === "result" ? ["", writeResultHint(draft)] : [];
  const text = draft.text.trim();
  return [describeDraftSubject(draft, context), "", ...head, ...hint, ...(text ? ["", text] : []), ""].join("\n");
}

/**
 * The address of a mail with a draft in it. `isWhole` is false where the text is too long for one: then the mail asks
 * for it to be pasted.
 */
export function addressMail(email: string, subject: string, text: string): { href: string; isWhole: boolean } {
  const addressOf = (body: string) =>
    `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
  const whole = addressOf(text.replace(/\p{Surrogate}/gu, "\ufffd"));
  if (whole.length <= MOST_MAILTO) return { href: whole, isWhole: true };
  return { href: addressOf("（コピーした文を、ここに貼り付けてください）"), isWhole: false };
}

/** Whether opinions on the plan are asked for, as the data say. */
export function describeComments({ commentsOpen, editions }: Pick<Plan, "commentsOpen" | "editions">): string {
  const asked = editions.findLast(({ commentPeriod }) => commentPeriod);
  const days = asked?.commentPeriod;
  const period = days ? `${describeDate(days.first)}から${describeDate(days.last)}まで` : null;
  if (commentsOpen) return `市は計画への意見を募集しています${period ? `（${period}）` : ""}。`;
  if (!period) return "市がいま意見を募集しているという知らせは、見つかっていません。";
  return `市の意見募集は、計画（${asked?.label}）について${period}でした。いまは募集していません。`;
}
