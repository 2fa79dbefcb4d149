import { readdirSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * Names for the classes of CSS modules: letters for the file, a number for the class in it, `b3`.
 *
 * Short, because every page inlines its styles (−5 % of a page), and the same in every build, whatever
 * order the files come in.
 */
export function createClassNames(folder: string): (name: string, file: string, css: string) => string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".module.css"))
    .sort();
  return (name, file, css) => {
    const index = files.indexOf(relative(folder, file.split("?")[0] ?? file));
    if (index < 0) throw new Error(`${file} is new: start the development server again`);
    const names = [...new Set([...css.matchAll(/\.([a-zA-Z_][\w-]*)/g)].map((match) => match[1]))];
    return `${toLetters(index)}${names.indexOf(name)}`;
  };
}

function toLetters(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : toLetters(Math.floor(index / 26) - 1) + letter;
}

/** The folder of all sources. */
export const SOURCES = join(import.meta.dirname, "..");
