import { readFileSync } from "node:fs";
import type { StatusName } from "#domain/status.ts";

const TOKENS = readFileSync(new URL("../ui/tokens.css", import.meta.url), "utf8");

/** The light value of a colour role of tokens.css, `#1a1a1a` for `ink`. Pictures outside the app have no dark side. */
export function lightColor(role: string): string {
  return find(`--${role}: var\\(--light, (#[0-9a-f]{3,6})\\)`, TOKENS);
}

/** The light colours that tokens.css gives to a status: `word` for its name, `shape` for its drawing and lines. */
export function lightStatusColors(status: StatusName): { word: string; shape: string } {
  const own = new RegExp(`^\\[data-status="${status}"\\][^{]*\\{[^}]*`, "m").exec(TOKENS)?.[0];
  const rule = own ?? find("^(\\[data-status\\] \\{[^}]*)", TOKENS);
  return {
    word: lightColor(find("--status: var\\(--([a-z-]+)\\)", rule)),
    shape: lightColor(find("--shape: var\\(--([a-z-]+)\\)", rule)),
  };
}

function find(pattern: string, text: string): string {
  const found = new RegExp(pattern, "m").exec(text)?.[1];
  if (found === undefined) throw new Error(`src/ui/tokens.css has no ${pattern}`);
  return found;
}
