import { INTERIM_MARK, RESULT_COLUMNS } from "#words/ja/form.ts";

/** The columns of the data tables by the titles of a form. */
const TITLES: Readonly<Record<string, string>> = {
  text: `「${RESULT_COLUMNS.text}」`,
  note: `「${RESULT_COLUMNS.note}」`,
  fiscal_year: `「${RESULT_COLUMNS.fiscalYear}」`,
  date: `「${RESULT_COLUMNS.date}」`,
  value: `「${RESULT_COLUMNS.answer}」`,
  state: `「${RESULT_COLUMNS.answer}」`,
  interim: `「${RESULT_COLUMNS.interim}」`,
  reason: `「${RESULT_COLUMNS.reason}」`,
  true: INTERIM_MARK,
};

/** A sentence about the columns of the data tables, in the words of a form: 「年度」 for fiscal_year. */
export function inFormTitles(message: string): string {
  return message
    .replace("単位は unit、", "")
    .replace(/ ?\b([a-z_]+)\b ?/g, (whole, name: string) => TITLES[name] ?? whole);
}
