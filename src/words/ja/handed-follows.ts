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
    const own = ended.filter((one) => one.fate === fate);
    if (own.length === 0) continue;
    const ways = own.flatMap(({ item: { key, number, title }, note }, index) => [
      index > 0 ? "、" : "",
      { name: `${number} ${title}`, href: `${base}/items/${key}` },
      note === undefined ? "" : `：${note.replace(/。$/, "")}`,
    ]);
    parts.push(`${own.length}件は${words}（`, ...ways, "）。");
  }
  if (open.length > 0) parts.push(`${open.length}件は、どうなるかここではわからないため、引き継いでいません。`);
  parts.push("前のページは残っています：", { name: title ?? "前の計画", href: base }, "。");
  return parts;
}
