import type { ExpectedNews, Search } from "#domain/expected-news.ts";
import { explainMissingSource } from "./check-plan.ts";
import { explainMissingItem, type Known } from "./check-records.ts";
import { explainImplausibleYear } from "./plausible-year.ts";
import type { Problem } from "./problem.ts";
import type { RowsRead } from "./record-tables.ts";

/** What is expected must cite a source that exists, and say when it comes: in one way, and closely enough to wait for. */
export function checkExpected({ rows }: RowsRead<ExpectedNews>, known: Known): Problem[] {
  const { plan, items, sourceIds } = known;
  return rows.flatMap(({ value, problemAt }) => {
    const { item, date, fiscalYear, source } = value;
    const problems: Problem[] = [];
    if (item !== undefined && !items.has(item)) problems.push(problemAt("item", explainMissingItem(item, known)));
    if (sourceIds && !sourceIds.has(source))
      problems.push(problemAt("source", explainMissingSource(source, sourceIds)));
    if ((date === undefined) === (fiscalYear === undefined)) problems.push(problemAt("date", ONE_OF_TWO));
    else if (date?.length === "2027".length) problems.push(problemAt("date", TOO_VAGUE));
    const year = plan ? explainImplausibleYear(fiscalYear, plan.period) : null;
    if (year) problems.push(problemAt("fiscalYear", year));
    return problems;
  });
}

const ONE_OF_TWO = "いつかを、date（日か月）か fiscal_year（年度）のどちらか一方に書いてください";
const TOO_VAGUE = "年だけではなく、2027-03 か 2027-03-31 の形で書くか、年度なら fiscal_year に書いてください";

/** Searches name items that exist, and one day's search of one thing is one row. */
export function checkSearches({ rows }: RowsRead<Search>, known: Known): Problem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ value: { item, date }, problemAt }) => {
    if (item !== undefined && !known.items.has(item)) return [problemAt("item", explainMissingItem(item, known))];
    const search = `${date} ${item ?? ""}`;
    if (seen.has(search)) return [problemAt("date", TWICE)];
    seen.add(search);
    return [];
  });
}

const TWICE = "同じ日に同じものを探した行が、ほかにもあります。1行にまとめてください";
