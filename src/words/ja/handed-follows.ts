import type { HandedFollows } from "#domain/handed-follows.ts";

/** A part of a sentence, with the address it leads to. */
interface Way {
  name: string;
  href: string;
}

const ENDINGS = { finished: "終わりました", dropped: "なくなりました" } as const;

/**
 * What became of what was followed of the plan before, in sentences with the ways to what has ended there.
 *
 * @param told.plan id of the plan before; its pages stay.
 * @param told.title absent where nothing on the device tells it.
 */
export function describeHanded(told: {
  plan: string;
  title: string | undefined;
  handed: HandedFollows;
}): (string | Way)[] {
  const { plan, title, handed } = told;
  const { carried, ended, open } = handed;
  const base = `/plans/${plan}`;
  const parts: (string | Way)[] = [
    `前の計画${title === undefined ? "" : `「${title}」`}でフォローしていたものから、${carried.length}件を引き継ぎました。`,
  ];
  for (const [fate, words] of Object.entries(ENDINGS)) {
    const items = ended.filter((one) => one.fate === fate).map(({ item }) => item);
    if (items.length === 0) continue;
    const ways = items.map(({ key, number, title }) => ({ name: `${number} ${title}`, href: `${base}/items/${key}` }));
    parts.push(
      `${items.length}件は${words}（`,
      ...ways.flatMap((way, index) => (index > 0 ? ["、", way] : [way])),
      "）。",
    );
  }
  if (open.length > 0) parts.push(`${open.length}件は、どうなるかここではわからないため、引き継いでいません。`);
  parts.push("前のページは残っています：", { name: title ?? "前の計画", href: base }, "。");
  return parts;
}
