import { findPrintedText, PRINTED_FIELDS } from "#domain/edition-steps.ts";
import type { Edition } from "#domain/plan.ts";
import type { ItemFile, PlanFile } from "./plan-files.ts";
import { type Problem, suggest } from "./problem.ts";
import type { SourceText } from "./quotation.ts";
import type { YamlFile } from "./yaml-file.ts";

/**
 * Checks what is said of editions that are compared: every text of the edition before stands in its own text, every item
 * that another was made of was in it, and nothing is said of editions that nobody has compared.
 */
export function checkEditions(
  plan: YamlFile<PlanFile>,
  items: readonly YamlFile<ItemFile>[],
  texts: ReadonlyMap<string, SourceText>,
): Problem[] {
  const { editions } = plan.value;
  const first = editions[0]?.compared
    ? [plan.problemAt(["editions", 0, "compared"], "最初の版には、照らし合わせる前の版がありません。消してください")]
    : [];
  return [
    ...first,
    ...items.flatMap((item) => checkEarlier(item, editions)),
    ...items.flatMap((item) => checkOrigins(item, items, editions)),
    ...editions.flatMap(({ compared }, index) => {
      const before = editions[index - 1];
      return compared && before ? checkTexts(items, before, editions, texts.get(before.id)) : [];
    }),
  ];
}

const NOT_COMPARED =
  "この版は前の版と照らし合わせていません。すべての項目を照らし合わせてから、plan.yaml のその版に compared: true と書いてください";

/** `earlier` has texts of older editions only, and only those that differ. */
function checkEarlier({ value, problemAt }: YamlFile<ItemFile>, editions: readonly Edition[]): Problem[] {
  const own = editions.filter(({ id }) => Object.hasOwn(value.numbers, id));
  return Object.entries(value.earlier ?? {}).flatMap(([id, earlier]): Problem[] => {
    const place = own.findIndex((one) => one.id === id);
    const [edition, next] = [own[place], own[place + 1]];
    if (!edition || !next) {
      const message = `earlier に書けるのは、この項目がある前の版（numbers にある、いちばん新しいもの以外）の文です${suggest(
        id,
        own.slice(0, -1).map((one) => one.id),
      )}`;
      return [problemAt(["earlier", id], message, id)];
    }
    if (!next.compared) return [problemAt(["earlier", id], NOT_COMPARED, next.id)];
    return PRINTED_FIELDS.flatMap((field) => {
      const text = earlier[field];
      if (text === undefined || text !== findPrintedText(value, field, next, editions)) return [];
      return [problemAt(["earlier", id, field], `${next.label}の文と同じです。変わっていない文は消してください`, text)];
    });
  });
}

/** `from` names other items of the edition before; one that only goes on under another key is the same item. */
function checkOrigins(
  { value, problemAt }: YamlFile<ItemFile>,
  items: readonly YamlFile<ItemFile>[],
  editions: readonly Edition[],
): Problem[] {
  return Object.entries(value.from ?? {}).flatMap(([id, origins]): Problem[] => {
    const index = editions.findIndex((one) => one.id === id);
    const [before, after] = [editions[index - 1], editions[index]];
    if (!before || !after || !Object.hasOwn(value.numbers, id)) {
      return [problemAt(["from", id], "from に書けるのは、この項目がある、2番目からあとの版の id です", id)];
    }
    if (!after.compared) return [problemAt(["from", id], NOT_COMPARED, id)];
    const known = items.filter(
      ({ value: other }) => other.key !== value.key && Object.hasOwn(other.numbers, before.id),
    );
    return origins.flatMap((key, place) => {
      const origin = known.find((one) => one.value.key === key);
      if (!origin) {
        const message = `${before.label}にあった、ほかの項目の key を書いてください${suggest(
          key,
          known.map((one) => one.value.key),
        )}`;
        return [problemAt(["from", id, place], message, key)];
      }
      const parts = items.filter(({ value: other }) => other.from?.[id]?.includes(key));
      const isRenamed =
        origins.length === 1 &&
        parts.length === 1 &&
        !Object.hasOwn(origin.value.numbers, id) &&
        !Object.hasOwn(value.numbers, before.id);
      const message = `項目 ${key} がそのまま続いているなら、同じ項目です。新しい key にせず、${key} の numbers に ${id} の番号を足してください`;
      return isRenamed ? [problemAt(["from", id, place], message, key)] : [];
    });
  });
}

/** Every text of an edition that the next one was compared with. */
function checkTexts(
  items: readonly YamlFile<ItemFile>[],
  before: Edition,
  editions: readonly Edition[],
  text: SourceText | undefined,
): Problem[] {
  if (!text) return [];
  return items
    .filter(({ value }) => Object.hasOwn(value.numbers, before.id))
    .flatMap(({ value, problemAt }) =>
      PRINTED_FIELDS.flatMap((field) => {
        const words = findPrintedText(value, field, before, editions);
        if (text.contains(words)) return [];
        const isWritten = value.earlier?.[before.id]?.[field] !== undefined;
        const message = `この文は source/${before.id}.txt（${before.label}）に見つかりません。${before.label}に印刷された文を、earlier の ${before.id} の ${field} に書いてください`;
        return [problemAt(isWritten ? ["earlier", before.id, field] : [field], message, words)];
      }),
    );
}
