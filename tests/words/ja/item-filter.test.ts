import { expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { readItemFilter } from "#domain/item-query.ts";
import { describeItemFilter } from "#words/ja/item-filter.ts";
import { readData } from "../../../src/build/read-data.ts";

const data = compilePlan((await readData(new URL("../../../data", import.meta.url).pathname)).files);
if (!data.ok) throw new Error("the data do not compile");
const { plan } = data;

it.each([
  ["", []],
  ["q=バス&sort=due", []],
  ["status=no-record&due=2025", ["登録なし", "期限が令和7年度"]],
  ["area=hanaizumi&department=zaisei&policy=2", ["事務事業、公共施設の見直し", "花泉", "財政課"]],
  ["policy=2&section=1", ["事務事業、公共施設の見直し", "事務事業"]],
  ["section=1", ["「1」"]],
  ["area=all&kind=quantity&origin=new", ["全市", "数値の目標", "新規"]],
  ["status=great&area=atlantis&due=soon", ["「great」", "「atlantis」", "「soon」"]],
])("%s", (address, terms) => {
  const query = new URLSearchParams(address);
  expect(
    describeItemFilter(
      readItemFilter((name) => query.get(name)),
      plan,
    ),
  ).toEqual(terms);
});
