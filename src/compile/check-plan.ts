import type { Site } from "#domain/snapshot.ts";
import type { ItemFile, PlanFile } from "./plan-files.ts";
import { type Problem, suggest } from "./problem.ts";
import { explainBadAddress } from "./web-address.ts";
import type { YamlFile } from "./yaml-file.ts";

type PlanYaml = YamlFile<PlanFile>;
type Path = readonly PropertyKey[];

/** Checks `plan.yaml` in itself: names used once, periods in the right order, sources that exist. */
export function checkPlan(plan: PlanYaml, folder: string, sourceIds: ReadonlySet<string> | null): Problem[] {
  const { value } = plan;
  const problems: Problem[] = [];
  if (value.id !== folder) {
    problems.push(plan.problemAt(["id"], `フォルダの名前と違います。${folder} と書いてください`, value.id));
  }
  if (value.period.first > value.period.last) {
    problems.push(plan.problemAt(["period"], "期間の終わりが始まりより前です。first と last を確かめてください"));
  }
  const bad = explainBadAddress(value.results.url);
  if (bad) problems.push({ ...plan.problemAt(["results", "url"], bad.message, value.results.url), ...bad });
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

/** Addresses of the site and its publisher can be opened by others. */
export function checkSite(site: YamlFile<Site>): Problem[] {
  const { origin, contact } = site.value;
  const addresses: [Path, string | undefined][] = [
    [["origin"], origin],
    [["contact", "url"], contact.url],
  ];
  return addresses.flatMap(([path, address]) => {
    const bad = address === undefined ? null : explainBadAddress(address);
    return bad && address !== undefined ? [{ ...site.problemAt(path, bad.message, address), ...bad }] : [];
  });
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

/** The items that the newest edition numbers. */
export function listNumbered<I extends Pick<ItemFile, "numbers">>(items: readonly I[], { editions }: PlanFile): I[] {
  const edition = editions.at(-1)?.id ?? "";
  return items.filter(({ numbers }) => Object.hasOwn(numbers, edition));
}

/** Compares the numbers of items in the newest edition with its own printed table (参考), where it prints one. */
export function checkCounts(plan: PlanYaml, files: readonly ItemFile[]): Problem[] {
  const { policies, printedTotal, editions } = plan.value;
  const edition = editions.at(-1)?.id ?? "";
  const items = listNumbered(files, plan.value);
  const counting = editions.length > 1 ? `（numbers に ${edition} の番号がある項目）` : "";
  const problems: Problem[] = [];
  const compare = (path: Path, printed: number | undefined, counted: number, what: string) => {
    if (printed === undefined || printed === counted) return;
    const message = `計画の項目数の表では${printed}項目ですが、${what}は${counted}項目です${counting}。項目のファイルか、この数を確かめてください`;
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
