import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { forEachInParallel, listFiles } from "#build/compress.ts";
import type { HeaderRule } from "#build/headers.ts";
import { describeTroubles, type Suspect, type Trouble } from "./host-troubles.ts";
import { type HostAnswer, type HostedFile, judgeFile, judgeMissing, judgeSlash, suspect } from "./judge-host.ts";

// `npm run check-host -- https://…`: what the host of a deployed `dist/` does to it, and which of its settings.

const TIMEOUT_MS = 30_000;
/** As a phone asks: hosts alter what browsers get, and pack what says that it can be unpacked. */
const AS_A_PHONE = {
  "Accept-Encoding": "gzip, br",
  "User-Agent":
    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
};
const MISSING = ["/no-such-page", "/assets/no-such-file.js"];

/** All that a device keeps, and of everything else one file of each kind. */
const ALL_OF = /^(sw\.js|manifest\.webmanifest|assets\/.+|data\/index\.json)$/;
const ONE_OF = [
  /^index\.html$/,
  /^plans\/[^/]+\.html$/,
  /^plans\/.+\/items\.html$/,
  /^plans\/.+\/items\/.+\.html$/,
  /^following\.html$/,
  /^data\/plans\/[^/]+\.json$/,
  /^data\/.+\.csv$/,
  /^feeds\//,
  /^calendar\//,
  /^icons\/.+\.png$/,
  /^og\/.+\.png$/,
];

async function listHosted(dist: string): Promise<HostedFile[]> {
  const files = (await listFiles(dist)).filter((file) => !/\.(br|gz)$/.test(file));
  const samples = ONE_OF.flatMap((kind) => files.find((file) => kind.test(file)) ?? []);
  const chosen = [...new Set([...samples, ...files.filter((file) => ALL_OF.test(file))])];
  return Promise.all(
    chosen.map(async (file) => ({
      address: `/${file}`.replace(/(\/index)?\.html$/, "") || "/",
      path: `/${file}`,
      content: await readFile(join(dist, file)),
    })),
  );
}

async function ask(url: URL): Promise<HostAnswer> {
  const response = await fetch(url, {
    headers: AS_A_PHONE,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** Compares what a host answers with the build in a folder. */
export async function checkHost(origin: URL, dist: string): Promise<{ text: string; broken: number; asked: number }> {
  const rules: HeaderRule[] = JSON.parse(await readFile(join(dist, "headers.json"), "utf8"));
  const troubles: Trouble[] = [];
  const suspects: Suspect[] = [];
  let asked = 0;
  const look = async (address: string, judge: (answer: HostAnswer) => Trouble[]): Promise<void> => {
    asked += 1;
    const answer = await ask(new URL(address, origin)).catch((error: unknown) => error);
    if (answer instanceof Error) {
      const cause = answer.cause instanceof Error ? answer.cause : answer;
      troubles.push({ name: "unreachable", address, detail: cause.message });
    } else troubles.push(...judge(answer as HostAnswer));
  };

  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(origin.hostname);
  if (origin.protocol !== "https:" && !isLocal) troubles.push({ name: "insecure", address: origin.href });
  const hosted = await listHosted(dist);
  await forEachInParallel(hosted, (file) =>
    look(file.address, (answer) => {
      suspects.push(...suspect(file, answer));
      return judgeFile(file, answer, rules);
    }),
  );
  const [first, second] = await Promise.allSettled([1, 2].map(() => ask(new URL("/sw.js", origin))));
  if (first?.status === "fulfilled" && second?.status === "fulfilled" && !first.value.body.equals(second.value.body)) {
    troubles.push({ name: "workerUnstable", address: "/sw.js" });
  }
  for (const address of MISSING) await look(address, (answer) => judgeMissing(address, answer));
  const page = hosted.find(({ path }) => /^\/plans\/.+\.html$/.test(path));
  if (page) await look(`${page.address}/`, (answer) => judgeSlash(`${page.address}/`, answer));
  return { ...describeTroubles(troubles, suspects), asked };
}

/** Runs the command; its exit code. */
export async function main([address = "", dist = "dist"]: readonly string[]): Promise<number> {
  const origin = URL.canParse(address) ? new URL(address) : null;
  if (!origin || !/^https?:$/.test(origin.protocol)) {
    console.error("調べるアドレスを、npm run check-host -- https://example.jp のように付けてください。");
    return 1;
  }
  if (!existsSync(join(dist, "headers.json"))) {
    console.error(`${dist}/ がありません。公開したのと同じデータで npm run build をしてから調べてください。`);
    return 1;
  }
  const { text, broken, asked } = await checkHost(origin, dist);
  console.log(`${origin.origin} の ${asked} 件の返事を ${dist}/ と比べました。\n\n${text}`);
  return broken > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
