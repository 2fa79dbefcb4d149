import { type FiscalYear, fiscalYearOf } from "#domain/fiscal-year.ts";
import { findMetric } from "#domain/item.ts";
import type { QuantityTarget } from "#domain/targets/quantity.ts";
import { metricOf, type Target } from "#domain/targets/target.ts";
import { explainMissingSource } from "./check-plan.ts";
import { isNumberOf, listFigures } from "./japanese-numbers.ts";
import { explainImpossibleBounds, explainImpossibleValue } from "./metric-values.ts";
import type { ItemFile, PlanFile } from "./plan-files.ts";
import { explainImplausibleYear } from "./plausible-year.ts";
import { type Problem, suggest } from "./problem.ts";
import { withoutSpace } from "./quotation.ts";
import type { YamlFile } from "./yaml-file.ts";

type ItemYaml = YamlFile<ItemFile>;
type Path = readonly PropertyKey[];

/** Checks an item against its file name, the plan's policies and editions, the sources, and in itself. */
export function checkItem(item: ItemYaml, plan: PlanFile, sourceIds: ReadonlySet<string> | null): Problem[] {
  const { value } = item;
  return [
    ...checkPlace(item, plan),
    ...listRepeatedIds(item, ["metrics"], value.metrics ?? []),
    ...checkBounds(item),
    ...listRepeatedIds(item, ["targets"], value.targets),
    ...checkMetrics(item, plan, sourceIds),
    ...checkAsPrinted(item),
    ...value.targets.flatMap((target, index) => checkTarget(item, target, ["targets", index], plan)),
  ];
}

function checkPlace(item: ItemYaml, plan: PlanFile): Problem[] {
  const { key, policy, section, numbers } = item.value;
  const problems: Problem[] = [];
  if (!item.file.endsWith(`/${key}.yaml`)) {
    const message = "ファイルの名前と違います。ファイル名か key のどちらかを直し、同じにしてください";
    problems.push(item.problemAt(["key"], message, key));
  }
  const editions = plan.editions.map(({ id }) => id);
  if (Object.keys(numbers).length === 0) {
    const message = `番号がありません。この項目がある版と、そこでの番号を ${editions.at(-1)}: ${key} のように書いてください`;
    problems.push(item.problemAt(["numbers"], message));
  }
  for (const edition of Object.keys(numbers).filter((id) => !editions.includes(id))) {
    const message = `この版は plan.yaml の editions にありません。綴りを直してください${suggest(edition, editions)}`;
    problems.push(item.problemAt(["numbers", edition], message, edition));
  }
  const found = plan.policies.find(({ id }) => id === policy);
  if (!found) {
    const hint = suggest(
      policy,
      plan.policies.map(({ id }) => id),
    );
    const message = `この基本方針は plan.yaml の policies にありません。番号を直してください${hint}`;
    problems.push(item.problemAt(["policy"], message, policy));
  } else if (!found.sections.some(({ id }) => id === section)) {
    const hint = suggest(
      section,
      found.sections.map(({ id }) => id),
    );
    const message = `この区分は plan.yaml の基本方針 ${policy} にありません。番号を直してください${hint}`;
    problems.push(item.problemAt(["section"], message, section));
  }
  return problems;
}

/** What no target measures may be context; the whole of which a metric counts a part stands in a source. */
function checkMetrics(item: ItemYaml, plan: PlanFile, sourceIds: ReadonlySet<string> | null): Problem[] {
  const { metrics = [], targets } = item.value;
  const measured = new Set(targets.map(metricOf));
  return metrics.flatMap(({ id, isContext, scale }, index) => {
    const problems: Problem[] = [];
    if (isContext && measured.has(id)) {
      const message = "目標が使う指標は、背景の数（isContext）にはできません。この行を消してください";
      problems.push(item.problemAt(["metrics", index, "isContext"], message));
    }
    if (!scale) return problems;
    const path = ["metrics", index, "scale"];
    if (sourceIds && !sourceIds.has(scale.source)) {
      const message = explainMissingSource(scale.source, sourceIds);
      problems.push(item.problemAt([...path, "source"], message, scale.source));
    }
    const year = explainImplausibleYear(scale.fiscalYear, plan.period);
    if (year) problems.push(item.problemAt([...path, "fiscalYear"], year, String(scale.fiscalYear)));
    return problems;
  });
}

