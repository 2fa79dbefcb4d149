import { describe, expect, it } from "vitest";
import type { Problem } from "#compile/problem.ts";
import { readTable } from "#compile/table.ts";

const FILE = "plans/1/t.csv";
const COLUMNS = ["id", "title", "value", "note"];

function read(text: string) {
  const problems: Problem[] = [];
  const table = readTable({ [FILE]: text }, FILE, COLUMNS, problems, ["reason"]);
  return {
    rows: table?.rows.map(({ row, cells }) => [row, Object.fromEntries(cells)]),
    ragged: table?.ragged,
    problems,
  };
}
const HEADER = COLUMNS.join(",");
const at = { file: FILE, row: 1 };

it("reads rows as a spreadsheet counts them, without empty cells and without rows of them", () => {
  expect(read(`\uFEFF${HEADER}\r\na,"x, y",,\n,,,\nb, z ,12,\r`)).toEqual({
    rows: [
      [2, { id: "a", title: "x, y" }],
      [4, { id: "b", title: "z", value: "12" }],
    ],
    ragged: [],
    problems: [],
  });
});

it("reads columns in any order, and one more that it may have", () => {
  expect(read("reason,note,value,title,id\nr,n,1,t,a\n").rows).toEqual([
    [2, { reason: "r", note: "n", value: "1", title: "t", id: "a" }],
  ]);
});

it("keeps rows of a wrong length apart, and says how long they are", () => {
  const { rows, ragged, problems } = read(`${HEADER}\na,b,c\na,b,c,d,e\na,b,1,d\n`);
  expect(rows).toHaveLength(1);
  expect(ragged).toEqual([
    ["a", "b", "c"],
    ["a", "b", "c", "d", "e"],
  ]);
  expect(problems).toEqual([
    {
      file: FILE,
      row: 2,
      message: "列が3個ありますが、1行目は4列です。足りない列の分だけコンマを足してください",
    },
    {
      file: FILE,
      row: 3,
      message: '列が5個ありますが、1行目は4列です。コンマを含む文は引用符（"）で囲んでください',
    },
  ]);
});

describe("a header", () => {
  const noHeader = "1行目に列の名前がありません。1行目に id,title,value,note と書いてください";
  const excel =
    "Excel が読み込むときに加えた見出しの行です。「テーブル デザイン」の「範囲に変換」を押してから、この行を行ごと削除してください";
  it.each<[string, string, Problem[]]>([
    [
      "with an empty name",
      "id,title,,value,note",
      [{ ...at, field: "3列目", message: "列の名前がありません。書くか、列を消してください" }],
    ],
    [
      "with a misspelt name",
      "id,title,valu,note",
      [
        {
          ...at,
          field: "valu",
          value: "valu",
          message: "この名前の列はありません。綴りを直すか、列を消してください（もしかして: value）",
        },
        { ...at, field: "value", message: "この列がありません。列を足してください（中身は空でもかまいません）" },
      ],
    ],
    [
      "with a misspelt name of a column that may be there",
      "id,title,value,note,reasn",
      [
        {
          ...at,
          field: "reasn",
          value: "reasn",
          message: "この名前の列はありません。綴りを直すか、列を消してください（もしかして: reason）",
        },
      ],
    ],
    [
      "with a name twice",
      "id,title,value,note,title",
      [{ ...at, field: "title", value: "title", message: "同じ名前の列が2つあります。片方を消してください" }],
    ],
    ["that Excel added", "Column1,Column2,Column3,Column4", [{ ...at, value: "Column1", message: excel }]],
    ["that Excel added", "列1,列2,列3,列4", [{ ...at, value: "列1", message: excel }]],
    ["that Excel added", "列 1,列 2,列 3,列 4", [{ ...at, value: "列 1", message: excel }]],
    ["that is none", "列10,b,c,d", [{ ...at, value: "列10", message: noHeader }]],
    ["that is none", ",行列1,c,d", [{ ...at, value: "行列1", message: noHeader }]],
    ["that is none", ",,,", [{ ...at, value: "", message: noHeader }]],
    ["that has less than half of the names", "id,b,c,d", [{ ...at, value: "id", message: noHeader }]],
    [
      "between tabs",
      "id\ttitle\tvalue\tnote",
      [
        {
          ...at,
          message: "列がコンマでなくタブで区切られています。「CSV UTF-8（コンマ区切り）」で保存し直してください",
        },
      ],
    ],
    [
      "between tabs and quotation marks",
      '"id"\t"title"\t"value"\t"note"',
      [
        {
          ...at,
          message: "列がコンマでなくタブで区切られています。「CSV UTF-8（コンマ区切り）」で保存し直してください",
        },
      ],
    ],
    [
      "between semicolons",
      "id;title;value;note",
      [
        {
          ...at,
          message:
            "列がコンマでなくセミコロン（;）で区切られています。「CSV UTF-8（コンマ区切り）」で保存し直してください",
        },
      ],
    ],
    [
      "below others",
      `表題,,,\n令和6年度,,,\n${HEADER}`,
      [
        {
          ...at,
          value: "表題",
          message:
            "列の名前の行の上に、ほかの行が2つあります。列の名前（id …）が1行目になるよう、上の行を行ごと削除してください",
        },
      ],
    ],
    ["too far below", `${"x,,,\n".repeat(20)}${HEADER}`, [{ ...at, value: "x", message: noHeader }]],
    ["of an empty file", "", [{ ...at, value: "", message: noHeader }]],
  ])("%s is refused: %j", (_, text, problems) => {
    expect(read(`${text}\na,b,1,d\n`.replace(/^\na.*\n$/, ""))).toEqual({
      rows: undefined,
      ragged: undefined,
      problems,
    });
  });

  it("has half of the names at least", () => {
    expect(read("id,title,c,d\n").problems.map(({ field }) => field)).toEqual(["c", "d", "value", "note"]);
  });
});

