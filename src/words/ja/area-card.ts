import { listAreaSteps } from "#domain/area-reasons.ts";
import { listFindings } from "#domain/findings.ts";
import type { Item } from "#domain/item.ts";
import type { JudgingContext } from "#domain/judging.ts";
import type { Area, Plan } from "#domain/plan.ts";
import type { PlanRecord } from "#domain/record.ts";
import { listStepStates } from "#domain/targets/milestone.ts";
import { type CardWords, describeCard, tellEvent } from "./card.ts";
import { describeStepState } from "./target.ts";

/**
 * The words of an item's card in the list of one area: the steps that name the area and what came of them; where no step
 * does, the whole promise and the newest thing that is said of the area.
 */
export function describeAreaCard(
  item: Item,
  records: readonly PlanRecord[],
  plan: Pick<Plan, "period">,
  asOf: JudgingContext["asOf"],
  area: Pick<Area, "words">,
): CardWords {
  const steps = listAreaSteps(item, area);
  if (steps.length === 0) {
    const card = describeCard(item, records, plan, asOf);
    const told = listFindings(item, records).find(({ texts }) =>
      area.words.some((word) => texts.some((text) => text.includes(word))),
    );
    return told ? { ...card, event: tellEvent(told, true) } : card;
  }
  const states = item.targets
    .flatMap((target) =>
      target.kind === "milestone" ? listStepStates(target, records, { period: plan.period, asOf }) : [],
    )
    .filter(({ step }) => steps.includes(step));
  const promise = states.map((state) => {
    const isKnown = state.state !== "no-record" && state.state !== "upcoming";
    return isKnown ? `${state.step.name} ${describeStepState(state)}` : state.step.name;
  });
  const word = states.flatMap(({ record }) => record ?? []).at(-1);
  return { promise: promise.join("／"), event: tellEvent(word ? { ...word, texts: [word.text] } : null, true) };
}
