import { type HeaderRule, headersFor } from "./headers.ts";

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

/** What a host can do to a build: what is wrong, what readers then have, and what to put right. */
interface TroubleKind {
  /** Readers lose something, and not only time. */
  isBroken: boolean;
  what: string;
  effect: string;
  remedy: string;
}

const OFFLINE_LOST = "オフラインで読めるようになりません（画面にもそう出ます）。つながっている間は読めます。";
const SWITCH = "書きかえる機能をオフにします（下の「疑わしい設定」）。";
const RULES = "dist/ の _headers・nginx.conf・Caddyfile のうち、置き場所に合うものが使われているか確かめます。";
const LIFETIME =
  "ブラウザでの保存期間を置き場所が決める設定（Cloudflare の Browser Cache TTL など）を、「元のヘッダーに従う」にします。";
const PLACE = "dist/ を丸ごと、古い /assets/ を残して置き直します。手前のキャッシュ（CDN）があれば消します。";

const TROUBLES = {
  unreachable: {
    isBroken: true,
    what: "返事がありません",
    effect: "開けません。",
    remedy: "アドレスと、サーバーが動いているかを確かめます。",
  },
  insecure: {
    isBroken: true,
    what: "https ではありません",
    effect: OFFLINE_LOST,
    remedy: "https で公開し、http からは https へ送ります。",
  },
  missing: {
    isBroken: true,
    what: "ファイルがありません",
    effect: "画面かオフライン用の部品が欠けます。",
    remedy: PLACE,
  },
  redirected: {
    isBroken: true,
    what: "別のアドレスへ送られます",
    effect: `部品やデータは受け取られません。${OFFLINE_LOST}`,
    remedy: "そのアドレスのままで返すようにします（ログイン画面や、末尾の / を付ける設定が原因のことがあります）。",
  },
  otherBuild: {
    isBroken: true,
    what: "dist/ とは別のビルドのページです",
    effect: "古い画面が出ます。ほかの検査の結果も当てになりません。",
    remedy: PLACE,
  },
  cut: {
    isBroken: true,
    what: "ページが途中で切れています",
    effect: "途中までしか読めません。",
    remedy: PLACE,
  },
  scriptInPage: {
    isBroken: true,
    what: "ページのスクリプトが足されたり、変えられたりしています",
    effect: "ボタンが動かないことがあります。このサイトが約束する「追跡なし」も守れません。",
    remedy: SWITCH,
  },
  pageAltered: {
    isBroken: false,
    what: "ページが書きかえられています（スクリプトは同じ）",
    effect: "読めます。2回目からは、端末が元のとおりに組み立てます。",
    remedy: SWITCH,
  },
  partAltered: {
    isBroken: true,
    what: "部品の中身が、ビルドしたものと違います",
    effect: OFFLINE_LOST,
    remedy: SWITCH,
  },
  workerAltered: {
    isBroken: true,
    what: "sw.js の中身が、ビルドしたものと違います",
    effect: "古い版のまま変わらないか、「新しい版」が何度も出ます。",
    remedy: `${PLACE}書きかえられているなら、${SWITCH}`,
  },
  workerUnstable: {
    isBroken: true,
    what: "sw.js の中身が、聞くたびに違います",
    effect: "開くたびに「新しい版があります」と出ます。",
    remedy: SWITCH,
  },
  dataAltered: {
    isBroken: true,
    what: "データの中身が、ビルドしたものと違います",
    effect: "端末はそのデータを受け取らず、更新されません。",
    remedy: `${PLACE}書きかえられているなら、${SWITCH}`,
  },
  imageAltered: {
    isBroken: false,
    what: "画像が作り直されています",
    effect: "見えます。画質が変わることがあります。",
    remedy: "画像を自動で縮める設定（Cloudflare の Polish など）をオフにします。",
  },
  type: {
    isBroken: true,
    what: "種類（Content-Type）が違います",
    effect: "スクリプトやスタイルが働かないか、文字が化けます。",
    remedy: RULES,
  },
  header: {
    isBroken: true,
    what: "安全や公開のためのヘッダーが違います",
    effect: "docs/security.md の約束が守れません。",
    remedy: RULES,
  },
  keptLong: {
    isBroken: true,
    what: "確かめずに1日より長く使ってよいことになっています",
    effect: "新しいデータや直した画面が、端末に届くのが遅れます。",
    remedy: LIFETIME,
  },
  keptShortly: {
    isBroken: false,
    what: "確かめずにしばらく使ってよいことになっています",
    effect: "新しいページが届くのが、その時間だけ遅れます。",
    remedy: LIFETIME,
  },
  notKept: {
    isBroken: false,
    what: "変わらないファイルなのに、長く保存されません（immutable がない）",
    effect: "開くたびに余分な通信が起きます。",
    remedy: LIFETIME,
  },
  variesAll: {
    isBroken: false,
    what: "Vary: * が付いています",
    effect: "オフライン用の部品は受け取れますが、ブラウザがふだんの保存に使えません。",
    remedy: "Vary を Accept-Encoding だけにします。",
  },
  noTag: {
    isBroken: false,
    what: "変わったかどうかを確かめる印（ETag）がありません",
    effect: "変わっていなくても、毎回すべて送られます。",
    remedy: "ETag を消す設定をオフにします。",
  },
  notPacked: {
    isBroken: false,
    what: "圧縮されずに送られます",
    effect: "届くまで3〜5倍の時間がかかります。",
    remedy: "圧縮（gzip か brotli）をオンにします。",
  },
  falseFound: {
    isBroken: true,
    what: "無いアドレスに「ある」（状態200）と返します",
    effect: "消えたページや部品の代わりに別の中身が届きます。",
    remedy:
      "無いアドレスをすべて index.html に回す設定（SPA モード）をオフにし、404.html を状態404で返すようにします。",
  },
  missingKept: {
    isBroken: true,
    what: "「無い」という返事が長く保存されます",
    effect: "あとで置いても、無いままの端末が残ります。",
    remedy: LIFETIME,
  },
  slash: {
    isBroken: false,
    what: "末尾に / の付いたアドレスが、付かないアドレスへ送られません",
    effect: "/ の付いたリンクからは開けないか、同じページが2つのアドレスになります。",
    remedy: RULES,
  },
} satisfies Record<string, TroubleKind>;

