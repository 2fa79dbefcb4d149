import { createSignal, For, Show } from "solid-js";
import { hasEnded, listFiscalYears } from "#domain/fiscal-year.ts";
import type { JudgingContext } from "#domain/judging.ts";
import { WORKED_METRIC, WORKED_TARGET } from "#domain/worked-cases.ts";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeComputed } from "#words/ja/numbers.ts";
import { describeRate, judgeWorked } from "./worked.ts";

interface CalculatorProps {
  /** First and last fiscal year of the plan. */
  period: JudgingContext["period"];
}

/** A reader's own numbers for the worked target: what the rules say of them, at once. */
export function Calculator(props: CalculatorProps) {
  const [text, setText] = createSignal("18");
  const [year, setYear] = createSignal(2021);
  const [asOf, setAsOf] = createSignal("2022-04-01");
  const value = () => readNumber(text());
  const isReadable = () => text().trim() === "" || value() !== null;
  const result = () => {
    const known = value();
    return judgeWorked(known === null ? [] : [{ fiscalYear: year(), value: known }], asOf(), props.period);
  };

  return (
    <>
      <form onSubmit={(event) => event.preventDefault()}>
        <label>
          実績（{WORKED_METRIC.unit}）
          <input
            id="try-value"
            inputmode="decimal"
            autocomplete="off"
            value="18"
            aria-describedby="try-hint"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <label>
          実績の年度
          <select id="try-year" onChange={(event) => setYear(Number(event.currentTarget.value))}>
            <For each={listFiscalYears(WORKED_TARGET.baseline.fiscalYear, props.period.last)}>
              {(one) => (
                <option value={one} selected={one === 2021}>
                  {describeFiscalYear(one)}
                </option>
              )}
            </For>
          </select>
        </label>
        <label>
          データの日付
          <input
            id="try-date"
            type="date"
            value="2022-04-01"
            onInput={(event) => event.currentTarget.value && setAsOf(event.currentTarget.value)}
          />
        </label>
      </form>
      <p id="try-hint">
        <small>実績を空にすると、資料が登録されていないときの状況になります。</small>
      </p>
      <div role="status" data-answer="">
        {/* Drawn anew each time: words that a translator has taken over could not be changed. */}
        <Show
          when={isReadable() && result()}
          keyed
          fallback={<p>実績は、18や15.4のように0以上の数で入れてください。</p>}
        >
          {({ name, timing, sentence, line }) => (
            <>
              <p>
                <StatusBadge status={name} /> {timing}
              </p>
              <p>{sentence}</p>
              <Show when={line} keyed>
                {({ achievementRate, elapsedRate, expected, paceRate }) => (
                  <p>
                    <i>d</i> = {describeRate(achievementRate, 3)}、<i>e</i> = {describeRate(elapsedRate, 3)}、<i>x</i> ={" "}
                    {describeComputed(expected, WORKED_METRIC.unit)}、<i>p</i> = {describeRate(paceRate, 2)}
                  </p>
                )}
              </Show>
              <Show when={value() !== null && !hasEnded(year(), asOf())}>
                <p>{`この日には${describeFiscalYear(year())}がまだ終わっていないので、途中の数値とみなします。`}</p>
              </Show>
            </>
          )}
        </Show>
      </div>
    </>
  );
}

/** A number as people type it, full-width digits too; `null` where it is none, or below zero. */
function readNumber(text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
