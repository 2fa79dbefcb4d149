import { type HeaderRule, headersFor } from "#build/headers.ts";
import { MINIFIER, SUSPECTS, type Suspect, type Trouble, type TroubleName } from "./host-troubles.ts";

/** An answer of a host; the body unpacked. */
export interface HostAnswer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** A file of the build, and where a host should have it. */
export interface HostedFile {
  /** Address on the host. */
  address: string;
  /** Path in `dist/`, with a slash before it: what the rules for headers speak of. */
  path: string;
  content: Buffer;
}

/** What a host did with one file of the build. */
export function judgeFile(file: HostedFile, answer: HostAnswer, rules: readonly HeaderRule[]): Trouble[] {
  const { address, path } = file;
  const trouble = (name: TroubleName, detail?: string): Trouble => ({ name, address, ...(detail ? { detail } : {}) });
  if (answer.status >= 300 && answer.status < 400) {
    return [trouble("redirected", `${answer.status} → ${answer.headers.get("location") ?? "?"}`)];
  }
  if (answer.status !== 200) return [trouble("missing", `状態 ${answer.status}`)];
  const bytes = judgeBytes(file, answer);
  return [
    ...(bytes ? [trouble(bytes, describeDifference(file.content, answer.body))] : []),
    ...judgeHeaders(path, answer, rules).map(({ name, detail }) => trouble(name, detail)),
  ];
}

/** What an answer about something that no build has must be. */
export function judgeMissing(address: string, { status, headers }: HostAnswer): Trouble[] {
  if (status === 200) return [{ name: "falseFound", address }];
  const seconds = lifetimeOf(headers);
  return seconds > DAY ? [{ name: "missingKept", address, detail: `${seconds} 秒` }] : [];
}

/** An address with a slash too many has to lead to the one without. */
export function judgeSlash(address: string, { status, headers }: HostAnswer): Trouble[] {
  const target = new URL(headers.get("location") ?? "", "https://host").pathname;
  return status >= 300 && status < 400 && `${target}/` === address ? [] : [{ name: "slash", address }];
}

/** The settings that what was found points to. */
export function suspect(file: HostedFile, answer: HostAnswer): Suspect[] {
  const lines = [...answer.headers].map((header) => header.join(": ")).join("\n");
  const ours = file.content.toString();
  const theirs = answer.body.toString();
  if (isImage(file.path)) return SUSPECTS.filter(({ sign }) => sign.test(lines));
  const found = SUSPECTS.filter(({ sign }) => sign.test(`${lines}\n${theirs}`) && !sign.test(ours));
  const isSmaller = theirs.length < ours.length && theirs.length > 0.5 * ours.length;
  return found.length === 0 && isSmaller && squeeze(theirs) === squeeze(ours) ? [MINIFIER] : found;
}

/** What is left where only what can be left out may differ. */
const squeeze = (text: string) => text.replace(/<!--.*?-->|\/\*.*?\*\//gs, "").replace(/["'\s;]+/g, "");

const DAY = 86_400;
const isImage = (path: string) => /\.(png|svg|webp)$/.test(path);

function judgeBytes({ path, content }: HostedFile, { body }: HostAnswer): TroubleName | undefined {
  if (body.equals(content)) return undefined;
  if (path.endsWith(".html")) return judgePage(content.toString(), body.toString());
  if (path === "/sw.js") return "workerAltered";
  if (isImage(path)) return "imageAltered";
  return /^\/(data|feeds|calendar)\//.test(path) ? "dataAltered" : "partAltered";
}

/** A page is judged by what it must contain: another's is another build, and only scripts can break it. */
function judgePage(ours: string, theirs: string): TroubleName {
  const build = /name="?app-build"? content="?([^"\s/>]+)/;
  if (build.exec(ours)?.[1] !== build.exec(theirs)?.[1]) return "otherBuild";
  const version = /name="?data-version"? content="?(\d+)/;
  if (version.exec(ours)?.[1] !== version.exec(theirs)?.[1]) return "otherBuild";
  if (/<\/html>/.test(ours) && !/<\/html>/i.test(theirs)) return "cut";
  const scripts = (html: string) => (html.match(/<script\b[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/["'\s]/g, ""));
  return scripts(ours).join() === scripts(theirs).join() ? "pageAltered" : "scriptInPage";
}

/** The place where two texts part, as the host has it. */
function describeDifference(ours: Buffer, theirs: Buffer): string {
  const [before, after] = [ours.toString(), theirs.toString()];
  let place = 0;
  while (place < after.length && before[place] === after[place]) place += 1;
  const found = after.slice(Math.max(0, place - 10), place + 70).replaceAll(/\s+/g, " ");
  return found ? `…${found}…` : "空です";
}

function judgeHeaders(
  path: string,
  { headers, body }: HostAnswer,
  rules: readonly HeaderRule[],
): { name: TroubleName; detail?: string }[] {
  const { "Cache-Control": caching = "", "Content-Type": type, ...others } = headersFor(path, rules);
  const found: { name: TroubleName; detail?: string }[] = [];
  for (const [name, value] of Object.entries(others)) {
    const given = headers.get(name);
    if (given !== value) found.push({ name: "header", detail: `${name}: ${given ?? "（ない）"}` });
  }
  const given = headers.get("Content-Type") ?? "";
  if (!isType(path, given, type)) found.push({ name: "type", detail: given || "（ない）" });
  const seconds = lifetimeOf(headers);
  if (caching === "no-cache" && seconds > 0) {
    found.push({
      name: seconds > DAY ? "keptLong" : "keptShortly",
      detail: `Cache-Control: ${headers.get("Cache-Control")}`,
    });
  }
  if (caching.includes("immutable") && seconds < DAY) {
    found.push({ name: "notKept", detail: `Cache-Control: ${headers.get("Cache-Control") ?? "（ない）"}` });
  }
  if (/\*/.test(headers.get("Vary") ?? "")) found.push({ name: "variesAll" });
  if (caching === "no-cache" && !headers.get("ETag") && !headers.get("Last-Modified")) found.push({ name: "noTag" });
  const isText = !isImage(path) && body.length > 1_024;
  if (isText && !headers.get("Content-Encoding")) found.push({ name: "notPacked" });
  return found;
}

/** Seconds for which an answer may be used without asking. */
function lifetimeOf(headers: Headers): number {
  const value = headers.get("Cache-Control") ?? "";
  return /no-cache|no-store/.test(value) ? 0 : Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0);
}

const TYPES: readonly [RegExp, RegExp][] = [
  [/\.html$/, /^text\/html(; ?charset=utf-8)?$/i],
  [/\.js$/, /^(text|application)\/(x-)?javascript(;|$)/i],
  [/\.css$/, /^text\/css(; ?charset=utf-8)?$/i],
  [/\.json$/, /^application\/json(;|$)/i],
  [/\.png$/, /^image\//i],
];

function isType(path: string, given: string, ruled: string | undefined): boolean {
  const expected = TYPES.find(([ending]) => ending.test(path))?.[1];
  const kind = (value: string) => value.split(";")[0]?.trim().toLowerCase();
  if (ruled !== undefined) return kind(given) === kind(ruled);
  return expected?.test(given) ?? true;
}
