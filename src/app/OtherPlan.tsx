import type { SitePlans } from "#domain/site-plans.ts";
import type { Snapshot } from "#domain/snapshot.ts";

interface OtherPlanProps {
  snapshot: Snapshot;
  plans: SitePlans;
}

/** At the head of each page of a plan that is not the current one: which it is, and where the current one stands. */
export function OtherPlan(props: OtherPlanProps) {
  const current = () => props.plans.list.find(({ id }) => id === props.plans.site.plan);
  const isPast = () => props.snapshot.plan.period.first < (current()?.period.first ?? 0);
  return (
    <p role="note">
      {isPast() ? "これまでの計画" : "これからの計画"}「{props.snapshot.plan.title}」のページです。いまの計画は
      <a href="/">{current()?.title}</a>です（<a href={`/plans/${current()?.id}#plans`}>計画の一覧</a>）。
    </p>
  );
}
