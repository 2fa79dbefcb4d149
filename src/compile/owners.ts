import type { Department, Owner } from "#domain/owner.ts";
import type { Area } from "#domain/plan.ts";
import { suggest } from "./problem.ts";

/** Owners as parsed, or what could not be understood: a printed word and a Japanese sentence. */
interface OwnersRead {
  owners: Owner[];
  problems: { token: string; message: string }[];
}

interface Directory {
  departments: readonly Department[];
  areas: readonly Area[];
}

type Found = { owners: Owner[] } | { message: string };

const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const DUTIES = new RegExp(`^[${CIRCLED}](?:[～〜~・、,]?[${CIRCLED}])*`);

/**
 * Parses 所管課 as printed, names separated by white space:
 * 「②～⑤企画課」 owns the duties 2 to 5, 「各支所建設課」 is that section of every branch,
 * 「東町支所建設課・住民課」 and 「支所建設課(東町・西町)」 are sections of the named branches.
 */
export function parseOwners(text: string, directory: Directory): OwnersRead {
  const read: OwnersRead = { owners: [], problems: [] };
  for (const token of text.split(/\s+/).filter(Boolean)) {
    const marks = DUTIES.exec(token)?.[0] ?? "";
    const found = findOwners(token.slice(marks.length), directory);
    if ("message" in found) {
      read.problems.push({ token, message: found.message });
      continue;
    }
    const duties = listDuties(marks);
    read.owners.push(...found.owners.map((owner) => (duties.length > 0 ? { ...owner, duties } : owner)));
  }
  return read;
}

function findOwners(name: string, { departments, areas }: Directory): Found {
  const named = /^(支所.+?)[(（](.+)[)）]$/.exec(name);
  if (named) return findBranches([named[1] ?? ""], listAreaNames(named[2] ?? ""), { departments, areas });
  if (name.startsWith("各支所")) {
    const branch = findDepartment(name.slice(1), "branch", departments);
    return "message" in branch ? branch : { owners: [{ department: branch.slug, areas: "every" }] };
  }
  const area = areas.find((candidate) => name.startsWith(`${candidate.name}支所`));
  if (area) {
    const sections = name.slice(area.name.length + "支所".length).split("・");
    return findBranches(
      sections.map((section) => `支所${section}`),
      [area.name],
      { departments, areas },
    );
  }
  const department = findDepartment(name, null, departments);
  if ("message" in department) return department;
  if (department.kind !== "branch") return { owners: [{ department: department.slug }] };
  return { message: "どの支所か分かりません。「各支所…」か「支所…(東町・西町)」のように、支所を書いてください" };
}

function findBranches(names: string[], areaNames: string[], { departments, areas }: Directory): Found {
  const slugs: string[] = [];
  for (const name of areaNames) {
    const area = areas.find((candidate) => candidate.name === name);
    if (!area) {
      const hint = suggest(
        name,
        areas.map((candidate) => candidate.name),
      );
      return {
        message: `「${name}」という地域は plan.yaml の areas にありません。綴りを直すか、areas に足してください${hint}`,
      };
    }
    slugs.push(area.slug);
  }
  const owners: Owner[] = [];
  for (const name of names) {
    const branch = findDepartment(name, "branch", departments);
    if ("message" in branch) return branch;
    owners.push({ department: branch.slug, areas: slugs });
  }
  return { owners };
}

function findDepartment(
  name: string,
  kind: Department["kind"] | null,
  departments: readonly Department[],
): Department | { message: string } {
  const candidates = departments.filter((department) => kind === null || department.kind === kind);
  const found = candidates.find((department) => department.name === name);
  if (found) return found;
  const hint = suggest(
    name,
    candidates.map((department) => department.name),
  );
  return {
    message: `「${name}」は plan.yaml の departments にありません。綴りを直すか、departments に足してください${hint}`,
  };
}

function listAreaNames(text: string): string[] {
  return text.split(/[・、,]/).filter(Boolean);
}

/** 「②～⑤」 → 2, 3, 4, 5 */
function listDuties(marks: string): number[] {
  const duties: number[] = [];
  let isRange = false;
  for (const mark of marks) {
    const duty = CIRCLED.indexOf(mark) + 1;
    if (duty === 0) {
      isRange = /[～〜~]/.test(mark);
      continue;
    }
    const first = isRange ? (duties.at(-1) ?? duty - 1) + 1 : duty;
    for (let next = first; next <= duty; next++) duties.push(next);
    isRange = false;
  }
  return duties;
}
