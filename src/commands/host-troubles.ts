/** What a host can do to a build: what is wrong, what readers then have, and what to put right. */
interface TroubleKind {
  /** Readers lose something, and not only time. */
  isBroken: boolean;
  what: string;
  effect: string;
  remedy: string;
}

const OFFLINE_LOST = "オフラインで読めるようになりません（画面にもそう出ます）。つながっている間は読めます。";
const SWITCH =
  "CDN や置き場所の、中身を書きかえる設定をオフにします（docs/deploying.md の表。見当がつけば、下に名前が出ます）。";
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
export interface Suspect {
  setting: string;
  where: string;
  /** In what was added to a page or script, or in a header line. */
  sign: RegExp;
}

export const SUSPECTS: readonly Suspect[] = [
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

export const MINIFIER: Suspect = {
  setting: "Auto Minify（HTML・CSS・JavaScript の縮小）",
  where: "CDN や置き場所の「縮小・最適化」の設定",
  sign: /(?!)/,
};

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
