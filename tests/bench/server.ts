import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import http from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Bench } from "./bench.ts";
import { serveSite } from "./browser.ts";
import { kilobytes, table } from "./report.ts";

const CONNECTIONS = 100;
const SECONDS = 5;

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** On the wire, head and body together. */
  bytes: number;
  body: number;
}

/** Asks once, on a connection of its own, and counts the bytes that come back. */
export function ask(url: string, headers: http.OutgoingHttpHeaders = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers, agent: false }, (response) => {
        let body = 0;
        response.on("data", (chunk: Buffer) => {
          body += chunk.length;
        });
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes: response.socket.bytesRead,
            body,
          }),
        );
      })
      .on("error", reject);
  });
}

/** Addresses of one file of each kind in a built site. */
export async function listSamples(distDir: string, plan: string) {
  const index = JSON.parse(await readFile(join(distDir, "data/index.json"), "utf8"));
  const home = await readFile(join(distDir, "index.html"), "utf8");
  return {
    home: "/",
    list: `/plans/${plan}/items`,
    item: `/plans/${plan}/items/3-1-1`,
    index: "/data/index.json",
    snapshot: String(index.plans[0].url),
    script: /<script type="module" src="([^"]+)"/.exec(home)?.[1] ?? "",
    worker: "/sw.js",
  };
}

interface Load {
  requests: { average: number };
  latency: { p50: number; p99: number };
  errors: number;
  timeouts: number;
  non2xx: number;
}

/** Asks from 100 connections for five seconds, from a process of its own. */
function press(url: string, headers: Record<string, string>): Promise<Load> {
  const program = createRequire(import.meta.url).resolve("autocannon/autocannon.js");
  const given = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}=${value}`]);
  const child = spawn(
    process.execPath,
    [program, "--json", "-c", `${CONNECTIONS}`, "-d", `${SECONDS}`, ...given, url],
    {
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", () => resolve(JSON.parse(text)));
  });
}

export async function benchServer({ distDir, plan, log }: Bench): Promise<string> {
  const site = await serveSite(distDir);
  const samples = await listSamples(distDir, plan);
  try {
    const sent: string[][] = [];
    for (const path of Object.values(samples)) {
      log(`サーバー ${path}`);
      const [brotli, gzip, plain] = await Promise.all(
        ["br", "gzip", "identity"].map((encoding) => ask(site.url + path, { "Accept-Encoding": encoding })),
      );
      if (!brotli || !gzip || !plain) continue;
      const etag = brotli.headers.etag ?? "";
      const again = await ask(site.url + path, { "Accept-Encoding": "br", "If-None-Match": etag });
      sent.push([
        path,
        String(brotli.headers["content-encoding"] ?? "—"),
        kilobytes(brotli.body),
        kilobytes(gzip.body),
        kilobytes(plain.body),
        String(brotli.headers["cache-control"]),
        `${again.status}（${again.bytes} B）`,
      ]);
    }
    const missing = await ask(`${site.url}/plans/${plan}/items/9-9-9`);
    const borne: string[][] = [];
    const etag = (await ask(site.url + samples.index)).headers.etag ?? "";
    const cases: [name: string, path: string, headers: Record<string, string>][] = [
      ["ホーム（brotli）", samples.home, { "accept-encoding": "br" }],
      ["データ（brotli）", samples.snapshot, { "accept-encoding": "br" }],
      ["更新の確認（304）", samples.index, { "if-none-match": etag }],
    ];
    for (const [name, path, headers] of cases) {
      log(`負荷 ${name}`);
      const load = await press(site.url + path, headers);
      const bad = load.errors + load.timeouts + (headers["if-none-match"] ? 0 : load.non2xx);
      const perDay = Math.round((load.requests.average * 86_400) / 1_000_000);
      const figures = [Math.round(load.requests.average).toLocaleString("en"), `${perDay}`];
      borne.push([name, ...figures, `${load.latency.p50}`, `${load.latency.p99}`, String(bad)]);
    }
    return `## サーバーが送るもの

${table(["アドレス", "圧縮", "brotli KB", "gzip KB", "圧縮なし KB", "Cache-Control", "ETag を付けて再び"], sent)}

ないアドレスの状態は ${missing.status}、本文は圧縮前で ${kilobytes(missing.body)} KB。

## サーバーが耐える量（付属のサーバー1プロセス、同時${CONNECTIONS}接続、${SECONDS}秒）

${table(["何を", "毎秒", "1日なら百万回", "応答 ms（中央値）", "99% ms", "失敗"], borne)}

同じ機械で負荷もかけているので、控えめな値です。公開では CDN が答えます。`;
  } finally {
    await site.close();
  }
}
