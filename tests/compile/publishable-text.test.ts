import { expect, it } from "vitest";
import { explainContact, explainTooLong } from "#compile/publishable-text.ts";

it.each([
  ["担当 sato@city.example.jp", "sato@city.example.jp"],
  ["ｓａｔｏ＠ｃｉｔｙ．ｅｘａｍｐｌｅ．ｊｐ", "sato@city.example.jp"],
  ["問合せ 0191-21-2111", "0191-21-2111"],
  ["電話０１９１（２１）２１１１", "0191(21)2111"],
  ["090−1234−5678", "090-1234-5678"],
  ["企画課（内線：2345）", "内線:2345"],
])("finds how to reach a person in %s", (text, contact) => {
  expect(explainContact(text)).toBe(`連絡先（${contact}）があります。そのまま公開されるので、消してください`);
});

it.each([
  "令和4年度は17路線だった。",
  "2023-04-01 に 0.5% 増えた。",
  "1-0191-21-2111",
  "10時@市役所",
  "内線を減らした。",
])("finds none in %s", (text) => {
  expect(explainContact(text)).toBeNull();
});

it("counts characters as people do", () => {
  expect(explainTooLong("𠮷".repeat(1000))).toBeNull();
  expect(explainTooLong("字".repeat(1001))).toBe(
    "長すぎます（1,001字。1,000字まで）。要点を書き、全文は出典で読めるようにしてください",
  );
});
