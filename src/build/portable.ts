import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { deflateSync } from "node:zlib";
import { bundlePortable } from "./bundles.ts";
import { cspHash } from "./headers.ts";
import { loadSite } from "./load-site.ts";
import { slimStyles } from "./stylesheets.ts";

/** Most bytes of the file: it has to be opened from the oldest memory stick, and handed on by mail. */
export const PORTABLE_LIMIT = 400_000;

/**
 * The portable edition: the whole plan in one HTML file that opens by a double click, without a host, a worker or modules
 * (src/app/portable). Whatever a page needs lies in it, and its policy lets nothing else come.
 */
export async function buildPortable(dataDir: string): Promise<{ name: string; html: string }> {
  const { snapshot, plans } = await loadSite(dataDir);
  const { code, css } = await bundlePortable();
  const script = guardScript(
    `${code}portable.open().catch(function(error){console.error(error);document.getElementById("main").textContent=${JSON.stringify(TROUBLE)}});`,
  );
  const styles = slimStyles(css);
  const policy = [
    "default-src 'none'",
    `script-src '${cspHash(script)}'`,
    `style-src '${cspHash(styles)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const data = deflateSync(JSON.stringify({ snapshot, plans }), { level: 9 }).toString("base64");
  const title = escapeText(`${snapshot.site.name}（持ち運び版）`);
  const html = [
    '<!doctype html><html lang="ja"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="robots" content="noindex">',
    `<title>${title}</title><style>${styles}</style></head>`,
    `<body><main id="main"><h1>${title}</h1><noscript><p>${NO_SCRIPT}</p></noscript></main>`,
    `<script type="text/plain" id="data">${data}</script>`,
    `<script>${script}</script></body></html>\n`,
  ].join("");
  return { name: `plan-${snapshot.plan.id}-version-${snapshot.version}.html`, html };
}

const NO_SCRIPT = "このファイルを読むには、ブラウザーの設定でJavaScriptを使えるようにしてください。";
const TROUBLE =
  "このブラウザーでは開けませんでした。新しいブラウザー（Edge、Chrome、Safari、Firefox）で開いてください。";

/** A script within a document: no text of it may end the element, or begin a comment (HTML, "restrictions for contents of script elements"). */
function guardScript(code: string): string {
  return code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { data: { type: "string", default: "data" }, out: { type: "string" } } });
  const { name, html } = await buildPortable(values.data);
  const file = values.out ?? `portable/${name}`;
  const bytes = Buffer.byteLength(html);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, html);
  console.log(`${file}（${Math.ceil(bytes / 1000)} KB）を書きました。ダブルクリックで開けます。`);
  // The data have grown: the file can be handed on all the same.
  if (bytes > PORTABLE_LIMIT) {
    console.warn(`目安の ${PORTABLE_LIMIT / 1000} KB を超えています。そのまま使えます。開発する人に伝えてください。`);
  }
}