/** Bounds of metrics that leave room for a value. */
function checkBounds(item: ItemYaml): Problem[] {
  return (item.value.metrics ?? []).flatMap((metric, index) => {
    const wrong = explainImpossibleBounds(metric);
    return wrong ? [item.problemAt(["metrics", index, wrong.field], wrong.message)] : [];
  });
}

/** A word marked 原文ママ must stand in one of the item's own texts. */
function checkAsPrinted(item: ItemYaml): Problem[] {
  const { title, content, goal, asPrinted = [] } = item.value;
  const texts = withoutSpace([title, content, goal].join(""));
  return asPrinted.flatMap((text, index) =>
    texts.includes(withoutSpace(text))
      ? []
      : [
          item.problemAt(
            ["asPrinted", index],
            "この語は title、content、goal のどれにもありません。印刷のとおりに写してください",
            text,
          ),
        ],
  );
}

function checkTarget(item: ItemYaml, target: Target, path: Path, plan: PlanFile): Problem[] {
  const problems: Problem[] = [];
  const { content, goal, schedule, metrics = [] } = item.value;
  if (![goal, content, schedule].some((text) => withoutSpace(text).includes(withoutSpace(target.quote)))) {
    const message = "この文は goal、content、schedule のどれにもありません。目標の言葉をそのまま写してください";
    problems.push(item.problemAt([...path, "quote"], message, target.quote));
  }
  const checkYear = (field: Path, year: FiscalYear | undefined) => {
    const message = explainImplausibleYear(year, plan.period);
    if (message) problems.push(item.problemAt([...path, ...field], message, String(year)));
    return message === null;
  };
  const printedYears = listYears([target.quote, goal, content, schedule].join("\n"));
  const checkPrintedYear = (field: Path, year: FiscalYear | undefined) => {
    if (!checkYear(field, year) || year === undefined || target.dueAssumed || printedYears.includes(year)) return;
    const message = `quote、goal、content、schedule にない年度です${suggestYear(year, printedYears)}。年度を直すか、計画に書かれていないなら、省くか、dueAssumed: true と assumptions を書いてください`;
    problems.push(item.problemAt([...path, ...field], message, String(year)));
  };
  const checkMetric = (field: Path, id: string | undefined) => {
    if (id === undefined || findMetric({ metrics }, id)) return;
    const hint = suggest(
      id,
      metrics.map((metric) => metric.id),
    );
    problems.push(
      item.problemAt(
        [...path, ...field],
        `この id の指標は metrics にありません。metrics に足すか、id を直してください${hint}`,
        id,
      ),
    );
  };

  const checkValue = (field: Path, id: string | undefined, value: number | undefined) => {
    const metric = id === undefined ? null : findMetric({ metrics }, id);
    const message = metric && value !== undefined ? explainImpossibleValue(value, metric) : null;
    if (message) problems.push(item.problemAt([...path, ...field], message, String(value)));
  };

  checkPrintedYear(["start"], target.start);
  if (target.dueAssumed && !target.assumptions) {
    const message =
      "年度を仮に決めたのに、その理由がありません。assumptions に、何を、だれが、いつ、なぜ決めたかを書いてください";
    problems.push(item.problemAt([...path, "dueAssumed"], message));
  }
  switch (target.kind) {
    case "quantity": {
      const { baseline, target: goalValue, direction } = target;
      checkMetric(["metric"], target.metric);
      checkYear(["target", "fiscalYear"], goalValue.fiscalYear);
      checkYear(["baseline", "fiscalYear"], baseline?.fiscalYear);
      checkValue(["target", "value"], target.metric, goalValue.value);
      checkValue(["baseline", "value"], target.metric, baseline?.value);
      problems.push(...checkPrintedNumbers(item, target, path));
      if (!baseline) break;
      if (baseline.fiscalYear >= goalValue.fiscalYear) {
        const message = `基準の年度が目標の年度（${goalValue.fiscalYear}）より前ではありません。どちらかの年度を直してください`;
        problems.push(item.problemAt([...path, "baseline", "fiscalYear"], message, String(baseline.fiscalYear)));
      }
      const change = goalValue.value - baseline.value;
      if (direction === "rise" ? change < 0 : change > 0) {
        const message =
          "direction（rise は増やす、fall は減らす）が、基準値から目標値への向きと逆です。どちらかを直してください";
        problems.push(item.problemAt([...path, "direction"], message, direction));
      }
      break;
    }
    case "milestone":
      problems.push(...listRepeatedIds(item, [...path, "steps"], target.steps));
      target.steps.forEach(({ due }, index) => {
        checkPrintedYear(["steps", index, "due"], due);
      });
      break;
    case "yearly": {
      const { start = plan.period.first, end = plan.period.last, threshold } = target;
      problems.push(...listRepeatedIds(item, [...path, "parts"], target.parts ?? []));
      checkPrintedYear(["end"], target.end);
      checkMetric(["threshold", "metric"], threshold?.metric);
      checkValue(["threshold", "done"], threshold?.metric, threshold?.done);
      checkValue(["threshold", "partly"], threshold?.metric, threshold?.partly);
      if (start > end) {
        const message = "始まりの年度が終わりより後です。start と end を確かめてください";
        problems.push(item.problemAt([...path, target.end === undefined ? "start" : "end"], message));
      }
      if (threshold && threshold.partly > threshold.done) {
        const message = `一部とする数が、実施とする数（${threshold.done}）より大きくなっています。小さい数にしてください`;
        problems.push(item.problemAt([...path, "threshold", "partly"], message, String(threshold.partly)));
      }
      break;
    }
    case "direction":
      checkMetric(["metric"], target.metric);
      break;
    default:
      target satisfies never;
  }
  return problems;
}

