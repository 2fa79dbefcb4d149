import type { ItemFile, PlanFile } from "./plan-files.ts";
import type { Problem } from "./problem.ts";
import { suggest } from "./problem.ts";
import type { SourceTexts } from "./quotation.ts";
import type { YamlFile } from "./yaml-file.ts";

type PlanYaml = YamlFile<PlanFile>;
type Path = readonly PropertyKey[];

/** What `plan.yaml` must agree with in itself: names used once, periods the right way round, editions that exist. */
export function checkPlan(plan: PlanYaml, folder: string, sourceIds: ReadonlySet<string> | null): Problem[] {
  const { value } = plan;
  const problems: Problem[] = [];
  if (value.id !== folder) {
    problems.push(plan.problemAt(["id"], `フォルダの名前と違います。${folder} と書いてください`, value.id));
  }
  if (value.period.first > value.period.last) {
    problems.push(plan.problemAt(["period"], "期間の終わりが始まりより前です。first と last を確かめてください"));
  }
  value.editions.forEach(({ commentPeriod, source }, index) => {
    if (commentPeriod && commentPeriod.first > commentPeriod.last) {
      const message = "受付の終わりが始まりより前です。first と last を確かめてください";
      problems.push(plan.problemAt(["editions", index, "commentPeriod"], message));
    }
    problems.push(...checkSource(plan, ["editions", index, "source"], source, sourceIds));
  });
  value.facts.forEach(({ source }, index) => {
    problems.push(...checkSource(plan, ["facts", index, "source"], source, sourceIds));
  });
  problems.push(
    ...listRepeated(plan, ["editions"], value.editions, "id"),
    ...listRepeated(plan, ["chapters"], value.chapters, "id"),
    ...listRepeated(plan, ["policies"], value.policies, "id"),
    ...value.policies.flatMap(({ sections }, index) =>
      listRepeated(plan, ["policies", index, "sections"], sections, "id"),
    ),
    ...listRepeated(plan, ["notes"], value.notes, "id"),
    ...listRepeated(plan, ["notes"], value.notes, "mark"),
    ...listRepeated(plan, ["governance", "parts"], value.governance.parts, "id"),
    ...listRepeated(plan, ["facts"], value.facts, "id"),
    ...listRepeated(plan, ["areas"], value.areas, "slug"),
    ...listRepeated(plan, ["areas"], value.areas, "name"),
    ...listRepeated(plan, ["departments"], value.departments, "slug"),
    ...listRepeated(plan, ["departments"], value.departments, "name"),
  );
  return problems;
}

function checkSource(
  plan: PlanYaml,
  path: Path,
  source: string | undefined,
  sourceIds: ReadonlySet<string> | null,
): Problem[] {
  if (source === undefined || !sourceIds || sourceIds.has(source)) return [];
  return [plan.problemAt(path, explainMissingSource(source, sourceIds), source)];
}

export function explainMissingSource(source: string, sourceIds: ReadonlySet<string>): string {
  return `この出典は sources.csv にありません。出典の行を足すか、id を直してください${suggest(source, sourceIds)}`;
}

function listRepeated<K extends string>(
  plan: PlanYaml,
  path: Path,
  list: readonly Readonly<Record<K, string>>[],
  field: K,
): Problem[] {
  return list.flatMap((entry, index) =>
    list.findIndex((other) => other[field] === entry[field]) === index
      ? []
      : [plan.problemAt([...path, index, field], "同じものがほかにもあります。別の名前にしてください", entry[field])],
  );
}

/** The numbers of items against the plan's own printed table (参考). */
export function checkCounts(plan: PlanYaml, items: readonly Pick<ItemFile, "policy" | "section">[]): Problem[] {
  const { policies, printedTotal } = plan.value;
  const problems: Problem[] = [];
  const compare = (path: Path, printed: number, counted: number, what: string) => {
    if (printed === counted) return;
    const message = `計画の項目数の表では${printed}項目ですが、${what}は${counted}項目です。項目のファイルか、この数を確かめてください`;
    problems.push(plan.problemAt(path, message, String(printed)));
  };
  policies.forEach((policy, p) => {
    const own = items.filter((item) => item.policy === policy.id);
    compare(["policies", p, "printedCount"], policy.printedCount, own.length, "この方針の items/");
    policy.sections.forEach((section, s) => {
      const count = own.filter((item) => item.section === section.id).length;
      compare(["policies", p, "sections", s, "printedCount"], section.printedCount, count, "この区分の items/");
    });
  });
  compare(["printedTotal"], printedTotal, items.length, "items/ 全体");
  return problems;
}

/** Every printed text of the plan stands in the city's text. */
export function checkPlanQuotations(plan: PlanYaml, source: SourceTexts): Problem[] {
  return listPlanQuotations(plan.value)
    .filter(([, text]) => !source.contain(text))
    .map(([path, text]) => plan.problemAt(path, NOT_IN_SOURCE, text));
}

export const NOT_IN_SOURCE =
  "この文は source/ の市の文章に見つかりません。句読点、かっこ、全角・半角まで、印刷のとおりに写してください";

/** Every text of the plan, outside its items, that is the city's and not the app's. */
export function listPlanQuotations(plan: PlanFile): [path: Path, text: string][] {
  const { chapters, policies, notes, governance } = plan;
  return [
    ...chapters.flatMap((chapter, c): [Path, string][] => [
      [["chapters", c, "title"], chapter.title],
      ...chapter.blocks.flatMap((block, b): [Path, string][] => {
        const path = ["chapters", c, "blocks", b];
        const texts: [Path, string][] =
          block.kind === "list" || block.kind === "box"
            ? block.items.map((text, i): [Path, string] => [[...path, "items", i], text])
            : [[[...path, "text"], block.text]];
        return block.kind === "box" ? [[[...path, "title"], block.title], ...texts] : texts;
      }),
    ]),
    ...policies.flatMap((policy, p): [Path, string][] => [
      [["policies", p, "title"], policy.title],
      ...policy.texts.map((text, t): [Path, string] => [["policies", p, "texts", t], text]),
      ...policy.sections.flatMap(({ lead, openRow }, s): [Path, string][] => {
        const path = ["policies", p, "sections", s];
        const row: [Path, string][] = openRow
          ? [
              [[...path, "openRow", "number"], openRow.number],
              [[...path, "openRow", "title"], openRow.title],
            ]
          : [];
        return [[[...path, "lead"], lead], ...row];
      }),
    ]),
    ...notes.flatMap((note, n): [Path, string][] => [
      [["notes", n, "mark"], note.mark],
      [["notes", n, "term"], note.term],
      ...note.entries.flatMap(({ reading, text }, e): [Path, string][] => [
        ...(reading === undefined ? [] : [[["notes", n, "entries", e, "reading"], reading] as [Path, string]]),
        [["notes", n, "entries", e, "text"], text],
      ]),
    ]),
    [["governance", "lead"], governance.lead],
    ...governance.parts.flatMap((part, p): [Path, string][] => [
      [["governance", "parts", p, "title"], part.title],
      ...part.texts.map((text, t): [Path, string] => [["governance", "parts", p, "texts", t], text]),
    ]),
    ...(governance.asPrinted ?? []).map((text, a): [Path, string] => [["governance", "asPrinted", a], text]),
  ];
}
