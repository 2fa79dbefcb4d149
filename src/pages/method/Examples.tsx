import { For, type JSX } from "solid-js";
import type { JudgingContext } from "#domain/judging.ts";
import { averageRate, elapsedTimeRate, growthPaceRate } from "#domain/method-comparison.ts";
import { nameByPace } from "#domain/status.ts";
import type { QuantityLine } from "#domain/targets/quantity.ts";
import { WORKED_CASES, WORKED_METRIC, WORKED_TARGET } from "#domain/worked-cases.ts";
import { usePlan } from "#queries/plan.ts";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { describeDate, describeFiscalYear } from "#words/ja/dates.ts";
import { describeComputed, describeValue } from "#words/ja/numbers.ts";
import { describeStatus } from "#words/ja/status.ts";
import texts from "../text.module.css";
import styles from "./MethodPage.module.css";
import { describeRate, judgeWorked, remarkOnLine } from "./worked.ts";

const unit = WORKED_METRIC.unit;

type Period = JudgingContext["period"];

function listWorked(period: Period) {
  return WORKED_CASES.map((example) => ({ ...example, result: judgeWorked(example.actuals, example.asOf, period) }));
}

/** Those that are compared with the straight line. */
function listLines(period: Period) {
  return listWorked(period).flatMap((example) => {
    const { line } = example.result;
    return line ? [{ ...example, line }] : [];
  });
}

/** The worked cases of the rules' own tests, computed here and now by the same code. */
export function Examples() {
  const view = usePlan();
  const lines = () => listLines(view().plan.period);
  const others = () => listWorked(view().plan.period).filter(({ result }) => !result.line);

  return (
    <>
      <p>
        令和3年度の実績がわかった、2022年4月1日の状況です。<i>x</i> は
        {describeComputed(lines()[0]?.line.expected ?? 0, unit)}です。
      </p>
      <Numbers
        name="line"
        head={["実績", "差", <i>d</i>, <i>p</i>, "状況"]}
        rows={lines().map(({ line, result }) => [
          describeValue(line.actual.value, unit),
          describeComputed(line.shortfall, ""),
          describeRate(line.achievementRate, 3),
          describeRate(line.paceRate, 2),
          describeStatus(result.name) + remarkOnLine(result, line),
        ])}
      />
      <p>期限の年度の前後では、次のようになります。</p>
      <ul class={styles.cases} data-examples="other">
        <For each={others()}>
          {({ actuals, asOf, result }) => (
            <li>
              <p>
                <For each={actuals}>
                  {(actual) => (
                    <>
                      {describeFiscalYear(actual.fiscalYear)}の実績{describeValue(actual.value, unit)}、
                    </>
                  )}
                </For>
                データの日付 {describeDate(asOf)}
              </p>
              <p>
                <StatusBadge status={result.name} /> {result.timing}
              </p>
              <p class={texts.quiet}>{result.sentence}</p>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}

/** What three other methods say of the same numbers. */
export function OtherMethods() {
  const view = usePlan();
  const lines = () => listLines(view().plan.period);
  const elapsed = () => elapsedTimeRate(WORKED_TARGET, lines()[0]?.line.actual.fiscalYear ?? 0);
  const average = () => averageRate(lines().map(({ line }) => line.achievementRate)) ?? 0;
  const regressed = () => lines().filter(({ line }) => line.regressed).length;

  return (
    <>
      <Numbers
        name="methods"
        head={["実績", "この方法", "伸び率", "経過時間"]}
        rows={lines().map(({ line, result }) => [
          describeValue(line.actual.value, unit),
          describeStatus(result.name),
          describeGrowth(line),
          percent(elapsed()),
        ])}
      />
      <ul class={styles.list}>
        <li>
          <strong>伸び率で比べる方法</strong>
          は、これまでの年平均の変化率を、目標に届くのに要る年平均の変化率で割り、上と同じ基準で分けます。表の最初の行は、目安どおりの実績です。
          基準値や目標値が0の目標では計算できません。
        </li>
        <li>
          <strong>経過時間で数える方法</strong>
          は、過ぎた年数の割合を進みぐあいとします。実績がいくつでも、わからなくても
          {percent(elapsed())}
          です。
        </li>
        <li>
          <strong>平均する方法</strong>
          は、達成の割合 <i>d</i> を一つの数にまとめます。上の{lines().length}行が{lines().length}
          項目の結果だったとすると、平均は{percent(average())}です。{regressed()}
          項目が基準より後退していることは、この数からはわかりません。
        </li>
      </ul>
    </>
  );
}

function describeGrowth({ actual }: QuantityLine): string {
  const rate = growthPaceRate(WORKED_TARGET, actual);
  return rate === null ? "計算できない" : `${describeStatus(nameByPace(rate))}（${describeRate(rate, 2)}）`;
}

/** A table of which the first cell of each row says what the row is about. */
function Numbers(props: { name: string; head: readonly JSX.Element[]; rows: readonly string[][] }) {
  return (
    <div class={styles.wide}>
      <table class={styles.numbers} data-examples={props.name}>
        <thead>
          <tr>
            <For each={props.head}>{(cell) => <th scope="col">{cell}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <For each={row}>{(cell, index) => (index() === 0 ? <th scope="row">{cell}</th> : <td>{cell}</td>)}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function percent(rate: number): string {
  return `${Math.round(rate * 100)}%`;
}
