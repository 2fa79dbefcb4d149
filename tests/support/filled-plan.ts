import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createPlan } from "../../src/commands/create-plan.ts";

const GUIDE = new URL("../../docs/data-format.md", import.meta.url);

const KEYS = ["1-1-1", "1-1-2", "1-1-3"];
const TITLES = ["窓口の一本化", "書類の電子化", "待ち時間の短縮"];

/** A new plan as the command makes it, with three items and nothing filled in. */
export async function newPlan(folder: string, planId: string, keys = KEYS): Promise<string> {
  return createPlan({ folder, planId, keys, guide: await readFile(GUIDE, "utf8") });
}

/** Fills in an invented town's answers wherever the files of a new plan of three items ask for one, and nothing else. */
export async function fillIn(folder: string, planId: string): Promise<void> {
  const plan = `plans/${planId}`;
  await answer(join(folder, "site.yaml"), {
    name: "架空町の改革",
    shortName: "架空町",
    publisher: "架空町を調べる会",
    isOfficial: "false",
  });
  await answer(join(folder, plan, "plan.yaml"), {
    ordinal: "2",
    title: "第2次架空町改革の方針",
    city: "架空町",
    first: "2027",
    last: "2029",
    url: "https://example.com/results-2",
    "results.title": "第2次の結果",
    searchedOn: '"2027-04-01"',
    editions: '\n  - { id: draft, label: 案, title: 第2次架空町改革の方針, date: "2027-03" }',
    policies:
      '\n  - { id: "1", number: Ⅰ, title: しごとを見直す, sections: [{ id: "1", mark: "1", shortName: 窓口 }] }',
    departments: "\n  - { slug: soumu, name: 架空課, kind: section }",
  });
  for (const [index, title] of TITLES.entries()) {
    await answer(join(folder, plan, `items/${KEYS[index]}.yaml`), {
      numbers: `\n  draft: "${index + 1}"`,
      policy: '"1"',
      section: '"1"',
      title,
      content: `${title}に取り組む。`,
      goal: `${title}を進める。`,
      origin: "new",
      schedule: "毎年度",
      owners: "架空課",
      targets: `\n  - { id: a, kind: direction, quote: ${title}を進める。 }`,
    });
  }
  const text = join(folder, plan, "source/draft.txt");
  await mkdir(dirname(text), { recursive: true });
  const words = TITLES.map((title) => `${title} ${title}に取り組む。 ${title}を進める。 毎年度 架空課`);
  await writeFile(text, ["しごとを見直す", ...words, ""].join("\n"));
}

/** Puts answers behind the empty fields of a file; `results.title` is the second one of its name. */
async function answer(file: string, answers: Readonly<Record<string, string>>): Promise<void> {
  let text = await readFile(file, "utf8");
  for (const [field, value] of Object.entries(answers)) {
    const name = field.replace(/^.*\./, "");
    const empty = new RegExp(`^(${field.includes(".") ? "  " : " *"}${name}:)( \\[\\]| \\{\\})?$`, "m");
    if (!empty.test(text)) throw new Error(`${file} asks for no ${field}`);
    text = text.replace(empty, (_, label) => `${label} ${value}`.replace(" \n", "\n"));
  }
  await writeFile(file, text);
}
