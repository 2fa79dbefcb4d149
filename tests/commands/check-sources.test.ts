import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkSources, describeHealth } from "../../src/commands/source-health.ts";
import { visitAddress } from "../../src/commands/visit-address.ts";
import { aSource } from "../support/fixtures.ts";

// `npm run check-sources` against a server on this machine that does to a document what servers do.

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const answer =
  (status: number, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(status, { "Content-Type": "text/html", ...headers }).end("<p>何か</p>");
const send = (status: number, location: string) => answer(status, { Location: location });

const HANDLERS: Record<string, Handler> = {
  "/": answer(200),
  "/page.html": answer(200),
  "/report.pdf": answer(200, { "Content-Type": "application/pdf" }),
  "/no-head": (request, response) => answer(request.method === "HEAD" ? 405 : 200)(request, response),
  "/head-hangs": (request, response) => {
    if (request.method !== "HEAD") answer(200)(request, response);
  },
  "/for-good": send(301, "/page.html"),
  "/for-now": send(302, "/page.html"),
  "/for-good-then-now": send(308, "/for-now"),
  "/to-top/old.pdf": send(302, "/"),
  "/to-top/old": send(301, "/index.html"),
  "/index.html": answer(200),
  "/was.pdf": answer(200, { "Content-Type": "text/html; charset=UTF-8" }),
  "/pdf-moved.pdf": send(301, "/list"),
  "/list": answer(200),
  "/was.html": answer(200, { "Content-Type": "application/pdf" }),
  "/gone": answer(410),
  "/locked": answer(403),
  "/resting": answer(503),
  "/broken": answer(500),
  "/to-nowhere": send(301, "/missing"),
  "/to-mail": send(301, "mailto:someone@example.com"),
  "/loop": send(302, "/loop"),
};

let server: Server;
let origin: string;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    (HANDLERS[request.url ?? ""] ?? answer(404))(request, response);
  }).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const check = async (path: string, visit = (address: string) => visitAddress(address)) => {
  const { sources } = await checkSources([aSource({ url: path.startsWith("/") ? origin + path : path })], visit, 0);
  return sources[0]?.document;
};

it.each(["/", "/page.html", "/report.pdf", "/no-head", "/for-now", "/for-good-then-now"])(
  "finds nothing wrong with %s",
  async (path) => {
    expect(await check(path)).toEqual({ isOpen: true });
  },
);

it("says where an address has moved for good", async () => {
  expect(await check("/for-good")).toEqual({ isOpen: true, movedTo: `${origin}/page.html` });
});

it.each([
  { path: "/missing", says: "見つかりません（状態 404）" },
  { path: "/gone", says: "なくなりました（状態 410）" },
  { path: "/locked", says: "機械には開かせないか" },
  { path: "/resting", says: "日を改めて、もう一度調べてください（状態 503）" },
  { path: "/broken", says: "開けません。ブラウザーで確かめてください（状態 500）" },
  { path: "/to-nowhere", says: "見つかりません（状態 404）" },
  { path: "/to-mail", says: "（状態 301）" },
  { path: "/loop", says: "転送がいつまでも続きます" },
  { path: "/to-top/old.pdf", says: "サイトの入口（" },
  { path: "/to-top/old", says: "サイトの入口（" },
  { path: "/was.pdf", says: "pdf のファイルだったアドレスが、ページ（text/html）を返します" },
  { path: "/pdf-moved.pdf", says: "pdf のファイルだったアドレスが、ページ（text/html）を返します" },
  { path: "/was.html", says: "ページだったアドレスが、ファイル（application/pdf）を返します" },
  { path: "http://no-such-server.invalid/a", says: "サーバーの名前が見つかりません" },
])("counts $path as lost and says why", async ({ path, says }) => {
  const verdict = await check(path);
  expect(verdict).toEqual({ isOpen: false, finding: expect.stringContaining(says) });
});

it("says that nobody listens, that a certificate is wrong, and that no answer came in time", async () => {
  const closed = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => closed.once("listening", listening));
  const { port } = closed.address() as AddressInfo;
  await new Promise((end) => closed.close(end));
  expect((await check(`http://127.0.0.1:${port}/`))?.finding).toContain("サーバーにつながりません");
  expect((await check(`${origin.replace("http:", "https:")}/`))?.finding).toContain("証明書が正しくありません");

  HANDLERS["/hangs"] = () => undefined;
  const inAMoment = (address: string) => visitAddress(address, { timeoutMs: 100 });
  expect((await check("/hangs", inAMoment))?.finding).toContain("時間切れ");
});

it("asks for the whole where the head alone gets no answer", async () => {
  const visit = (address: string) => visitAddress(address, { timeoutMs: 1_000 });
  expect(await check("/head-hangs", visit)).toEqual({ isOpen: true });
});

it("asks each address once, and for the head alone where that is answered", async () => {
  asked.length = 0;
  const sources = ["a", "b"].map((id) => aSource({ id, url: `${origin}/page.html` }));
  await checkSources(sources, visitAddress, 0);
  expect(asked).toEqual(["HEAD /page.html"]);
});

describe("what is told", () => {
  it("names what is lost with its archived copy, what has moved, and copies that are lost", async () => {
    const { sources } = await checkSources(
      [
        aSource({ id: "kept", title: "ある資料", url: `${origin}/gone`, archiveUrl: `${origin}/page.html` }),
        aSource({ id: "lost", title: "なくした資料", url: `${origin}/gone` }),
        aSource({ id: "moved", url: `${origin}/for-good` }),
        aSource({ id: "copy", url: `${origin}/page.html`, archiveUrl: `${origin}/gone` }),
      ],
      visitAddress,
      0,
    );
    const lines = describeHealth(sources).split("\n");
    expect(lines).toEqual([
      "■ 開けない出典（2件）",
      "kept「ある資料」",
      `  ${origin}/gone`,
      "  なくなりました（状態 410）。",
      `  保存されたものは開けます: ${origin}/page.html`,
      "lost「なくした資料」",
      `  ${origin}/gone`,
      "  なくなりました（状態 410）。",
      "  国立国会図書館の WARP などに保存されていれば、そのアドレスを archive_url に書いてください。",
      "",
      "■ 移った出典（開けます。url を直せます）（1件）",
      expect.stringMatching(/^moved「/),
      `  ${origin}/for-good → ${origin}/page.html`,
      "",
      "■ 開けない保存先（archive_url）（1件）",
      expect.stringMatching(/^copy「/),
      `  ${origin}/gone`,
      "  なくなりました（状態 410）。",
      "",
      "記録は消しません。開けなくなった資料も、記録のよりどころとして残します。",
      "",
      "出典4件のうち、2件が開けました。",
    ]);
  });

  it("learns nothing where no address answers at all", async () => {
    const silent = async () => ({ kind: "silent", why: "unknown-host" }) as const;
    expect((await checkSources([aSource()], silent, 0)).isOffline).toBe(true);
    expect((await checkSources([], silent, 0)).isOffline).toBe(false);
  });
});
