import { createHash } from "node:crypto";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import type http from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { listChanges } from "#domain/changes.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { listFiles } from "../../src/build/compress.ts";
import { describeDataFiles } from "../../src/build/data-files.ts";
import { createServer } from "../../src/serve/serve.ts";
import { hashOf, readRenderer } from "../faults/sites.ts";

/** What the second version adds, in words that nobody can take for news of the city. */
const ADDED_TEXT = "試験のために加えた記録です。";

/** A copy of the built site whose server stops and starts at one address, and which can publish data and app anew. */
export interface Site {
  /** Without a slash at the end. */
  url: string;
  /** The published snapshot. */
  snapshot: Snapshot;
  start: () => Promise<void>;
  /** As a power cut would: nothing answers any more. */
  stop: () => Promise<void>;
  /** A place beside the site for a file that the reader keeps. */
  keptFile: string;
  /** Publishes a second version of the data, in which one item has a record more; returns its text. */
  publishData: (item: string) => Promise<string>;
  /** Publishes the app as another build; returns its name. */
  publishApp: () => Promise<string>;
}

export async function copySite(distDir: string, folder: string): Promise<Site> {
  await rm(folder, { recursive: true, force: true });
  // Without the compressed copies, which would have to be made anew with every change.
  await cp(distDir, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const index = JSON.parse(await readFile(join(folder, "data/index.json"), "utf8"));
  const snapshot: Snapshot = JSON.parse(await readFile(join(folder, index.plans[0].url), "utf8"));
  let server: http.Server | undefined;
  let port = 0;

  /** Writes every document anew, as the build's renderer makes it of the current data. */
  const renderPages = async (file: string) => {
    const render = readRenderer(await readFile(join(folder, file), "utf8"));
    for (const path of (await listFiles(folder)).filter((one) => one.endsWith(".html"))) {
      const address = path === "index.html" ? "/" : `/${path.slice(0, -".html".length)}`;
      await writeFile(join(folder, path), render(site.snapshot, address));
    }
  };
  const findRenderer = async () => {
    const worker = await readFile(join(folder, "sw.js"), "utf8");
    const [, file] = /\/(assets\/renderer-\w+\.js)/.exec(worker) ?? [];
    if (!file) throw new Error("the worker does not name its renderer");
    return { worker, file };
  };

  const site: Site = {
    url: "",
    snapshot,
    keptFile: resolve(`${folder}-kept.json`),
    async start() {
      server = createServer(folder);
      await new Promise<void>((listening, failed) =>
        server?.once("error", failed).listen(port, "127.0.0.1", listening),
      );
      port = (server.address() as AddressInfo).port;
      site.url = `http://localhost:${port}`;
    },
    stop: () =>
      new Promise((closed) => {
        if (!server) return closed();
        server.close(() => closed());
        server.closeAllConnections();
        server = undefined;
      }),
    async publishData(item) {
      const next = addRecord(site.snapshot, item);
      for (const file of describeDataFiles(next, [site.snapshot])) await writeFile(join(folder, file.path), file.text);
      site.snapshot = next;
      await renderPages((await findRenderer()).file);
      return ADDED_TEXT;
    },
    async publishApp() {
      const home = await readFile(join(folder, "index.html"), "utf8");
      const before = /<meta name="app-build" content="([^"]+)"/.exec(home)?.[1];
      if (!before) throw new Error("the home page does not name its build");
      const after = createHash("sha256").update(before).digest("hex").slice(0, before.length);
      const { worker, file } = await findRenderer();
      const renderer = await readFile(join(folder, file), "utf8");
      const newFile = `assets/renderer-${after}.js`;
      const newRenderer = renderer.replaceAll(before, after);
      await writeFile(join(folder, newFile), newRenderer);
      await renderPages(newFile);
      const newWorker = worker.replaceAll(before, after).replaceAll(file, newFile);
      await writeFile(join(folder, "sw.js"), newWorker.replaceAll(hashOf(renderer), hashOf(newRenderer)));
      return after;
    },
  };
  return site;
}

function addRecord(snapshot: Snapshot, item: string): Snapshot {
  const source = snapshot.plan.sources[0]?.id;
  if (!source) throw new Error("the plan has no source");
  const record = { id: "engines-test", item, type: "event", text: ADDED_TEXT, source } as const;
  const plan = { ...snapshot.plan, records: [...snapshot.plan.records, record] };
  const dates = { olderAsOf: snapshot.date, newerAsOf: snapshot.date };
  const version = snapshot.version + 1;
  const entry = { version, date: snapshot.date, note: ADDED_TEXT, changes: listChanges(snapshot.plan, plan, dates) };
  return { ...snapshot, version, plan, log: [...snapshot.log, entry] };
}
