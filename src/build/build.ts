import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build, minify } from "vite";
import type { Snapshot } from "#domain/snapshot.ts";
import type { Head } from "#words/head.ts";
import { checkBudgets } from "./budgets.ts";
import { compressFiles } from "./compress.ts";
import { describeDataFiles } from "./data-files.ts";
import { cspHash, type DocumentFrame, renderDocument } from "./document.ts";
import { headerRules, toCaddy, toHeadersFile, toNginx } from "./headers.ts";
import { hashIcons } from "./icons.ts";
import { loadSnapshot } from "./load-snapshot.ts";
import { describeManifest } from "./manifest.ts";
import { buildWorker } from "./precache.ts";
import { drawPreviews } from "./previews.ts";
import { describeSitemap } from "./sitemap.ts";
import { INLINE_STYLES } from "./styles.ts";
import { filesOf, listReachable, readViteManifest } from "./vite-manifest.ts";
import { workFolder } from "./work-folder.ts";

/** The parts of the built server entry (src/app/server.tsx) that the build calls. */
interface ServerEntry {
  listAddresses: (snapshot: Snapshot) => string[];
  /** `source` is the page's own source file, by which the manifest knows its stylesheets. */
  renderPage: (snapshot: Snapshot, address: string) => { head: Head; body: string; source: string };
  isPersonal: (address: string) => boolean;
}

export interface BuildOptions {
  dataDir: string;
  outDir: string;
  /** A release refuses data that nobody has published. */
  isRelease?: boolean;
  /** Check the byte budgets; off for plans that exist to break them (the bench's large ones). */
  hasBudgets?: boolean;
}

/** What the empty shell says until the app has the plan, and where the island tells why it has not come. */
const SHELL_BODY = '<main id="main"><h1>読み込んでいます…</h1><p role="status" data-waiting></p></main>';

const ISLAND = "src/app/island.ts";

/** Builds the whole site: data, app, one document per address, previews, worker, headers, compressed copies. */
export async function buildSite({
  dataDir,
  outDir,
  isRelease = false,
  hasBudgets = true,
}: BuildOptions): Promise<void> {
  const { snapshot, older } = await loadSnapshot(dataDir);
  if (isRelease && snapshot.unpublished) {
    throw new Error(
      "公開していない編集があるため、リリース版は作れません。先に npm run publish-data で公開してください。",
    );
  }
  if (isRelease && snapshot.site.watermark) {
    throw new Error(`「${snapshot.site.watermark}」と記されたデータから、リリース版は作れません。`);
  }
  const workDir = workFolder(outDir);
  await rm(outDir, { recursive: true, force: true });
  await build({ logLevel: "warn", build: { outDir, emptyOutDir: true } });
  await build({
    logLevel: "warn",
    publicDir: false,
    build: {
      outDir: workDir,
      emptyOutDir: true,
      manifest: false,
      ssr: "src/app/server.tsx",
      rolldownOptions: { input: "src/app/server.tsx" },
    },
  });
  const manifestPath = join(workDir, "manifest.json");
  await cp(join(outDir, ".vite/manifest.json"), manifestPath);
  await rm(join(outDir, ".vite"), { recursive: true });

  const write = async (path: string, content: string | Uint8Array) => {
    const file = join(outDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  for (const file of describeDataFiles(snapshot, older)) await write(file.path, file.text);

  const manifest = await readViteManifest(manifestPath);
  const serverFile = join(workDir, "server.js");
  const styles = await readFile(join(outDir, INLINE_STYLES), "utf8");
  await rm(join(outDir, INLINE_STYLES));
  const beforePaint = await minifyScript("src/app/before-paint.js");
  const [script = "", ...modules] = filesOf(manifest, listReachable(manifest, [ISLAND])).filter((file) =>
    file.endsWith(".js"),
  );
  const server: ServerEntry = await import(pathToFileURL(resolve(serverFile)).href);
  const icons = await hashIcons(outDir);
  const frame: DocumentFrame = {
    site: snapshot.site,
    appBuild: createHash("sha256")
      .update(JSON.stringify([manifest, styles, beforePaint, icons, snapshot.site]))
      .update(await readFile(serverFile))
      .digest("hex")
      .slice(0, 12),
    styles,
    beforePaint,
    script: `/${script}`,
    modules: modules.map((module) => `/${module}`),
    icons,
    images: await drawPreviews(snapshot, write),
  };

  const addresses = server.listAddresses(snapshot);
  for (const address of addresses) {
    const { head, body, source } = server.renderPage(snapshot, address);
    const late = filesOf(manifest, listReachable(manifest, [source])).filter((file) => file.endsWith(".css"));
    const page = {
      head,
      body,
      address,
      styles: late.map((file) => `/${file}`),
      version: snapshot.version,
      isPersonal: server.isPersonal(address),
    };
    await write(address === "/" ? "index.html" : `${address.slice(1)}.html`, renderDocument(frame, page));
  }
  const missing = server.renderPage(snapshot, "/404");
  await write("404.html", renderDocument(frame, { head: missing.head, body: missing.body, version: snapshot.version }));
  const shellHead = { title: "読み込み中", description: snapshot.site.name };
  await write("shell.html", renderDocument(frame, { head: shellHead, body: SHELL_BODY, version: 0 }));
  await write("manifest.webmanifest", describeManifest(snapshot.site, icons));
  for (const file of describeSitemap(snapshot, addresses)) await write(file.path, file.text);

  const rules = headerRules({ scriptHashes: [cspHash(beforePaint)], styleHashes: [cspHash(styles)] });
  await write("headers.json", JSON.stringify(rules));
  await write("_headers", toHeadersFile(rules));
  await write("nginx.conf", toNginx(rules));
  await write("Caddyfile", toCaddy(rules));

  const precache = await buildWorker({ distDir: outDir, manifestPath, appBuild: frame.appBuild });
  await compressFiles(outDir);
  if (hasBudgets) {
    const { failures, warnings } = await checkBudgets(outDir, { manifestPath, precache: precache.files });
    for (const warning of warnings) console.warn(warning);
    if (failures.length > 0) throw new Error(failures.join("\n"));
  }
}

async function minifyScript(file: string): Promise<string> {
  const { code } = await minify(file, `(()=>{${await readFile(file, "utf8")}})()`);
  return code.trim();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: "data" },
      out: { type: "string", default: "dist" },
      mode: { type: "string", default: "production" },
    },
  });
  try {
    await buildSite({ dataDir: values.data, outDir: values.out, isRelease: values.mode === "release" });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
