import { findEditionOf } from "#domain/edition.ts";
import type { Edition } from "#domain/plan.ts";
import { explainUnfitCharacters } from "./characters.ts";
import { checkEditions } from "./check-editions.ts";
import type { ItemFile, PlanFile } from "./plan-files.ts";
import { type DataFiles, type Problem, suggest } from "./problem.ts";
import { readSourceText, type SourceText, withoutSpace } from "./quotation.ts";
import type { YamlFile } from "./yaml-file.ts";

type Path = readonly PropertyKey[];
type Quotation = [path: Path, text: string];

/**
 * Checks that every text shown as the words of an edition stands in `source/<edition>.txt`: the plan's own texts in the
 * newest edition, an item's in the newest edition that numbers it. So no words of the draft can pass for the adopted
 * plan's: an edition is refused until all its texts have been copied.
 */
export function checkQuotations(
  plan: YamlFile<PlanFile>,
  items: readonly YamlFile<ItemFile>[],
  files: DataFiles,
  paths: readonly string[],
): Problem[] {
  const { editions } = plan.value;
  const last = editions.at(-1);
  const texts = new Map(paths.map((path) => [editionOf(path), readSourceText(files[path] ?? "")]));
  const check = (file: YamlFile<unknown>, edition: Edition | null | undefined, quotations: readonly Quotation[]) => {
    const text = edition && texts.get(edition.id);
    if (!text) return [];
    return quotations
      .filter(([, words]) => !text.contains(words))
      .map(([path, words]) => file.problemAt(path, explainMissing(words, edition, editions, texts), words));
  };
  const compared = editions.filter((_, index) => editions[index + 1]?.compared);
  const shown = new Set([last, ...compared, ...items.map(({ value }) => findEditionOf(value, plan.value))]);
  return [
    ...editions.flatMap((edition) => (shown.has(edition) ? checkTextOf(edition, plan.file, texts) : [])),
    ...checkTextFiles(files, paths, editions),
    ...paths.flatMap((path) => checkCharacters(path, files[path] ?? "")),
    ...check(plan, last, listPlanQuotations(plan.value)),
    ...items.flatMap((item) => check(item, findEditionOf(item.value, plan.value), listItemQuotations(item.value))),
    ...checkEditions(plan, items, texts),
  ];
}

/** `plans/4/source/adopted.txt` → `adopted` */
function editionOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, -".txt".length);
}

function checkTextOf({ id, label }: Edition, planFile: string, texts: ReadonlyMap<string, SourceText>): Problem[] {
  if (texts.has(id)) return [];
  const file = planFile.replace("plan.yaml", `source/${id}.txt`);
  const message = `引用を確かめるための市の文章（${label}）がありません。${label}の本文だけを文字のファイルにして、この名前で置いてください`;
  return [{ file, message }];
}

/** Refuses a text file that belongs to no edition, and one that repeats the text of an older edition. */
function checkTextFiles(files: DataFiles, paths: readonly string[], editions: readonly Edition[]): Problem[] {
  const ids = editions.map(({ id }) => id);
  const plain = (path: string | undefined) => (path === undefined ? null : withoutSpace(files[path] ?? ""));
  return paths.flatMap((file) => {
    const place = ids.indexOf(editionOf(file));
    if (place < 0) {
      const message = `plan.yaml の editions にこの名前の版がないため、読まれません。版の id（${ids.join("、")}）と同じ名前にするか、版を足してください${suggest(editionOf(file), ids)}`;
      return [{ file, message }];
    }
    const same = ids.slice(0, place).find((id) => plain(paths.find((path) => editionOf(path) === id)) === plain(file));
    if (same === undefined) return [];
    return [{ file, message: `${same}.txt と中身が同じです。この版の本文を置いてください` }];
  });
}

/** What is compared to the character must have characters that can be seen. */
function checkCharacters(file: string, text: string): Problem[] {
  return text.split("\n").flatMap((words, index) => {
    const unfit = explainUnfitCharacters(words.replace(/^\uFEFF/, ""));
    return unfit ? [{ file, line: index + 1, message: unfit.message }] : [];
  });
}

function explainMissing(
  words: string,
  edition: Edition,
  editions: readonly Edition[],
  texts: ReadonlyMap<string, SourceText>,
): string {
  const where = `この文は source/${edition.id}.txt（${edition.label}）に見つかりません。`;
  const origin = editions.find(({ id }) => id !== edition.id && texts.get(id)?.contains(words));
  if (texts.get(edition.id)?.containsAlike(words)) {
    return `${where}見た目の同じ別の字（～と〜、－とー、全角と半角など）があります。本文から写してください`;
  }
  return origin
    ? `${where}${origin.label}（${origin.id}）の文です。${edition.label}に印刷された文に書き直してください`
    : `${where}句読点、かっこ、全角・半角まで、印刷のとおりに写してください`;
}

function listItemQuotations(item: ItemFile): Quotation[] {
  return (["title", "content", "goal", "schedule", "owners"] as const).map((field) => [[field], item[field]]);
}

/** Every text of the plan, outside its items, that is the city's and not the app's. */
export function listPlanQuotations(plan: PlanFile): Quotation[] {
  const { chapters, policies, notes, governance } = plan;
  return [
    ...chapters.flatMap((chapter, c): Quotation[] => [
      [["chapters", c, "title"], chapter.title],
      ...chapter.blocks.flatMap((block, b): Quotation[] => {
        const path = ["chapters", c, "blocks", b];
        const texts: Quotation[] =
          block.kind === "list" || block.kind === "box"
            ? block.items.map((text, i): Quotation => [[...path, "items", i], text])
            : [[[...path, "text"], block.text]];
        return block.kind === "box" ? [[[...path, "title"], block.title], ...texts] : texts;
      }),
    ]),
    ...policies.flatMap((policy, p): Quotation[] => [
      [["policies", p, "title"], policy.title],
      ...policy.texts.map((text, t): Quotation => [["policies", p, "texts", t], text]),
      ...policy.sections.flatMap(({ lead, openRow }, s): Quotation[] => {
        const path = ["policies", p, "sections", s];
        const row: Quotation[] = openRow
          ? [
              [[...path, "openRow", "number"], openRow.number],
              [[...path, "openRow", "title"], openRow.title],
            ]
          : [];
        return [...quote([...path, "lead"], lead), ...row];
      }),
    ]),
    ...notes.flatMap((note, n): Quotation[] => [
      [["notes", n, "mark"], note.mark],
      [["notes", n, "term"], note.term],
      ...note.entries.flatMap(({ reading, text }, e): Quotation[] => [
        ...quote(["notes", n, "entries", e, "reading"], reading),
        [["notes", n, "entries", e, "text"], text],
      ]),
    ]),
    ...quote(["governance", "lead"], governance.lead),
    ...governance.parts.flatMap((part, p): Quotation[] => [
      [["governance", "parts", p, "title"], part.title],
      ...part.texts.map((text, t): Quotation => [["governance", "parts", p, "texts", t], text]),
    ]),
    ...(governance.asPrinted ?? []).map((text, a): Quotation => [["governance", "asPrinted", a], text]),
  ];
}

function quote(path: Path, text: string | undefined): Quotation[] {
  return text === undefined ? [] : [[path, text]];
}
