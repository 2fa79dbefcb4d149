import { execFile } from "node:child_process";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { checkHost, main } from "../../src/commands/check-host.ts";
import {
  answered,
  edited,
  type FaultServer,
  redirectToPortal,
  type ServerFault,
  startFaultServer,
  status,
  truncate,
  typed,
} from "../faults/fault-server.ts";
import { prepareHosts } from "../serve/hosts.ts";

// `npm run check-host` against servers that send the build as it is, and against one that alters it in every known way.

const hosts = await prepareHosts();

afterAll(() => hosts.close());

it.each(hosts.all.filter(({ isInstalled }) => isInstalled))("finds nothing wrong with $host", async ({ start }) => {
  const port = await start();
  const { text, broken, asked } = await checkHost(new URL(`http://127.0.0.1:${port}`), hosts.dist);
  expect(text).toBe("ビルドしたとおりに届いています。");
  expect(broken).toBe(0);
  expect(asked).toBeGreaterThan(15);
});

const PAGES = /^\/(plans\/[^.]*[^./])?$/;
const SCRIPTS = /^\/assets\/.*\.js$/;
const WORKER = /^\/sw\.js$/;

const append = (text: string) => edited((file) => file + text);
const setHeader = (name: string, value: string) => answered((headers) => ({ ...headers, [name]: value }));
const without = (...names: string[]) =>
  answered((headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))));

/** Answers with other bytes every time. */
function unstable(): ServerFault {
  let times = 0;
  return (exchange) => {
    times += 1;
    return append(`// ${times}`)(exchange);
  };
}

/** What is missing is the home page, as hosts of single-page apps have it. */
const orHome: ServerFault = async (exchange) => {
  const { status: found } = await exchange.answer();
  if (found === 404) exchange.request.url = "/";
  const { headers, body } = await exchange.answer(true);
  exchange.response.writeHead(200, headers).end(body);
};

interface Misdeed {
  what: string;
  pattern: RegExp;
  fault: ServerFault;
  /** Sentences of the report, in their order. */
  says: string[];
  isBroken?: false;
}

