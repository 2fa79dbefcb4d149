import { createSignal, For, Show } from "solid-js";
import { type FiscalYear, hasEnded, type IsoDate } from "#domain/fiscal-year.ts";
import type { ValueInYear } from "#domain/judging.ts";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { describeFiscalYear } from "#words/ja/dates.ts";
import { describeComputed } from "#words/ja/numbers.ts";
import type { Judged } from "./worked.ts";

/** What the page hands over, so that this chunk carries nothing of it. */
export interface CalculatorProps {
  judge: (actuals: readonly ValueInYear[], asOf: IsoDate) => Judged;
  describeRate: (rate: number, digits: number) => string;
  unit: string;
  /** The fiscal years to choose from. */
  years: readonly FiscalYear[];
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
    return props.judge(known === null ? [] : [{ fiscalYear: year(), value: known }], asOf());
  };

  return (
    <>
      <form onSubmit={(event) => event.preventDefault()}>
        <label>
          実績（{props.unit}）
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
            <For each={props.years}>
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
        <Show when={isReadable()} fallback={<p>実績は、18や15.4のように0以上の数で入れてください。</p>}>
          <p>
            <StatusBadge status={result().name} /> {result().timing}
          </p>
          <p>{result().sentence}</p>
          <Show when={result().line}>
            {(line) => (
              <p>
                <i>d</i> = {props.describeRate(line().achievementRate, 3)}、<i>e</i> ={" "}
                {props.describeRate(line().elapsedRate, 3)}、<i>x</i> = {describeComputed(line().expected, props.unit)}
                、<i>p</i> = {props.describeRate(line().paceRate, 2)}
              </p>
            )}
          </Show>
          <Show when={value() !== null && !hasEnded(year(), asOf())}>
            <p>この日には{describeFiscalYear(year())}がまだ終わっていないので、途中の数値とみなします。</p>
          </Show>
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
