import { describe, expect, it } from "vitest";
import { checkItem } from "#compile/check-item.ts";
import type { ItemFile, PlanFile } from "#compile/plan-files.ts";
import type { Metric } from "#domain/item.ts";
import { aDirection, aMilestone, aPlan, aQuantity, aYearly } from "../support/fixtures.ts";
import { asYaml } from "../support/yaml.ts";

const plan = aPlan() as unknown as PlanFile;
const QUOTE = "平成30年度の22路線から令和5年度の11路線に";
const routes: Metric = { id: "routes", name: "路線の数", unit: "路線", isCount: true };
const quantity = (given: object = {}) => aQuantity({ quote: QUOTE, ...given });

function anItemFile(given: Partial<ItemFile> = {}): ItemFile {
  return {
    key: "2-1-5",
    numbers: { draft: "2-1-5" },
    policy: "2",
    section: "1",
    title: "市営バス路線の再編",
    origin: "new",
    content: "運行を見直す。",
    goal: `路線を、${QUOTE}減らす。`,
    schedule: "令和5年度",
    owners: "まちづくり課",
    metrics: [routes],
    targets: [quantity()],
    ...given,
  };
}

/** Field, value and message of each problem; the message without what it says of how to mend it. */
function problemsOf(given: Partial<ItemFile>, { file = "plans/4/items/2-1-5.yaml", sources = new Set(["s1"]) } = {}) {
  return checkItem(asYaml(anItemFile(given), file), plan, sources).map(({ field, value, message }) =>
    [field, value ?? "-", message].join(" | "),
  );
}
const far = "計画の期間から離れすぎた年度です。2001から2040までの西暦で書いてください";
const twice = "同じ id がほかにもあります。別の id にしてください";

it("finds nothing wrong with an item that agrees with its plan and itself", () => {
  expect(problemsOf({})).toEqual([]);
});

it("asks that a file is named as its key", () => {
  const message = "ファイルの名前と違います。ファイル名か key のどちらかを直し、同じにしてください";
  expect(problemsOf({}, { file: "plans/4/items/2-1-6.yaml" })).toEqual([`key | 2-1-5 | ${message}`]);
  expect(problemsOf({}, { file: "plans/4/items/a2-1-5.yaml" })).toHaveLength(1);
});

describe("the place of an item", () => {
  it.each<[Partial<ItemFile>, string]>([
    [
      { numbers: {} },
      "numbers | - | 番号がありません。この項目がある版と、そこでの番号を draft: 2-1-5 のように書いてください",
    ],
    [
      { numbers: { draft: "1", drft: "1" } },
      "numbers.drft | drft | この版は plan.yaml の editions にありません。綴りを直してください（もしかして: draft）",
    ],
    [
      { policy: "3" },
      "policy | 3 | この基本方針は plan.yaml の policies にありません。番号を直してください（もしかして: 2）",
    ],
    [
      { section: "9" },
      "section | 9 | この区分は plan.yaml の基本方針 2 にありません。番号を直してください（もしかして: 1）",
    ],
  ])("is known: %j", (given, says) => {
    expect(problemsOf(given)).toEqual([says]);
  });
});

describe("a metric", () => {
  const rate: Metric = { id: "rate", name: "率", unit: "%" };
  const context = "目標が使う指標は、背景の数（isContext）にはできません。この行を消してください";

  it("has an id of its own", () => {
    expect(problemsOf({ metrics: [routes, rate, { ...rate, name: "別" }] })).toEqual([
      `metrics.2.id | rate | ${twice}`,
    ]);
  });

  it("has bounds that leave room for a value", () => {
    expect(problemsOf({ metrics: [routes, { ...rate, least: 5, greatest: 3 }] })).toEqual([
      expect.stringMatching(/^metrics\.1\.least \| - \| /),
    ]);
  });

  it.each([
    ["a figure", [quantity()], [{ ...routes, isContext: true as const }]],
    [
      "a duty that a number decides",
      [aYearly({ quote: "運行を見直す", threshold: { metric: "routes", done: 3, partly: 1 } })],
      [{ ...routes, isContext: true as const }],
    ],
    [
      "a direction",
      [aDirection({ quote: "運行を見直す", metric: "routes" })],
      [{ ...routes, isContext: true as const }],
    ],
  ])("that %s measures is no context", (_, targets, metrics) => {
    expect(problemsOf({ targets, metrics })).toEqual([`metrics.0.isContext | - | ${context}`]);
  });

  it("that no target measures may be context", () => {
    expect(problemsOf({ metrics: [routes, { ...rate, isContext: true }] })).toEqual([]);
    expect(
      problemsOf({ metrics: [{ ...routes, isContext: true }], targets: [aMilestone({ quote: "運行を見直す" })] }),
    ).toEqual([]);
  });

  it("counts a part of a whole that a source tells, in a year that can be meant", () => {
    const scaled = (scale: object) => [{ ...routes, scale: { name: "全路線", value: 60, source: "s1", ...scale } }];
    expect(problemsOf({ metrics: scaled({ fiscalYear: 2001 }) })).toEqual([]);
    expect(problemsOf({ metrics: scaled({ fiscalYear: 2000 }) })).toEqual([
      `metrics.0.scale.fiscalYear | 2000 | ${far}`,
    ]);
    expect(problemsOf({ metrics: scaled({ source: "s2" }) })).toEqual([
      "metrics.0.scale.source | s2 | この出典は sources.csv にありません。出典の行を足すか、id を直してください（もしかして: s1）",
    ]);
    const unknown = asYaml(anItemFile({ metrics: scaled({ source: "s2" }) }), "plans/4/items/2-1-5.yaml");
    expect(checkItem(unknown, plan, null)).toEqual([]);
  });
});

