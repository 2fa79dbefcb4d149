import type { DataFiles } from "#compile/problem.ts";

// Plans of any size of an openly invented city. Every text is put together anew, so that nothing compresses better
// than a real plan's texts would; the kinds are as frequent as in the plan in data/.

const CHARACTERS =
  "市町村地域山川海空森林田畑道橋駅港島谷原野東西南北中央上下左右前後新古大小高低長短青赤白黒緑金銀銅木火土水日月星朝夕夜春夏秋冬花鳥風雪雨雲石岩草葉米麦茶塩魚馬牛羊鹿犬車船電力光音声文字本書紙筆学校教室図館公園広場病院保育児童生徒先生親子家族住民市民団体会社店工場商業農業林業水産観光文化歴史芸術体育健康福祉介護医療環境資源防災安全交通通信情報技術計算機械道路施設財政税務会計予算決算契約職員人事組織窓口相談支援協働参加活動交流移住定住雇用産業振興研究開発調査統計評価改善見直効率的確実着実継続";
const VERBS = [
  "見直す",
  "進める",
  "広げる",
  "整える",
  "まとめる",
  "公表する",
  "減らす",
  "増やす",
  "確かめる",
  "引き継ぐ",
];
const THINGS = ["施設", "窓口", "路線", "業務", "資料", "契約", "団体", "事業", "設備", "取組"];
const REASONS = ["利用が少ない", "費用がかさむ", "担い手が足りない", "古くなった", "重なりがある", "手続きが多い"];
const UNITS = ["件", "路線", "か所", "人", "団体"];
const KINDS = [
  "quantity",
  "yearly",
  "yearly",
  "yearly",
  "milestone",
  "milestone",
  "milestone",
  "direction",
  "direction",
] as const;
const POLICIES = 5;
const SECTIONS = 4;
const DEPARTMENTS = 40;
const AREAS = ["あさひ", "ひかり", "みどり", "わかば", "いずみ", "さくら", "かえで", "つばき"];

