const GENERATED = /(<!-- bench:start -->\n)([\s\S]*?)(<!-- bench:end -->)/;
const PART = /^<!-- bench:part (\w+) -->$/m;

/**
 * The document with what was measured in the place of what stood there of the same part, between its two marks. What was not
 * measured stays as it is, wherever it was measured; a part that measures nothing for the document has an empty text and no
 * place. Throws where the marks are missing.
 *
 * @param order names of all parts, in the order of the document.
 * @param measured texts by name of part.
 */
export function putMeasured(document: string, order: readonly string[], measured: Readonly<Record<string, string>>) {
  const [, , generated] = GENERATED.exec(document) ?? [];
  if (generated === undefined) throw new Error("<!-- bench:start --> と <!-- bench:end --> がありません");
  // Split by a pattern with a group: what stands before the first mark, then name and text by turns.
  const [before = "", ...pieces] = generated.split(PART);
  if (before.trim() !== "") throw new Error("部分の印 <!-- bench:part … --> のない結果があります");
  const texts = new Map<string, string>();
  for (let at = 0; at < pieces.length; at += 2) texts.set(pieces[at] ?? "", pieces[at + 1] ?? "");
  for (const [name, text] of Object.entries(measured)) texts.set(name, text);
  const results = order.flatMap((name) => {
    const text = texts.get(name)?.trim();
    return text ? [`<!-- bench:part ${name} -->\n\n${text}\n`] : [];
  });
  return document.replace(GENERATED, (_, start, __, end) => `${start}${results.join("\n")}${end}`);
}