it("asks that a word called 原文ママ stands in a text of the item, white space aside", () => {
  expect(problemsOf({ asPrinted: ["バス 路線", "運行を\n見直す", "減らす"] })).toEqual([]);
  expect(problemsOf({ asPrinted: ["再編", "令和5年度に"] })).toEqual([
    "asPrinted.1 | 令和5年度に | この語は title、content、goal のどれにもありません。印刷のとおりに写してください",
  ]);
});

describe("a target", () => {
  const milestone = (given: object = {}) => aMilestone({ quote: "運行を見直す", ...given });
  const yearly = (given: object = {}) => aYearly({ quote: "運行を見直す", ...given });

  it("has an id of its own", () => {
    expect(problemsOf({ targets: [quantity(), milestone()] })).toEqual([`targets.1.id | a | ${twice}`]);
  });

  it("rests on words of goal, content or schedule, white space aside", () => {
    for (const quote of ["11路線に減らす。", "運行を 見直す", "令和5年度"]) {
      expect(problemsOf({ targets: [milestone({ quote })] })).toEqual([]);
    }
    expect(problemsOf({ targets: [milestone({ quote: "市営バス" })] })).toEqual([
      "targets.0.quote | 市営バス | この文は goal、content、schedule のどれにもありません。目標の言葉をそのまま写してください",
    ]);
  });

  it("begins in a year that can be meant", () => {
    expect(problemsOf({ targets: [milestone({ start: 2001 })], content: "平成13年度に運行を見直す。" })).toEqual([]);
    expect(problemsOf({ targets: [milestone({ start: 2041 })] })).toEqual([`targets.0.start | 2041 | ${far}`]);
  });

  it("whose year was assumed says why", () => {
    const assumptions = [{ text: "t", by: "b", on: "2026-04-01", why: "w" }];
    expect(problemsOf({ targets: [milestone({ dueAssumed: true, assumptions })] })).toEqual([]);
    expect(problemsOf({ targets: [milestone({ dueAssumed: true })] })).toEqual([
      "targets.0.dueAssumed | - | 年度を仮に決めたのに、その理由がありません。assumptions に、何を、だれが、いつ、なぜ決めたかを書いてください",
    ]);
  });

  const notQuoted = "引用した目標の言葉（quote）にこの数がありません。数を直してください";
  const noBaseline = "quote、goal、contentにこの数がありません。数を直してください";
  const unknownMetric =
    "この id の指標は metrics にありません。metrics に足すか、id を直してください（もしかして: routes）";
  it.each<[string, object, string[]]>([
    ["of a metric that is not there", { metric: "route" }, [`targets.0.metric | route | ${unknownMetric}`]],
    ["of another value", { target: { fiscalYear: 2023, value: 12 } }, [`targets.0.target.value | 12 | ${notQuoted}`]],
    [
      "of another year",
      { target: { fiscalYear: 2024, value: 11 } },
      ["targets.0.target.fiscalYear | 2024 | quote、goal、content、scheduleにこの数がありません。数を直してください"],
    ],
    [
      "of a year that was assumed",
      {
        target: { fiscalYear: 2024, value: 11 },
        dueAssumed: true,
        assumptions: [{ text: "t", by: "b", on: "2026-04-01", why: "w" }],
      },
      [],
    ],
    [
      "of half a route",
      { target: { fiscalYear: 2023, value: 11.5 } },
      [
        "targets.0.target.value | 11.5 | 「路線の数」は1つずつ数えるので、整数です。資料を見て、数と単位を確かめてください",
        `targets.0.target.value | 11.5 | ${notQuoted}`,
      ],
    ],
    [
      "of a year that nobody can mean",
      { target: { fiscalYear: 2041, value: 11 } },
      [
        `targets.0.target.fiscalYear | 2041 | ${far}`,
        "targets.0.target.fiscalYear | 2041 | quote、goal、content、scheduleにこの数がありません。数を直してください",
      ],
    ],
    [
      "from a year that nobody can mean",
      { baseline: { fiscalYear: 2000, value: 22, note: "別の資料" } },
      [`targets.0.baseline.fiscalYear | 2000 | ${far}`],
    ],
    [
      "from another value",
      { baseline: { fiscalYear: 2018, value: 23 } },
      [`targets.0.baseline.value | 23 | ${noBaseline}`],
    ],
    [
      "from another year",
      { baseline: { fiscalYear: 2017, value: 22 } },
      [`targets.0.baseline.fiscalYear | 2017 | ${noBaseline}`],
    ],
    ["from what a note tells", { baseline: { fiscalYear: 2017, value: 23, note: "別の資料" } }, []],
    [
      "from less than nothing",
      { baseline: { fiscalYear: 2018, value: -22, note: "別の資料" }, direction: "rise" },
      [
        "targets.0.baseline.value | -22 | 「路線の数」は 0 より小さくなりません。資料を見て、数と単位を確かめてください",
      ],
    ],
    [
      "from a year after it",
      { baseline: { fiscalYear: 2023, value: 22 } },
      [
        "targets.0.baseline.fiscalYear | 2023 | 基準の年度が目標の年度（2023）より前ではありません。どちらかの年度を直してください",
      ],
    ],
    [
      "against its figures",
      { direction: "rise" },
      [
        "targets.0.direction | rise | direction（rise は増やす、fall は減らす）が、基準値から目標値への向きと逆です。どちらかを直してください",
      ],
    ],
    ["without a baseline", { baseline: undefined, direction: "rise" }, []],
  ])("that is a figure %s", (_, given, says) => {
    expect(problemsOf({ targets: [quantity(given)] })).toEqual(says);
  });

  it("that stays as it is may be called rise or fall", () => {
    const same = { quote: QUOTE, baseline: { fiscalYear: 2018, value: 11 } };
    for (const direction of ["rise", "fall"] as const) {
      expect(problemsOf({ targets: [quantity({ ...same, direction })] })).toEqual([]);
    }
    const rising = { baseline: { fiscalYear: 2018, value: 11 }, target: { fiscalYear: 2023, value: 22 } };
    expect(problemsOf({ targets: [quantity({ ...rising, direction: "rise" })] })).toEqual([]);
    expect(problemsOf({ targets: [quantity({ ...rising, direction: "fall" })] })).toHaveLength(1);
  });

  it("may have its year in the schedule, its baseline in the goal, and a month for a year", () => {
    const target = { quote: "11路線にする", target: { fiscalYear: 2023, value: 11 } };
    const goal = "平成30年度の22路線から、11路線にする。";
    expect(problemsOf({ goal, targets: [quantity(target)] })).toEqual([]);
    expect(problemsOf({ goal, schedule: "令和6年3月", targets: [quantity(target)] })).toEqual([]);
    expect(problemsOf({ goal, schedule: "令和6年4月", targets: [quantity(target)] })).toHaveLength(1);
  });

  it.each<[string, object, string[]]>([
    [
      "years that can be meant",
      { steps: [{ id: "east", name: "東", due: 2041 }] },
      [`targets.0.steps.0.due | 2041 | ${far}`],
    ],
    [
      "ids of their own",
      { steps: [1, 2].map((number) => ({ id: "east", name: `${number}`, due: 2023 })) },
      [`targets.0.steps.1.id | east | ${twice}`],
    ],
  ])("of steps has %s", (_, given, says) => {
    expect(problemsOf({ targets: [milestone(given)] })).toEqual(says);
  });

  it.each<[string, object, string[]]>([
    [
      "parts",
      { parts: [1, 2].map(() => ({ id: "p1", mark: "①", name: "x" })) },
      [`targets.0.parts.1.id | p1 | ${twice}`],
    ],
    ["end", { end: 2041 }, [`targets.0.end | 2041 | ${far}`]],
    [
      "metric",
      { threshold: { metric: "route", done: 3, partly: 1 } },
      [`targets.0.threshold.metric | route | ${unknownMetric}`],
    ],
    [
      "numbers",
      { threshold: { metric: "routes", done: 3.5, partly: -1 } },
      [
        "targets.0.threshold.done | 3.5 | 「路線の数」は1つずつ数えるので、整数です。資料を見て、数と単位を確かめてください",
        "targets.0.threshold.partly | -1 | 「路線の数」は 0 より小さくなりません。資料を見て、数と単位を確かめてください",
      ],
    ],
    [
      "order of numbers",
      { threshold: { metric: "routes", done: 3, partly: 4 } },
      [
        "targets.0.threshold.partly | 4 | 一部とする数が、実施とする数（3）より大きくなっています。小さい数にしてください",
      ],
    ],
    ["order of numbers", { threshold: { metric: "routes", done: 3, partly: 3 } }, []],
    [
      "order of years",
      { start: 2024, end: 2023 },
      ["targets.0.end | - | 始まりの年度が終わりより後です。start と end を確かめてください"],
    ],
    [
      "order of years",
      { start: 2026 },
      ["targets.0.start | - | 始まりの年度が終わりより後です。start と end を確かめてください"],
    ],
    [
      "order of years",
      { end: 2020 },
      ["targets.0.end | - | 始まりの年度が終わりより後です。start と end を確かめてください"],
    ],
    ["order of years", { start: 2023, end: 2023 }, []],
  ])("of every year is checked for its %s", (_, given, says) => {
    const schedule = "令和2年度、令和5年度、令和6年度、令和8年度";
    expect(problemsOf({ schedule, targets: [yearly(given)] })).toEqual(says);
  });

  const unprinted = (meant: string) =>
    `quote、goal、content、schedule にない年度です${meant}。年度を直すか、計画に書かれていないなら、省くか、dueAssumed: true と assumptions を書いてください`;
  const step = (due: number) => ({ steps: [{ id: "east", name: "東", due }] });
  it.each<[string, Partial<ItemFile>, string[]]>([
    [
      "a step is due",
      { targets: [milestone(step(2024))] },
      [`targets.0.steps.0.due | 2024 | ${unprinted("（もしかして: 2023）")}`],
    ],
    [
      "it begins",
      { targets: [milestone({ ...step(2023), start: 2020 })] },
      [`targets.0.start | 2020 | ${unprinted("（もしかして: 2018）")}`],
    ],
    [
      "a direction begins",
      { targets: [aDirection({ quote: "運行を見直す", start: 2024 })] },
      [`targets.0.start | 2024 | ${unprinted("（もしかして: 2023）")}`],
    ],
    [
      "a duty ends",
      { targets: [yearly({ end: 2024 })] },
      [`targets.0.end | 2024 | ${unprinted("（もしかして: 2023）")}`],
    ],
    [
      "a step is due, where none is printed",
      { goal: "見直す。", schedule: "毎年度", targets: [milestone(step(2024))] },
      [`targets.0.steps.0.due | 2024 | ${unprinted("")}`],
    ],
    [
      "a step was assumed to be due",
      {
        targets: [
          milestone({
            ...step(2024),
            dueAssumed: true,
            assumptions: [{ text: "t", by: "b", on: "2026-04-01", why: "w" }],
          }),
        ],
      },
      [],
    ],
    ["a month of it is printed", { schedule: "令和7年3月", targets: [milestone(step(2024))] }, []],
    ["a span ends", { schedule: "令和4年度～6年度", targets: [yearly({ start: 2022, end: 2024 })] }, []],
    ["it is in the content", { content: "令和6年度に運行を見直す。", targets: [milestone(step(2024))] }, []],
  ])("stands in the plan's words with the year in which %s", (_, given, says) => {
    expect(problemsOf(given)).toEqual(says);
  });

  it("of a direction names a metric that is there", () => {
    expect(problemsOf({ targets: [aDirection({ quote: "運行を見直す" })] })).toEqual([]);
    expect(problemsOf({ targets: [aDirection({ quote: "運行を見直す", metric: "route" })] })).toEqual([
      `targets.0.metric | route | ${unknownMetric}`,
    ]);
  });
});
