import type { Item, Schedule } from "#domain/item.ts";
import type { Owner } from "#domain/owner.ts";
import type { Area } from "#domain/plan.ts";
import { parseOwners } from "./owners.ts";
import type { ItemFile, PlanFile } from "./plan-files.ts";
import type { Problem } from "./problem.ts";
import { parseSchedule } from "./schedule.ts";
import type { YamlFile } from "./yaml-file.ts";

/** Adds to an item what follows from its texts; `null` where they cannot be parsed, which is then among the problems. */
export function compileItem(file: YamlFile<ItemFile>, plan: PlanFile, problems: Problem[]): Item | null {
  const { schedule: scheduleText, owners: ownerText, ...printed } = file.value;
  const schedule = parseSchedule(scheduleText);
  if (!schedule) problems.push(file.problemAt(["schedule"], UNKNOWN_SCHEDULE, scheduleText));
  const read = parseOwners(ownerText, plan);
  problems.push(...read.problems.map(({ token, message }) => file.problemAt(["owners"], message, token)));
  const marks = listNoteMarks(printed);
  const unknown = marks.filter((mark) => !plan.notes.some((note) => note.mark === mark));
  problems.push(...unknown.map((mark) => file.problemAt([fieldOf(printed, mark)], UNKNOWN_NOTE, mark)));
  if (!schedule || read.problems.length > 0 || unknown.length > 0) return null;
  return joinItem(file.value, schedule, read.owners, listAreas(printed, read.owners, plan.areas), marks);
}

const UNKNOWN_SCHEDULE =
  "実施時期の書き方が分かりません。毎年度、令和6年度、～令和6年度、令和3年度～、令和4年度～6年度 のどれかの形にしてください";
const UNKNOWN_NOTE = "この注は plan.yaml の notes にありません。notes に足すか、番号を確かめてください";

function joinItem(file: ItemFile, schedule: Schedule, owners: Owner[], areas: string[], notes: string[]): Item {
  const { metrics = [], owners: ownerText, ...printed } = file;
  return { ...printed, ownerText, schedule, owners, areas, notes, metrics };
}

type Texts = Pick<Item, "title" | "content" | "goal">;

/**
 * The areas to which an item belongs: those that its texts name, and those whose own branch owns it.
 * 各支所 makes no area. Source: docs/method.md, "地域".
 */
function listAreas(texts: Texts, owners: readonly Owner[], areas: readonly Area[]): string[] {
  const printed = [texts.title, texts.content, texts.goal].join("\n");
  return areas
    .filter(
      ({ slug, words }) =>
        words.some((word) => printed.includes(word)) ||
        owners.some((owner) => Array.isArray(owner.areas) && owner.areas.includes(slug)),
    )
    .map(({ slug }) => slug);
}

/** Marks of the notes that the texts use, in order and each once: `※5`. */
function listNoteMarks({ title, content, goal }: Texts): string[] {
  const marks = [title, content, goal].flatMap((text) => text.normalize("NFKC").match(/※\d+/g) ?? []);
  return [...new Set(marks)];
}

function fieldOf(texts: Texts, mark: string): keyof Texts {
  const has = (text: string) => text.normalize("NFKC").includes(mark);
  return has(texts.title) ? "title" : has(texts.content) ? "content" : "goal";
}