/** The same sequence at every run (mulberry32). */
function createRandom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A data folder with `count` items, whose numbers begin after `skipped` others. */
export function makeLargeData(count: number, { plan, skipped = 0 }: { plan: string; skipped?: number }): DataFiles {
  const random = createRandom(count + skipped);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const word = (length: number) => Array.from({ length }, () => CHARACTERS[random(CHARACTERS.length)]).join("");
  const sentence = () =>
    `${word(2)}${pick(AREAS)}地区の${word(3)}${pick(THINGS)}について、${pick(REASONS)}ため、${word(4)}と${word(2)}を${word(3)}により${pick(VERBS)}。`;

  const files: Record<string, string> = {};
  const texts: string[] = [];
  const print = (text: string) => {
    texts.push(text);
    return text;
  };
  const records: string[] = [];
  const counts = new Map<string, number>();
  const departments = Array.from({ length: DEPARTMENTS }, (_, index) => ({
    slug: `section-${index}`,
    name: `${word(3)}${index}課`,
    kind: "section",
  }));

  for (let index = 0; index < count; index += 1) {
    const policy = 1 + (index % POLICIES);
    const section = 1 + (Math.floor(index / POLICIES) % SECTIONS);
    const number = skipped + Math.floor(index / (POLICIES * SECTIONS)) + 1;
    const key = `${policy}-${section}-${number}`;
    const place = `${policy}-${section}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
    const kind = pick(KINDS);
    const due = 2021 + random(5);
    const unit = pick(UNITS);
    const [from, to] = [300 + random(700), random(100)];
    // A number of a target stands in the words that it quotes, and a year too.
    const figures = `令和元年度の${from}${unit}を令和${due - 2018}年度までに${to}${unit}とする。`;
    const years = `令和${due - 2018}年度と令和7年度に行う。`;
    const ofKind: Partial<Record<typeof kind, string>> = { quantity: figures, milestone: years };
    const goal = print(sentence() + (ofKind[kind] ?? ""));
    const record = (cells: Record<string, string | number>) => {
      const columns = [
        "id",
        "item",
        "target",
        "subject",
        "fiscal_year",
        "date",
        "type",
        "value",
        "unit",
        "state",
        "interim",
        "text",
        "source",
      ];
      const row = { item: key, source: `source-${random(50)}`, text: `${word(6)}は${sentence()}`, ...cells };
      records.push(columns.map((name) => (row as Record<string, string | number>)[name] ?? "").join(","));
    };
    const common = { id: "a", quote: goal, kind };
    const targets = {
      quantity: {
        ...common,
        metric: "m",
        direction: "fall",
        baseline: { fiscalYear: 2019, value: from },
        target: { fiscalYear: due, value: to },
      },
      yearly: common,
      milestone: {
        ...common,
        steps: [
          { id: "s1", name: word(8), due },
          { id: "s2", name: word(8), due: 2025 },
        ],
      },
      direction: common,
    };
    files[`plans/${plan}/items/${key}.yaml`] = JSON.stringify({
      key,
      numbers: { draft: String(number) },
      policy: String(policy),
      section: String(section),
      title: print(`${word(4)}の${word(3)}${pick(THINGS)}`),
      origin: pick(["new", "continued"]),
      content: print(sentence()),
      goal,
      schedule: "毎年度",
      owners: print(pick(departments).name),
      ...(kind === "quantity" ? { metrics: [{ id: "m", name: word(6), unit }] } : {}),
      targets: [targets[kind]],
    });
    if (kind === "quantity") {
      for (const year of [2021, 2022, 2023]) {
        record({
          id: `r-${key}-${year}`,
          subject: "m",
          fiscal_year: year,
          type: "observation",
          value: from - random(90),
          unit,
        });
      }
    }
    if (kind === "yearly")
      record({ id: `r-${key}`, target: "a", fiscal_year: 2021, type: "year", state: pick(["done", "partly"]) });
    if (kind === "milestone")
      record({ id: `r-${key}`, target: "a", subject: "s1", fiscal_year: 2022, type: "step", state: "reached" });
    if (random(3) === 0) record({ id: `e-${key}`, fiscal_year: 2023, type: "event" });
  }

  const sum = (isOf: (place: string) => boolean) =>
    [...counts].filter(([place]) => isOf(place)).reduce((total, [, number]) => total + number, 0);
  const policies = Array.from({ length: POLICIES }, (_, p) => ({
    id: String(p + 1),
    number: `(${p + 1})`,
    title: print(`${word(4)}の${word(2)}`),
    texts: [print(sentence())],
    printedCount: sum((place) => place.startsWith(`${p + 1}-`)),
    sections: Array.from({ length: SECTIONS }, (_, s) => ({
      id: String(s + 1),
      mark: "①②③④"[s],
      shortName: word(4),
      lead: print(sentence()),
      printedCount: counts.get(`${p + 1}-${s + 1}`) ?? 0,
    })),
  }));
  files["site.yaml"] = JSON.stringify({
    name: "大きな見本",
    shortName: "大きな見本",
    publisher: "架空のみほん市",
    isOfficial: false,
    contact: {},
    watermark: "見本・架空のデータ",
    plan,
  });
  files[`plans/${plan}/plan.yaml`] = JSON.stringify({
    id: plan,
    ordinal: 1,
    title: "大きな見本の計画",
    city: "架空のみほん市",
    period: { first: 2021, last: 2025 },
    results: { url: "https://city.example.jp/results", title: "見本の結果", searchedOn: "2026-11-22" },
    closedYears: [],
    commentsOpen: false,
    printedTotal: count,
    editions: [{ id: "draft", label: "案", title: "大きな見本の計画（案）", date: "2020-12" }],
    chapters: [
      { id: "purpose", number: "(1)", title: print("目的"), blocks: [{ kind: "paragraph", text: print(sentence()) }] },
    ],
    policies,
    notes: [],
    governance: { lead: print("次の体制で進めます。"), parts: [] },
    facts: [],
    areas: AREAS.map((name, index) => ({ slug: `area-${index}`, name, words: [`${name}地区`] })),
    departments,
  });
  files[`plans/${plan}/records.csv`] = [
    "id,item,target,subject,fiscal_year,date,type,value,unit,state,interim,text,source,note,corrects",
    ...records.map((record) => `${record},,`),
  ].join("\r\n");
  files[`plans/${plan}/sources.csv`] = [
    "id,title,publisher,url,published_on,read_on,kind",
    ...Array.from(
      { length: 50 },
      (_, index) =>
        `source-${index},${word(8)}の資料,架空のみほん市,https://city.example.jp/${index},2024-06,2026-11-22,official`,
    ),
  ].join("\r\n");
  files[`plans/${plan}/source/draft.txt`] = `${texts.join("\n")}\n毎年度`;
  return files;
}