export type TroubleName = keyof typeof TROUBLES;

/** Something wrong at one address; `detail` is what was found there. */
export interface Trouble {
  name: TroubleName;
  address: string;
  detail?: string;
}

/** A setting of a host that touches what passes through, and what it leaves behind. */
interface Suspect {
  setting: string;
  where: string;
  /** In what was added to a page or script, or in a header line. */
  sign: RegExp;
}

const SUSPECTS: readonly Suspect[] = [
  {
    setting: "Rocket Loader",
    where: "Cloudflare の Speed の設定",
    sign: /rocket-loader|type="[0-9a-f]{16,}-(module|text\/javascript)"/,
  },
  {
    setting: "Email Address Obfuscation（メールアドレスの難読化）",
    where: "Cloudflare の Scrape Shield の設定",
    sign: /email-decode|cdn-cgi\/l\/email-protection|__cf_email__/,
  },
  {
    setting: "JavaScript Detections・Bot Fight Mode",
    where: "Cloudflare の Security の設定",
    sign: /cdn-cgi\/challenge-platform|__CF\$cv\$params/,
  },
  {
    setting: "Web Analytics（自動で入れる計測）",
    where: "Cloudflare の Analytics の設定",
    sign: /static\.cloudflareinsights\.com|data-cf-beacon/,
  },
  {
    setting: "Mirage（画像のあと読み）",
    where: "Cloudflare の Speed の設定",
    sign: /data-cfsrc|cloudflare-static\/mirage/,
  },
  { setting: "Polish（画像の縮小）", where: "Cloudflare の Speed の設定", sign: /^cf-polished:/m },
  { setting: "Snippet injection・Real User Metrics", where: "Netlify の Site configuration", sign: /netlify/i },
  { setting: "PageSpeed", where: "nginx・Apache の pagespeed モジュール", sign: /pagespeed/i },
  {
    setting: "計測タグ（Google など）",
    where: "置き場所か CDN の「タグ・スニペットを入れる」設定",
    sign: /googletagmanager|google-analytics/,
  },
];

const MINIFIER: Suspect = {
  setting: "Auto Minify（HTML・CSS・JavaScript の縮小）",
  where: "CDN や置き場所の「縮小・最適化」の設定",
  sign: /(?!)/,
};

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

/** What was found, for people: every kind of trouble once, the worst first. */
export function describeTroubles(
  troubles: readonly Trouble[],
  suspects: readonly Suspect[],
): { text: string; broken: number } {
  const names = [...new Set(troubles.map(({ name }) => name))];
  const kindOf = (name: TroubleName): TroubleKind => TROUBLES[name];
  const isBroken = (name: TroubleName) => kindOf(name).isBroken;
  const blocks = [...names.filter(isBroken), ...names.filter((name) => !isBroken(name))].map((name) => {
    const { what, effect, remedy } = kindOf(name);
    const all = troubles.filter((one) => one.name === name);
    const addresses = [...new Set(all.map(({ address }) => address))];
    const rest = addresses.length > 3 ? ` ほか${addresses.length - 3}件` : "";
    const detail = all.find((one) => one.detail)?.detail;
    return [
      `${isBroken(name) ? "✗" : "△"} ${what}`,
      `   ところ: ${addresses.slice(0, 3).join("、")}${rest}`,
      ...(detail ? [`   届いたもの: ${detail}`] : []),
      `   読者には: ${effect}`,
      `   直すには: ${remedy}`,
    ].join("\n");
  });
  const settings = [...new Set(suspects)].map(({ setting, where }) => `・${setting} — ${where}でオフにします。`);
  const broken = names.filter(isBroken).length;
  const text = [
    ...blocks,
    ...(settings.length > 0 ? [["疑わしい設定:", ...settings].join("\n")] : []),
    names.length === 0
      ? "ビルドしたとおりに届いています。"
      : `こわれているもの ${broken}、気をつけるもの ${names.length - broken}。`,
  ].join("\n\n");
  return { text, broken };
}
