import { describe, expect, it } from "vitest";
import { headerRules, headersFor, toCaddy, toHeadersFile, toNginx } from "../../src/build/headers.ts";

const rules = headerRules({ scriptHashes: ["sha256-AAAA="], styleHashes: ["sha256-BBBB="] });

/** One address of every kind there is. */
const ADDRESSES = [
  "/",
  "/plans/4/items/2-1-5",
  "/404.html",
  "/sw.js",
  "/robots.txt",
  "/manifest.webmanifest",
  "/assets/main-Ab12.js",
  "/icons/icon-192.0a1b2c3d.png",
  "/og/2-1-5.0a1b2c3d.png",
  "/data",
  "/data/index.json",
  "/data/plans/4.0a1b2c3d.json",
  "/data/plans/4/items.csv",
  "/data/schema/snapshot.json",
  "/feeds/plans/4.atom",
  "/calendar/plans/4.ics",
];

it.each([
  { path: "/", cache: "no-cache" },
  { path: "/plans/4/items/2-1-5", cache: "no-cache" },
  { path: "/sw.js", cache: "no-cache" },
  { path: "/manifest.webmanifest", cache: "no-cache" },
  { path: "/data/index.json", cache: "no-cache" },
  { path: "/data/plans/4/items.csv", cache: "no-cache" },
  { path: "/data/schema/snapshot.json", cache: "no-cache" },
  { path: "/feeds/plans/4.atom", cache: "no-cache" },
  { path: "/assets/main-Ab12.js", cache: "public, max-age=31536000, immutable" },
  { path: "/icons/icon-192.0a1b2c3d.png", cache: "public, max-age=31536000, immutable" },
  { path: "/og/2-1-5.2.png", cache: "public, max-age=86400" },
  { path: "/data/plans/4.0a1b2c3d.json", cache: "public, max-age=31536000, immutable" },
  { path: "/data/plans/4/words/en.0a1b2c3d.json", cache: "public, max-age=31536000, immutable" },
])("lets $path be kept as: $cache", ({ path, cache }) => {
  expect(headersFor(path, rules)["Cache-Control"]).toBe(cache);
});

describe("the content security policy", () => {
  const policy = headersFor("/", rules)["Content-Security-Policy"] ?? "";

  it("is the same for every address", () => {
    for (const path of ADDRESSES) expect(headersFor(path, rules)["Content-Security-Policy"]).toBe(policy);
  });

  it("allows our own files and the hashed inline elements, nothing else", () => {
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self' 'sha256-AAAA='",
      "style-src 'self' 'sha256-BBBB='",
      "img-src 'self' data:",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
  });

  it("has no unsafe keyword, and works on http://localhost", () => {
    expect(policy).not.toMatch(/unsafe|upgrade-insecure-requests|\*/);
  });
});

it.each(ADDRESSES)("protects %s", (path) => {
  expect(headersFor(path, rules)).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": expect.stringContaining("geolocation=()"),
  });
});

it("never sets a header twice for one address, because hosts would join or drop one of them", () => {
  for (const path of ADDRESSES) {
    const names = rules.flatMap((rule) => (matches(path, rule.pattern) ? Object.keys(rule.headers) : []));
    expect(names).toEqual([...new Set(names)]);
  }
});

function matches(path: string, pattern: string): boolean {
  const marked = headersFor(path, [{ pattern, headers: { Marked: "yes" } }]);
  return marked.Marked === "yes";
}

it.each([
  { host: "_headers", text: toHeadersFile(rules) },
  { host: "nginx", text: toNginx(rules) },
  { host: "Caddy", text: toCaddy(rules) },
])("writes every header and value into the file for $host", ({ host, text }) => {
  for (const { headers } of rules) {
    for (const [name, value] of Object.entries(headers)) {
      if (host === "nginx" && name === "Content-Type") continue;
      expect(text).toContain(name);
      expect(text).toContain(value);
    }
  }
});

it("gives nginx the types of files instead of a second Content-Type", () => {
  expect(toNginx(rules)).not.toContain("add_header Content-Type");
  expect(toNginx(rules)).toContain("application/atom+xml atom;");
});
