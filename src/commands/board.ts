import { parseArgs } from "node:util";
import { loadSnapshot } from "#build/load-snapshot.ts";
import { findLastSearch } from "#domain/expected-news.ts";
import { createReportBoard } from "#domain/report-board.ts";
import { todayInTokyo } from "#domain/today.ts";
import { describeDate, describeEraInitial } from "#words/ja/dates.ts";
import { describeNext, describeReportCell, listOwed, writeRequest } from "#words/ja/report-board.ts";
import { describeFault } from "./describe-fault.ts";
import { findDepartment } from "./find-department.ts";

// `npm run board -- [--department slug] [--mail] [--date 2026-11-22] [--plan 4] [--data data]`: what is reported, item by year,
// what comes next and when somebody last looked; then what each department still owes, with --mail as the text of a mail.
try {
  const { values } = parseArgs({
    options: {
      department: { type: "string" },
      mail: { type: "boolean" },
      date: { type: "string" },
      plan: { type: "string" },
      data: { type: "string" },
    },
  });
  const { department: named, mail = false, date: asOf = todayInTokyo(), plan: planId, data: folder = "data" } = values;
  const { plan } = (await loadSnapshot(folder, planId)).snapshot;
  const board = createReportBoard(plan, asOf);
  const owners = board.departments.map((debt) => debt.department);
  const department = named === undefined ? undefined : findDepartment(named, owners);
  const debts = board.departments.filter((debt) => department === undefined || debt.department.slug === department);
  if (!mail && department === undefined) {
    console.log(["項目", ...board.years.map(describeEraInitial), "最後に確かめた日", "次の予定"].join("\t"));
    for (const line of board.lines) {
      const cells = line.cells.map(describeReportCell);
      console.log([line.item.key, ...cells, line.searchedOn, describeNext(line)].join("\t"));
    }
    console.log("");
  }
  for (const debt of debts) {
    if (mail) {
      const text = writeRequest({ debt, plan, asOf });
      if (text !== "") console.log(`${text}\n\n${"―".repeat(20)}\n`);
      continue;
    }
    console.log(`${debt.department.name}（${debt.department.slug}）: 未報告${debt.owed.length}件`);
    for (const line of listOwed(debt, plan)) console.log(`  ${line}`);
  }
  const next = debts[0]?.nextExpectedOn;
  if (!mail && next) console.log(`\n次の結果は ${describeDate(next)} から（年度の終わり）。`);
  if (!mail) console.log(`市の公表ページを最後に確かめた日: ${describeDate(findLastSearch(plan).date)}`);
} catch (error) {
  console.error(describeFault(error));
  process.exitCode = 1;
}
