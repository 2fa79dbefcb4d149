import { expect, it } from "vitest";
import { parseSchedule } from "#compile/schedule.ts";

it.each([
  ["毎年度", { form: "every-year" }],
  ["令和3年度", { form: "in", year: 2021 }],
  ["令和元年度", { form: "in", year: 2019 }],
  ["令和７年度", { form: "in", year: 2025 }],
  ["～令和6年度", { form: "until", last: 2024 }],
  ["〜令和6年度", { form: "until", last: 2024 }],
  ["~ 令和6年度", { form: "until", last: 2024 }],
  ["令和3年度～", { form: "from", first: 2021 }],
  ["令和4年度～6年度", { form: "span", first: 2022, last: 2024 }],
  ["令和4年度～ 6年度", { form: "span", first: 2022, last: 2024 }],
  ["令和5年度～10年度", { form: "span", first: 2023, last: 2028 }],
  ["令和4年度～4年度", { form: "span", first: 2022, last: 2022 }],
  ["～令和10年度", { form: "until", last: 2028 }],
  ["令和元年度～令和元年度", { form: "span", first: 2019, last: 2019 }],
  ["平成30年度～令和2年度", { form: "span", first: 2018, last: 2020 }],
])("reads %s", (text, schedule) => {
  expect(parseSchedule(text)).toEqual({ ...schedule, text });
});

it.each([
  "",
  "～",
  "随時",
  "令和年度",
  "6年度",
  "令和6年度～4年度",
  "令和3年度令和4年度",
  "毎年度～",
  "約令和3年度",
  "令和3年度頃",
  "～6年度",
  "令和3年度4年度",
])("does not guess what %j means", (text) => {
  expect(parseSchedule(text)).toBeNull();
});
