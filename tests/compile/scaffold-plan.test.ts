import { describe, expect, it } from "vitest";
import {
  explainBadItemKey,
  explainBadPlanId,
  scaffoldItem,
  scaffoldPlan,
  scaffoldSite,
} from "#compile/scaffold-plan.ts";

const ABOUT = [
  "## ここに書き入れます。「##」の行は説明、「#」の行は架空町の例で、どちらも読まれません（消してもかまいません）。",
  "## 値のない行と [] は、計画に印刷されたとおりに書き入れます。npm run check-data が、残りを示します。",
];

// A guide of a few fields, with each of its forms once: one field or two in a row, tables within a field, two examples.
const GUIDE = `# 書き方

## plan.yaml

| 欄 | 書けるもの | 省ける |
| --- | --- | --- |
| id・title | 番号と、\`計画\`の名前 | |
| period | 期間 | |
| results | 結果のページ | note |
| commentsOpen | 募集中なら \`true\` | 〇 |
| policies | 基本方針 | texts |
| sections | 区分 | lead |
| editions | 版 | |
| editions・texts | 版ごとの文 | |

| title の付け方 | 例 |
| --- | --- |
| 短く | プラン |

\`\`\`yaml
# plans/1/plan.yaml
id: "1"
title: 架空町プラン
period: { first: 2024, last: 2026 }
results:
  url: https://example.com/

commentsOpen: false
policies:
  - id: "1"
editions: []
\`\`\`

## items/*.yaml

ことば

| 欄 | 書けるもの | 省ける |
| --- | --- | --- |
| key | ファイルの名前 | |
| metrics | 指標 | 〇 |
| targets | 目標 | |

| metrics の欄 | 書けるもの | 省ける |
| --- | --- | --- |
| id・unit | 名前と\`単位\` | |
| key | 表での名前 | 〇 |

| targets の欄 | 書けるもの | 省ける |
| --- | --- | --- |
| kind | 次の表 | |

| kind | 意味 | ほかに書くもの |
| --- | --- | --- |
| quantity | いくつにする | \`metric\` |

\`\`\`yaml
# plans/1/items/1.yaml
key: 1-1-1
metrics:
  - id: minutes
targets:
  - id: a
    kind: quantity
\`\`\`

\`\`\`yaml
# plans/1/items/2.yaml
key: 1-1-2
targets:
  - id: b
\`\`\`
`;

describe("the files of a new plan", () => {
  it("explain each field, show the guide's example of it, and leave open what has to be filled in", () => {
    const { "plans/2/plan.yaml": plan, ...tables } = scaffoldPlan("2", GUIDE);
    expect(plan).toBe(
      [
        ...ABOUT,
        "",
        "## id・title: 番号と、計画の名前",
        "##   短く: プラン",
        '# id: "1"',
        "# title: 架空町プラン",
        'id: "2"',
        "title:",
        "",
        "## period: 期間",
        "# period: { first: 2024, last: 2026 }",
        "period:",
        "  first:",
        "  last:",
        "",
        "## results: 結果のページ",
        "# results:",
        "#   url: https://example.com/",
        "results:",
        "  url:",
        "  title:",
        "  searchedOn:",
        "",
        "## commentsOpen: 募集中なら true（省ける）",
        "# commentsOpen: false",
        "",
        "## policies: 基本方針",
        "##   sections: 区分",
        "# policies:",
        '#   - id: "1"',
        "policies: []",
        "",
        "## editions: 版",
        "##   editions・texts: 版ごとの文",
        "# editions: []",
        "editions: []",
        "",
      ].join("\n"),
    );
    // Excel takes a table without the mark at its beginning for Shift_JIS.
    expect(tables).toEqual({
      "plans/2/records.csv":
        "\uFEFFid,item,target,subject,fiscal_year,date,type,value,unit,state,interim,text,source,note,corrects,withdraws,reason\r\n",
      "plans/2/sources.csv": "\uFEFFid,title,publisher,url,published_on,read_on,kind,archive_url,seen_on\r\n",
    });
  });

  it("are a file for each item, with what lies within a field below it, and lists in all their kinds", () => {
    expect(scaffoldItem("2", "1-1-9", GUIDE)).toEqual({
      "plans/2/items/1-1-9.yaml": [
        ...ABOUT,
        "",
        "## key: ファイルの名前",
        "# key: 1-1-1",
        'key: "1-1-9"',
        "",
        "## metrics: 指標（省ける）",
        "##   id・unit: 名前と単位",
        "##   key: 表での名前",
        "# metrics:",
        "#   - id: minutes",
        "",
        "## targets: 目標",
        "##   kind: 次の表",
        "##   quantity: いくつにする。metric",
        "# targets:",
        "#   - id: a",
        "#     kind: quantity",
        "# targets:",
        "#   - id: b",
        "targets: []",
        "",
      ].join("\n"),
    });
  });

  it("need a guide that tells of them", () => {
    expect(() => scaffoldPlan("2", "## items/*.yaml\n")).toThrow("the guide has no part plan.yaml");
    expect(() => scaffoldPlan("2", "# plan.yaml\n\n### plan.yaml\n")).toThrow("plan.yaml");
  });

  it("are a site with its plan, and with no contact until there is one", () => {
    const text = scaffoldSite("2")["site.yaml"] ?? "";
    const filled = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    expect(filled).toEqual(["name:", "shortName:", "publisher:", "isOfficial:", "contact: {}", 'plan: "2"']);
    expect(text).toContain("\n## watermark: すべての画面に出す断り（見本・架空のデータ など）。ふだんは省く\n");
  });
});

describe("the id of a plan", () => {
  it.each(["5", "next-2", "a".repeat(15)])("may be %s", (id) => {
    expect(explainBadPlanId(id)).toBeNull();
  });

  it.each([
    ["第5次", "もしかして: 5"],
    ["第十二次", "もしかして: 12"],
    ["第三期計画", "もしかして: 3"],
    ["第5次2024", "もしかして: 5"],
    ["第１２次", "もしかして: 12"],
    ["data/plans/6", "もしかして: 6"],
    ["data/plans/six/", "もしかして: six"],
    ["Plan_B!", "もしかして: plan-b"],
    ["abcdefghijklmnopq", "もしかして: abcdefghijklmno"],
    ["計画", ""],
    ["", ""],
  ])("cannot be %j: %s", (id, hint) => {
    expect(explainBadPlanId(id)).toBe(
      `計画の id「${id}」は使えません。半角の英小文字・数字・ハイフンで15字までにしてください（第5次の計画なら 5）。${hint}`,
    );
  });
});

describe("the key of an item", () => {
  it.each(["1-1-1", "i-2-3", "shisaku-12"])("may be %s", (key) => {
    expect(explainBadItemKey(key)).toBeNull();
  });

  it.each([
    ["１ー１－１", "もしかして: 1-1-1"],
    ["Ⅰ-2-(3)", "もしかして: i-2-3"],
    ["1.1.1", "もしかして: 1-1-1"],
    ["施策12", ""],
    ["", ""],
  ])("cannot be %j: %s", (key, hint) => {
    expect(explainBadItemKey(key)).toBe(
      `項目の key「${key}」は使えません。印刷された番号を半角の英小文字・数字・ハイフンで書いてください（1-1-1、i-2-3、shisaku-12）。${hint}`,
    );
  });
});