/** The numbers and years of a quantity stand in the words on which it rests; the quotation itself has the value promised. */
function checkPrintedNumbers(item: ItemYaml, target: QuantityTarget, path: Path): Problem[] {
  const { content, goal, schedule, metrics = [] } = item.value;
  const unit = findMetric({ metrics }, target.metric)?.unit ?? "";
  const quoted = listFigures(target.quote);
  const words = [target.quote, goal, content, schedule].join("\n");
  const printed = listFigures(words);
  const years = listYears(words);
  const problems: Problem[] = [];
  const compare = (field: Path, value: number, isPrinted: boolean, where: string) => {
    if (isPrinted) return;
    const message = `${where}にこの数がありません。数を直してください`;
    problems.push(item.problemAt([...path, ...field], message, String(value)));
  };
  const { baseline, target: promised } = target;
  const isQuoted = quoted.numbers.some((number) => isNumberOf(number, promised.value, unit));
  compare(["target", "value"], promised.value, isQuoted, "引用した目標の言葉（quote）");
  const isDuePrinted = target.dueAssumed === true || years.includes(promised.fiscalYear);
  compare(["target", "fiscalYear"], promised.fiscalYear, isDuePrinted, "quote、goal、content、schedule");
  // What a baseline is counted from may be told in a note instead.
  if (!baseline || baseline.note !== undefined) return problems;
  const isBaselinePrinted = printed.numbers.some((number) => isNumberOf(number, baseline.value, unit));
  compare(["baseline", "value"], baseline.value, isBaselinePrinted, "quote、goal、content");
  compare(["baseline", "fiscalYear"], baseline.fiscalYear, years.includes(baseline.fiscalYear), "quote、goal、content");
  return problems;
}

/** The fiscal years that a text names, and those of the months that it names. */
function listYears(text: string): FiscalYear[] {
  const { fiscalYears, months } = listFigures(text);
  const ofMonths = months.map(({ year, month }) => fiscalYearOf(`${year}-${String(month).padStart(2, "0")}-01`));
  return [...fiscalYears, ...ofMonths];
}

/** 「（もしかして: 2025）」: the printed year next to another one; of two as near, the one that stands first. */
function suggestYear(year: FiscalYear, printed: readonly FiscalYear[]): string {
  const [nearest] = printed.toSorted((a, b) => Math.abs(a - year) - Math.abs(b - year));
  return nearest === undefined ? "" : `（もしかして: ${nearest}）`;
}

function listRepeatedIds(item: ItemYaml, path: Path, list: readonly { id: string }[]): Problem[] {
  return list.flatMap(({ id }, index) =>
    list.findIndex((other) => other.id === id) === index
      ? []
      : [item.problemAt([...path, index, "id"], "同じ id がほかにもあります。別の id にしてください", id)],
  );
}
