import { readFile, writeFile } from "node:fs/promises";
import type { Bench } from "./bench.ts";
import { serveSite } from "./browser.ts";
import { kilobytes, table } from "./report.ts";
import { ask, listSamples } from "./server.ts";
import { listKept } from "./sizes.ts";

const DEVICES = 1_000_000;
const DAYS = 30;
/** Days of a month on which the data are new, and on which the app is. */
const DATA_RELEASES = 1;
const APP_RELEASES = 1;
/** Prices of object storage behind a CDN in US dollars, as an order of magnitude, to be replaced by the own contract's. */
const PER_GB = 0.085;
const PER_MILLION_REQUESTS = 1;

const GENERATED = /(<!-- cost:start -->)[\s\S]*?(<!-- cost:end -->)/;
const DOCUMENT = "docs/deploying.md";

/** What a month of a million devices that look once a day costs, reckoned from what the server really sends. */
export async function describeCost(distDir: string, plan: string): Promise<string> {
  const site = await serveSite(distDir);
  try {
    const paths = await listSamples(distDir, plan);
    const whole = async (path: string) => (await ask(site.url + path, { "Accept-Encoding": "br" })).bytes;
    const unchanged = async (path: string) => {
      const { headers } = await ask(site.url + path, { "Accept-Encoding": "br" });
      const again = await ask(site.url + path, { "Accept-Encoding": "br", "If-None-Match": headers.etag ?? "" });
      if (again.status !== 304) throw new Error(`${path}: ${again.status} instead of 304`);
      return again.bytes;
    };
    const files = await listKept(distDir);
    let appBytes = await whole(paths.worker);
    for (const file of files) appBytes += await whole(`/${file}`);

    const look = { requests: 1, bytes: await unchanged(paths.index) };
    const workerLook = { requests: 1, bytes: await unchanged(paths.worker) };
    const newData = {
      requests: 2,
      bytes: (await whole(paths.index)) - look.bytes + (await whole(paths.snapshot)),
    };
    const newApp = { requests: 1 + files.length, bytes: appBytes };
    const rows: [name: string, timesAMonth: number, cost: { requests: number; bytes: number }][] = [
      ["更新の確認（`/data/index.json`、304）", DAYS, look],
      ["Service Worker の確認（`/sw.js`、304）", DAYS, workerLook],
      [`新しいデータ（月${DATA_RELEASES}回）`, DATA_RELEASES, newData],
      [`アプリの新しい版（月${APP_RELEASES}回、部品がすべて変わったとして）`, APP_RELEASES, newApp],
    ];
    const total = { requests: 0, bytes: 0 };
    const cells = rows.map(([name, often, { requests, bytes }]) => {
      total.requests += often * requests;
      total.bytes += often * bytes;
      return [name, String(often), String(requests), bytes.toLocaleString("en"), kilobytes(often * bytes)];
    });
    const gigabytes = (total.bytes * DEVICES) / 1e9;
    const millions = (total.requests * DEVICES) / 1e6;
    const perSecond = (DEVICES * 2) / 86_400;
    return `${table(["1台が1か月に", "回数", "1回の通信", "1回のバイト", "1か月 KB"], cells)}

- 1台の1か月 = Σ 回数 × バイト = **${kilobytes(total.bytes)} KB**、通信 ${total.requests} 回。
- 100万台の1か月 = **${Math.round(gigabytes).toLocaleString("en")} GB**、**${Math.round(millions).toLocaleString("en")} 百万回**。ならせば毎秒 ${Math.round(perSecond)} 回（確認・Service Worker の2つ。ページは端末が組み立てる）。
- 料金 = GB × ${PER_GB} ドル + 百万回 × ${PER_MILLION_REQUESTS} ドル と置くと、月 ${Math.round(gigabytes * PER_GB).toLocaleString("en")} + ${Math.round(millions * PER_MILLION_REQUESTS).toLocaleString("en")} = **約 ${Math.round(gigabytes * PER_GB + millions * PER_MILLION_REQUESTS).toLocaleString("en")} ドル**。単価は桁を見るための仮の値なので、契約の単価に置きかえてください。転送量に料金のない置き場所では、ほぼ0です。
- 初めて開く1台は、ページ ${kilobytes(await whole(paths.item))} KB、データ ${kilobytes(await whole(paths.snapshot))} KB、オフライン用の部品 ${kilobytes(appBytes)} KB。`;
  } finally {
    await site.close();
  }
}

/** Writes the figures into docs/deploying.md, between its two marks. */
export async function benchCost({ distDir, plan, log }: Bench): Promise<string> {
  log("費用");
  const text = await describeCost(distDir, plan);
  const document = await readFile(DOCUMENT, "utf8");
  if (!GENERATED.test(document))
    throw new Error(`${DOCUMENT} に <!-- cost:start --> と <!-- cost:end --> がありません`);
  await writeFile(
    DOCUMENT,
    document.replace(GENERATED, (_, start, end) => `${start}\n${text}\n${end}`),
  );
  return "";
}
