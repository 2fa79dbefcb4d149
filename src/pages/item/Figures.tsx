import { For, Show } from "solid-js";
import type { Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import { Card, Section } from "#ui/Card.tsx";
import { chartSeries } from "#ui/chart-series.ts";
import { TrendChart } from "#ui/TrendChart.tsx";

/** 数値の推移: every metric of an item of which two or more figures can be compared, as a chart with its table. */
export function Figures(props: { item: Item; records: readonly PlanRecord[] }) {
  const series = () =>
    props.item.metrics.flatMap((metric) => {
      const target = props.item.targets.find((one) => one.kind === "quantity" && one.metric === metric.id);
      const one = chartSeries(metric, props.records, target?.kind === "quantity" ? target : null);
      return one.isTrend ? [one] : [];
    });
  return (
    <Show when={series().length > 0}>
      <Section id="figures" title="数値の推移">
        <Card>
          <For each={series()}>{(one) => <TrendChart series={one} />}</For>
        </Card>
      </Section>
    </Show>
  );
}
