import { expect, it } from "vitest";
import { describeHanded } from "#words/ja/handed-follows.ts";

const item = (key: string) => ({ key, number: key, title: `項目${key}` });
const tell = (told: Parameters<typeof describeHanded>[0]) =>
  describeHanded(told)
    .map((part) => (typeof part === "string" ? part : `[${part.name}](${part.href})`))
    .join("");

it("tells how much goes on, and what has ended with the way to its page", () => {
  const handed = {
    carried: [
      { from: "item:1" as const, to: ["item:2" as const, "item:3" as const] },
      { from: "area:kita" as const, to: ["area:kita" as const] },
    ],
    ended: [
      { id: "item:4" as const, fate: "dropped" as const, item: item("4") },
      { id: "item:5" as const, fate: "finished" as const, item: item("5") },
      { id: "item:6" as const, fate: "finished" as const, item: item("6"), note: "目標に届いた（架空）。" },
    ],
    open: ["item:7" as const],
  };
  expect(tell({ plan: "8", title: "第8次見本計画", handed })).toBe(
    "前の計画「第8次見本計画」でフォローしていたものから、2件を引き継ぎました。2件は終わりました（[5 項目5](/plans/8/items/5)、[6 項目6](/plans/8/items/6)：目標に届いた（架空））。1件はなくなりました（[4 項目4](/plans/8/items/4)）。1件は、どうなるかここではわからないため、引き継いでいません。前のページは残っています：[第8次見本計画](/plans/8)。",
  );
});

it("says no more than there is, and goes without a title that nothing tells", () => {
  const handed = { carried: [], ended: [], open: ["area:kita" as const] };
  expect(tell({ plan: "8", title: undefined, handed })).toBe(
    "前の計画でフォローしていたものから、0件を引き継ぎました。1件は、どうなるかここではわからないため、引き継いでいません。前のページは残っています：[前の計画](/plans/8)。",
  );
});
