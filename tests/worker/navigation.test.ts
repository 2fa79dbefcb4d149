import { beforeEach, expect, it, vi } from "vitest";
import type { RenderedPage } from "#markup/renderer.ts";
import { useFakeBrowser } from "../storage/fake-browser.ts";
import { createCaches } from "../storage/fake-caches.ts";

useFakeBrowser();

const ORIGIN = "https://example.jp";
const ours = (version: number) =>
  `<html><head><meta name="plan" content="9"><meta name="data-version" content="${version}"><meta name="app-build" content="b"></head></html>`;

interface Device {
  /** What the device can render; "slow" for a database that does not answer. */
  page?: RenderedPage | null | "slow" | Promise<RenderedPage> | Error;
  /** What the host answers, one after another; an error for no connection. */
  host?: (Response | Error | "silent")[];
}

const html = (text: string, init?: ResponseInit) =>
  new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" }, ...init });

let asked: { url: string; cache?: string | undefined }[] = [];

async function open(path: string, { page = null, host = [new TypeError("offline")] }: Device): Promise<Response> {
  const { answerNavigation } = await import("../../src/worker/navigation.ts");
  asked = [];
  const answers = [...host];
  vi.stubGlobal("fetch", async (request: RequestInfo, init?: RequestInit) => {
    asked.push({ url: typeof request === "string" ? request : request.url, cache: init?.cache });
    const answer = answers.shift() ?? new TypeError("offline");
    if (answer instanceof Error) throw answer;
    if (answer === "silent") return new Promise<never>(() => {});
    return answer;
  });
  const pages = {
    plan: "9",
    snapshot: async () => null,
    renderer: () => expect.unreachable(),
    respond: ({ html: text, status }: RenderedPage) => html(text, { status }),
    render: () =>
      page === "slow"
        ? new Promise<never>(() => {})
        : page instanceof Error
          ? Promise.reject(page)
          : Promise.resolve(page),
  };
  const url = new URL(path, ORIGIN);
  return answerNavigation(pages, new Request(url), url);
}

beforeEach(() => vi.stubGlobal("caches", createCaches()));

it("answers with the page that this device renders, and asks nobody", async () => {
  const response = await open("/plans/4?utm_source=x", { page: { html: "own", status: 200, digest: "" } });
  expect([response.status, await response.text(), asked]).toEqual([200, "own", []]);
});

it.each([
  { what: "as built", html: ours(12), facts: { plan: "9", version: 12 } },
  {
    what: "with something put in",
    html: `<script src="/cdn-cgi/a.js"></script><!-- x -->${ours(12)}`,
    facts: { plan: "9", version: 12 },
  },
  { what: "without quotes", html: ours(12).replaceAll('"', ""), facts: { plan: "9", version: 12 } },
  { what: "of a portal", html: "<title>Wi-Fi</title>", facts: null },
])("knows a document $what by what it must contain", async ({ html: text, facts }) => {
  const { readDocumentFacts } = await import("../../src/worker/network-document.ts");
  expect(readDocumentFacts(text)).toEqual(facts);
});

it("has one way to write an address", async () => {
  const response = await open("/plans/4/?q=a", {});
  expect([response.status, response.headers.get("Location")]).toEqual([308, `${ORIGIN}/plans/4?q=a`]);
});

it("leads to no other site, however an address is written", async () => {
  const response = await open("//evil.example/", {});
  expect(response.headers.get("Location") ?? "").not.toMatch(/^https:\/\/evil/);
});

it("asks the host where the device has no plan", async () => {
  expect(await (await open("/", { host: [html(ours(1))] })).text()).toBe(ours(1));
});

it("asks the host where the plan cannot be rendered", async () => {
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(await (await open("/", { page: new Error("damaged"), host: [html(ours(1))] })).text()).toBe(ours(1));
  expect(complaint).toHaveBeenCalled();
});

it("asks the host for an address that only a newer app may know, and says 404 where it has none either", async () => {
  const page: RenderedPage = { html: "not found", status: 404, digest: "" };
  expect(await (await open("/new", { page, host: [html(ours(1))] })).text()).toBe(ours(1));
  const missing = await open("/new", { page, host: [html(ours(1), { status: 404 })] });
  expect([missing.status, await missing.text()]).toEqual([404, "not found"]);
  expect((await open("/new", { page })).status).toBe(404);
});

it("asks the host where the device does not answer", async () => {
  vi.useFakeTimers();
  const answer = open("/", { page: "slow", host: [html(ours(1))] });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await (await answer).text()).toBe(ours(1));
});

it("shows the device's own page where it comes late and the host not at all", async () => {
  vi.useFakeTimers();
  const page = new Promise<RenderedPage>((resolve) => {
    setTimeout(() => resolve({ html: "own", status: 200, digest: "" }), 3_000);
  });
  const answer = open("/", { page, host: ["silent"] });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await (await answer).text()).toBe("own");
});

it("asks the host first where the device has seen newer data than it could keep", async () => {
  const { noteSeenVersion } = await import("#storage/seen-version.ts");
  await noteSeenVersion("9", 2);
  const own = (version: number): RenderedPage => ({ html: `${ours(version)}own`, status: 200, digest: "" });
  expect(await (await open("/", { page: own(1), host: [html(ours(2))] })).text()).toBe(ours(2));
  // Without a connection, what it has is better than nothing.
  expect(await (await open("/", { page: own(1) })).text()).toContain("own");
  expect(await (await open("/", { page: own(2), host: [html(ours(2))] })).text()).toContain("own");
});

it("counts a host's document among what this device has seen", async () => {
  const { readSeenVersion } = await import("#storage/seen-version.ts");
  await open("/", { host: [html(ours(4))] });
  expect(await readSeenVersion("9")).toBe(4);
});

it("says one plain sentence where nothing answers", async () => {
  const response = await open("/", {});
  expect(response.status).toBe(503);
  expect(await response.text()).toContain("つながりません");
});

it("never shows a document of older data than this device has seen", async () => {
  const { noteSeenVersion } = await import("#storage/seen-version.ts");
  await noteSeenVersion("9", 3);
  expect(await (await open("/", { host: [html(ours(2)), html(ours(3))] })).text()).toBe(ours(3));
  expect(asked.map(({ cache }) => cache)).toEqual([undefined, "reload"]);
  expect((await open("/", { host: [html(ours(2)), html(ours(2))] })).status).toBe(503);
});

it("gives what is not ours as it is: a portal wants to be answered first", async () => {
  expect(await (await open("/", { host: [html("<h1>Wi-Fi</h1></html>")] })).text()).toContain("Wi-Fi");
});
