import { createSignal, For } from "solid-js";
import type { Desk } from "#desk/messages.ts";
import { hasEnded, listFiscalYears } from "#domain/fiscal-year.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeFiscalYear } from "#words/ja/dates.ts";
import controls from "../controls.module.css";
import { saveFile } from "../save-file.ts";
import { NOT_STARTED } from "./desk-failure.ts";
import styles from "./StaffPage.module.css";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The workbook in which departments report a year, for the plan or for one of them. */
export function Template(props: { desk: Desk }) {
  const view = usePlan();
  const years = () => listFiscalYears(view().plan.period.first, view().plan.period.last).toReversed();
  const lastEnded = () => years().find((year) => hasEnded(year, view().snapshot.date)) ?? years().at(-1) ?? 0;
  const [year, setYear] = createSignal(lastEnded());
  const [department, setDepartment] = createSignal("");
  const [state, setState] = createSignal("");

  const write = async () => {
    setState("作っています…");
    const answer = await props.desk.ask<"template">({
      kind: "template",
      snapshot: view().snapshot,
      fiscalYear: year(),
      ...(department() === "" ? {} : { department: department() }),
    });
    if (answer === "not-started") return setState(NOT_STARTED);
    if (answer === "gave-up") return setState("作れませんでした。ページを読み直してください。");
    saveFile(answer.name, answer.bytes, XLSX);
    setState(`${answer.name} を作りました。`);
  };

  return (
    <Section id="template" title="ひな形を作る">
      <Card>
        <div class={styles.form}>
          <div class={controls.field}>
            <label for="template-year">年度</label>
            <select id="template-year" onChange={(event) => setYear(Number(event.currentTarget.value))}>
              <For each={years()}>
                {(one) => (
                  <option value={one} selected={one === year()}>
                    {describeFiscalYear(one)}
                  </option>
                )}
              </For>
            </select>
          </div>
          <div class={controls.field}>
            <label for="template-department">課</label>
            <select id="template-department" onChange={(event) => setDepartment(event.currentTarget.value)}>
              <option value="">すべて（計画全体）</option>
              <For each={view().plan.departments}>{({ slug, name }) => <option value={slug}>{name}</option>}</For>
            </select>
          </div>
        </div>
        <button type="button" class={controls.button} onClick={write}>
          ひな形（Excel）を保存
        </button>
        <p role="status" innerText={state()} />
      </Card>
    </Section>
  );
}
