import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { readData } from "../src/build/read-data.ts";

const ROOT = new URL("..", import.meta.url).pathname;

/** The text of every file below a folder, by its path from the project's top. */
async function readTexts(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  return new Map(paths.map((path, index) => [path.slice(ROOT.length), texts[index] ?? ""]));
}

/** `src/domain/plan.ts:137 花泉`, for every line with one of the words. */
function findWords(texts: ReadonlyMap<string, string>, words: readonly string[]): string[] {
  return [...texts].flatMap(([path, text]) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        words.filter((word) => line.includes(word)).map((word) => `${path}:${index + 1} ${word}`),
      ),
  );
}

it("knows no name of the city, its areas, places or departments in src/", async () => {
  const data = compilePlan((await readData(join(ROOT, "data"))).files);
  if (!data.ok) throw new Error("the data do not compile: see tests/data.test.ts");
  const { areas, departments, readings = {}, everydayWords = {}, city } = data.plan;
  const names = [
    city,
    ...areas.flatMap(({ name, slug, words }) => [name, slug, ...words]),
    // 各課, 各部 … are no names, but a way of speaking.
    ...departments.filter(({ kind }) => kind !== "collective").map(({ name }) => name),
    // Places, as a search by kana finds them.
    ...Object.keys(readings),
    // What this city alone calls so.
    ...Object.keys(everydayWords),
  ];
  expect(names.length).toBeGreaterThan(30);
  expect(findWords(await readTexts("src"), [...new Set(names)])).toEqual([]);
});

it("refers to the demo's data from nowhere but the demo's own command", async () => {
  const texts = [...(await readTexts("src")), ...(await readTexts("data"))];
  const naming = texts.filter(([, text]) => /tests\/demo/.test(text)).map(([path]) => path);
  expect(naming).toEqual([]);
  const scripts = Object.entries(JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")).scripts);
  const running = scripts.filter(([, command]) => String(command).includes("demo")).map(([name]) => name);
  // The pictures of the staff page show the invented city, and say so.
  expect(running.filter((name) => name !== "demo" && name !== "screenshots")).toEqual([]);
});

it("builds the real site from data without a watermark and without anything invented", async () => {
  // Comments are read by nobody but people: those of a plan in preparation show examples (src/compile/scaffold-plan.ts).
  const texts = new Map([...(await readTexts("data"))].map(([path, text]) => [path, text.replace(/^#.*$/gm, "")]));
  expect(findWords(texts, ["watermark", "見本・架空", "みほん", "架空町"])).toEqual([]);
});
