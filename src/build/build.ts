import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { minify } from "vite";
import { checkBudgets, isReferenceData } from "./budgets.ts";
import { buildClient, buildStyles } from "./bundles.ts";
import { compressFiles } from "./compress.ts";
import { cspHash, headerRules, headersFor, toCaddy, toHeadersFile, toNginx } from "./headers.ts";
import { hashIcons } from "./icons.ts";
import { loadSite } from "./load-site.ts";
import { describeManifest } from "./manifest.ts";
import { drawPreviews } from "./previews.ts";
import { buildRenderer } from "./renderer.ts";
import { writeVersionFiles } from "./version-files.ts";
import { workFolder } from "./work-folder.ts";
import { buildWorker, listPrecachedStyles } from "./worker.ts";

export interface BuildOptions {
  dataDir: string;
  outDir: string;
  /** A release refuses data that nobody has published. */
  isRelease?: boolean;
  /** Write the compressed copies, and check the byte budgets by them; off for what is looked at on this machine alone. */
  isCompressed?: boolean;
}

/** Builds the whole site: data, scripts, one document per address, previews, worker, headers, compressed copies. */
export async function buildSite({
  dataDir,
  outDir,
  isRelease = false,
  isCompressed = true,
}: BuildOptions): Promise<void> {
  const site = await loadSite(dataDir);
  const { snapshot } = site;
  const shown = [site, ...site.others].map((loaded) => loaded.snapshot);
  if (isRelease && shown.some(({ unpublished }) => unpublished)) {
    throw new Error(
      "公開していない編集があるため、リリース版は作れません。先に npm run publish-data で公開してください。",
    );
  }
  if (isRelease && snapshot.site.watermark) {
    throw new Error(`「${snapshot.site.watermark}」と記されたデータから、リリース版は作れません。`);
  }
  await rm(outDir, { recursive: true, force: true });
  const write = async (path: string, content: string | Uint8Array) => {
    const file = join(outDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  };

  const workDir = workFolder(outDir);
  const client = await buildClient(outDir);
  await mkdir(workDir, { recursive: true });
  await writeFile(join(workDir, "manifest.json"), JSON.stringify(client.manifest));
  const styles = await buildStyles(outDir, workDir);
  const beforePaint = (await minifyScript("src/app/before-paint.js")).replace(
    "/assets/shared.css",
    styles.sharedDevice,
  );
  const rules = headerRules({
    scriptHashes: [cspHash(beforePaint)],
    styleHashes: [styles.inline, ...Object.values(styles.inlineOfPages)].map(cspHash),
  });
  const renderer = await buildRenderer({
    styles: styles.inline,
    stylesOfPages: styles.inlineOfPages,
    beforePaint,
    island: client.island,
    apps: Object.fromEntries(
      Object.entries(client.apps).map(([name, app]) => [name, { ...app, stylesheets: styles.ofApps[name] ?? [] }]),
    ),
    stylesheets: styles.ofPages,
    printStyles: styles.print,
    icons: await hashIcons(outDir),
    headers: { ...headersFor("/", rules), "Content-Type": "text/html; charset=utf-8" },
    ...(site.plans ? { plans: site.plans } : {}),
  });
  await write(renderer.path, renderer.code);

  await writeVersionFiles(site, renderer, write);
  for (const one of shown) await drawPreviews(one, write, site.plans);
  await write("manifest.webmanifest", describeManifest(snapshot.site, renderer.frame.icons));
  await write("headers.json", JSON.stringify(rules));
  await write("_headers", toHeadersFile(rules));
  await write("nginx.conf", toNginx(rules));
  await write("Caddyfile", toCaddy(rules));

  const precache = await buildWorker({
    distDir: outDir,
    manifest: client.manifest,
    stylesheets: listPrecachedStyles(styles),
    appBuild: renderer.frame.appBuild,
    plans: shown.map(({ plan }) => plan.id),
    renderer: `/${renderer.path}`,
  });
  if (isCompressed) {
    await compressFiles(outDir);
    const { failures, warnings } = await checkBudgets(outDir, {
      manifest: client.manifest,
      precache,
      hasReferenceData: isReferenceData(snapshot),
    });
    if (warnings.length > 0) {
      const told =
        "データが増えて、届く量の目安を超えたものがあります。公開はできます。開発する人に、次の行を伝えてください。";
      console.warn([told, ...warnings].join("\n"));
    }
    if (failures.length > 0) throw new Error(failures.join("\n"));
  }
}

/** The inline script, as a function of its own. */
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
    console.error(error);
    process.exitCode = 1;
  }
}