describe("a cell", () => {
  const problemsOf = (title: string, value = "1") => read(`${HEADER}\na,${title},${value},\n`).problems;

  it.each(["=1+1", "+1", "@x", "＝1", "＋1", "－1", "＠x", "-減"])("of text may not run as a formula: %s", (cell) => {
    const [sign = ""] = cell;
    expect(problemsOf(cell)).toEqual([
      {
        file: FILE,
        row: 2,
        field: "title",
        value: cell,
        message: `「${sign}」で始まる文字は、表計算ソフトが式として動かします。先頭の「${sign}」を消すか、言葉から書き始めてください`,
      },
    ]);
  });

  it.each(["-", "＝", "a=b", "5-3"])("of text may be %s", (cell) => {
    expect(problemsOf(cell)).toEqual([]);
  });

  it("of a sentence for readers may not tell how to reach a person", () => {
    const files = { "t.csv": "id,title,note\na,0191-21-2111,担当 0191-21-2111\n" };
    const problems: Problem[] = [];
    readTable(files, "t.csv", ["id", "title", "note"], problems);
    expect(problems).toEqual([
      {
        file: "t.csv",
        row: 2,
        field: "note",
        value: "担当 0191-21-2111",
        message: "連絡先（0191-21-2111）があります。そのまま公開されるので、消してください",
      },
    ]);
  });

  it.each(["-5", "+5"])("of a number may be %s", (cell) => {
    expect(problemsOf("x", cell)).toEqual([]);
  });

  it("with a character that nobody sees is told once, and read as it was meant", () => {
    const { rows, problems } = read(`${HEADER}\na,路\u200B線,\uFFFD,\n`);
    expect(rows).toEqual([[2, { id: "a", title: "路線", value: "\uFFFD" }]]);
    expect(problems).toEqual([
      {
        file: FILE,
        row: 2,
        field: "title",
        value: "路\u200B線",
        meant: "路線",
        message: "「路」の後に見えない文字（U+200B）があります。消してください",
      },
      expect.objectContaining({ field: "value", value: "\uFFFD" }),
    ]);
  });
});

it("tells the row from which nothing can be read", () => {
  expect(read(`${HEADER}\na,b,1,d\nb,"c,1,d\n`).problems).toEqual([
    {
      file: FILE,
      row: 3,
      message: '引用符（"）の使い方が正しくないため、この行から読めません。引用符を閉じるか、消してください',
    },
  ]);
});

it("misses a file once, unless it is known why it cannot be read", () => {
  const missing = {
    file: FILE,
    message: "ファイルがありません。1行目に列の名前（id,title,value,note）を書いて作ってください",
  };
  const ask = (before: Problem[]) => {
    expect(readTable({}, FILE, COLUMNS, before)).toBeNull();
    return before;
  };
  expect(ask([])).toEqual([missing]);
  expect(ask([{ file: FILE, message: "読めません" }])).toHaveLength(1);
  expect(ask([{ file: "other.csv", message: "読めません" }])).toContainEqual(missing);
});
