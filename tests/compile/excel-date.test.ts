import { expect, it } from "vitest";
import { undoExcelDate } from "#compile/excel-date.ts";

it.each([
  ["2001/1/1", { key: "1-1-1", date: "2001-01-01" }],
  ["2002/2/11", { key: "2-2-11", date: "2002-02-11" }],
  ["2022/4/1", { key: "22-4-1", date: "2022-04-01" }],
  ["36892", { key: "1-1-1", date: "2001-01-01" }],
  ["44562", { key: "22-1-1", date: "2022-01-01" }],
  ["Apr-22", { key: null, date: "2022-04" }],
  ["Dec-98", { key: null, date: "1998-12" }],
  ["1989/1/8", { key: null, date: "1989-01-08" }],
  ["2002/12/5", { key: "2-12-5", date: "2002-12-05" }],
  ["2000/1/1", { key: null, date: "2000-01-01" }],
  ["2029/1/1", { key: "29-1-1", date: "2029-01-01" }],
  ["2030/1/1", { key: null, date: "2030-01-01" }],
  ["Apr-29", { key: null, date: "2029-04" }],
  ["Apr-30", { key: null, date: "1930-04" }],
])("tells what %s was before Excel opened it", (cell, original) => {
  expect(undoExcelDate(cell)).toEqual(original);
});

it.each([
  "2-1-5",
  "2022-04-01",
  "2022-04",
  "2022",
  "Abc-22",
  "April-22",
  "445620",
  "17",
  "12002/1/5",
  "2002/1/5x",
  "XApr-22",
  "Apr-222",
  "x44562",
  "14562",
  "",
])("leaves %s to the other checks", (cell) => {
  expect(undoExcelDate(cell)).toBeNull();
});

it.each("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ").map((name, index) => [name, index + 1] as const))(
  "knows the month %s",
  (name, month) => {
    expect(undoExcelDate(`${name}-22`)?.date).toBe(`2022-${String(month).padStart(2, "0")}`);
  },
);