const MISDEEDS: Misdeed[] = [
  {
    what: "Rocket Loader",
    pattern: PAGES,
    fault: append(
      '<script type="0123456789abcdef01234567-module" src="/a.js"></script><script src="/cdn-cgi/scripts/7d0fa10a/cloudflare-static/rocket-loader.min.js"></script>',
    ),
    says: ["✗ ページのスクリプトが足されたり", "・Rocket Loader — Cloudflare の Speed の設定でオフにします。"],
  },
  {
    what: "e-mail obfuscation",
    pattern: PAGES,
    fault: append(
      '<a class="__cf_email__"></a><script src="/cdn-cgi/scripts/5c5dd728/cloudflare-static/email-decode.min.js"></script>',
    ),
    says: ["✗ ページのスクリプトが足されたり", "・Email Address Obfuscation"],
  },
  {
    what: "a comment in every page",
    pattern: PAGES,
    fault: append("<!-- served by a cache -->"),
    says: ["△ ページが書きかえられています", "served by a cache", "こわれているもの 0"],
    isBroken: false,
  },
  {
    what: "Auto Minify",
    pattern: /^\/(assets\/main.*|plans\/4)?$/,
    fault: edited((text) => text.replaceAll(/[";]|<!--.*?-->/g, "")),
    says: ["✗ 部品の中身が、ビルドしたものと違います", "△ ページが書きかえられています", "・Auto Minify"],
  },
  {
    what: "a line added to scripts",
    pattern: SCRIPTS,
    fault: append("\n//# optimised"),
    says: ["✗ 部品の中身が", "/assets/main-Ab12.js", "//# optimised", "オフラインで読めるようになりません"],
  },
  {
    what: "another build",
    pattern: PAGES,
    fault: edited((html) => html.replace('content="b1"', 'content="b0"')),
    says: ["✗ dist/ とは別のビルドのページです", "丸ごと"],
  },
  {
    what: "pages cut short",
    pattern: PAGES,
    fault: edited((html) => html.slice(0, -30)),
    says: ["✗ ページが途中で切れています"],
  },
  {
    what: "an old worker from a cache",
    pattern: WORKER,
    fault: edited(() => "self.old;"),
    says: ["✗ sw.js の中身が、ビルドしたものと違います", "手前のキャッシュ（CDN）"],
  },
  {
    what: "a worker that differs each time",
    pattern: WORKER,
    fault: unstable(),
    says: ["✗ sw.js の中身が、聞くたびに違います"],
  },
  {
    what: "a worker for a year",
    pattern: WORKER,
    fault: setHeader("cache-control", "public, max-age=31536000"),
    says: ["✗ 確かめずに1日より長く", "/sw.js", "Browser Cache TTL"],
  },
  {
    what: "four hours for everything (Browser Cache TTL)",
    pattern: /./,
    fault: setHeader("cache-control", "max-age=14400"),
    says: ["△ 確かめずにしばらく", "△ 変わらないファイルなのに"],
    isBroken: false,
  },
  {
    what: "data altered",
    pattern: /^\/data\/plans\/.*\.json$/,
    fault: append(" "),
    says: ["✗ データの中身が", "更新されません"],
  },
  {
    what: "half a file",
    pattern: /^\/assets\/.*\.css$/,
    fault: truncate,
    says: ["✗ 部品の中身が", "/assets/main-Ab12.css"],
  },
  {
    what: "scripts as plain text",
    pattern: /\.js$/,
    fault: typed("text/plain"),
    says: ["✗ 種類（Content-Type）が違います", "text/plain"],
  },
  {
    what: "another charset",
    pattern: PAGES,
    fault: typed("text/html; charset=Shift_JIS"),
    says: ["✗ 種類（Content-Type）が違います", "Shift_JIS"],
  },
  { what: "a redirect", pattern: WORKER, fault: redirectToPortal, says: ["✗ 別のアドレスへ", "302 → /portal-login"] },
  { what: "a file missing", pattern: SCRIPTS, fault: status(404), says: ["✗ ファイルがありません", "状態 404"] },
  { what: "200 for what is missing", pattern: /no-such/, fault: orHome, says: ["✗ 無いアドレスに", "SPA"] },
  {
    what: "404 for a year",
    pattern: /no-such/,
    fault: setHeader("cache-control", "max-age=31536000"),
    says: ["✗ 「無い」という返事が"],
  },
  {
    what: "no policy",
    pattern: PAGES,
    fault: without("content-security-policy"),
    says: ["✗ 安全や公開のためのヘッダー", "Content-Security-Policy: （ない）"],
  },
  {
    what: "Vary: *",
    pattern: /./,
    fault: setHeader("vary", "*"),
    says: ["△ Vary: * が付いています"],
    isBroken: false,
  },
  { what: "no tags", pattern: /./, fault: without("etag"), says: ["△ 変わったかどうかを確かめる印"], isBroken: false },
  { what: "no compression", pattern: /./, fault: without(), says: ["△ 圧縮されずに"], isBroken: false },
  { what: "slashes left", pattern: /\/$/, fault: orHome, says: ["△ 末尾に / の付いた"], isBroken: false },
  {
    what: "images made anew",
    pattern: /\.png$/,
    fault: append("x"),
    says: ["△ 画像が作り直されています"],
    isBroken: false,
  },
  {
    what: "nothing at one address",
    pattern: WORKER,
    fault: async ({ response }) => void response.destroy(),
    says: ["✗ 返事がありません"],
  },
];

describe("tells what a host does that alters", () => {
  let server: FaultServer;

  beforeAll(async () => {
    server = await startFaultServer(hosts.dist);
    return () => server.close();
  });

  afterEach(() => server.heal());

  it.each(MISDEEDS)("$what", async ({ pattern, fault, says, isBroken = true }) => {
    server.inject(pattern, fault);
    const { text, broken } = await checkHost(new URL(server.url), hosts.dist);
    let from = 0;
    for (const sentence of says) {
      expect(text.slice(from)).toContain(sentence);
      from = text.indexOf(sentence, from);
    }
    expect(broken > 0, text).toBe(isBroken);
  });

  it("accuses no setting where there is none", async () => {
    server.inject(SCRIPTS, append("\n//# optimised"));
    expect((await checkHost(new URL(server.url), hosts.dist)).text).not.toContain("疑わしい設定:");
  });
});

it("says that offline use needs https", async () => {
  const { text } = await checkHost(new URL("http://example.invalid"), hosts.dist);
  expect(text).toContain("✗ https ではありません");
  expect(text).toContain("✗ 返事がありません");
});

describe("the command", () => {
  afterEach(() => vi.restoreAllMocks());

  it("ends with 1 where something is broken, and with 0 where not", async () => {
    const said = vi.spyOn(console, "log").mockImplementation(() => {});
    const server = await startFaultServer(hosts.dist);
    expect(await main([server.url, hosts.dist])).toBe(0);
    server.inject(WORKER, status(500));
    expect(await main([server.url, hosts.dist])).toBe(1);
    expect(said.mock.calls[1]?.[0]).toContain("✗ ファイルがありません");
    await server.close();
  });

  it.each([
    { given: [], asks: "npm run check-host -- https://" },
    { given: ["ftp://host"], asks: "npm run check-host -- https://" },
    { given: ["https://host", "no-such-folder"], asks: "npm run build" },
  ])("asks for what it needs: $given", async ({ given, asks }) => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    expect(await main(given)).toBe(1);
    expect(said.mock.calls.join()).toContain(asks);
  });

  it("is there under its name", async () => {
    const ended = new Promise<{ code: unknown; text: string }>((done) => {
      execFile("npm", ["run", "--silent", "check-host"], (error, _, text) => done({ code: error?.code, text }));
    });
    expect(await ended).toEqual({ code: 1, text: expect.stringContaining("npm run check-host -- https://") });
  });
});
