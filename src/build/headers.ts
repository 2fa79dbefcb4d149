import { createHash } from "node:crypto";

/** The hashes (`sha256-…`, base 64) of the inline script and style elements that the pages carry. */
export interface InlineHashes {
  scriptHashes: readonly string[];
  styleHashes: readonly string[];
}

/** Headers for every address that a pattern matches; `*` stands for any characters, slashes too. */
export interface HeaderRule {
  pattern: string;
  headers: Record<string, string>;
}

/** The hash of an inline script or style as the Content Security Policy names it. */
export function cspHash(content: string): string {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

const FOREVER = "public, max-age=31536000, immutable";
/** Kept, but asked for again with its ETag before each use. */
const REVALIDATED = "no-cache";

function contentSecurityPolicy({ scriptHashes, styleHashes }: InlineHashes): string {
  const sources = (hashes: readonly string[]) => ["'self'", ...hashes.map((hash) => `'${hash}'`)].join(" ");
  return [
    "default-src 'none'",
    `script-src ${sources(scriptHashes)}`,
    `style-src ${sources(styleHashes)}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    // The search form works without JavaScript: it submits to ourselves.
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const EVERYONE_MAY_READ = { "Access-Control-Allow-Origin": "*" };

/**
 * All response headers of the site: the only place where they are written down.
 *
 * No two rules set the same header for the same address, because hosts differ in what they
 * would do then: Cloudflare Pages and Netlify join the values, nginx drops the outer ones.
 * An address that gets no `Cache-Control` here is `no-cache`.
 *
 * Source: docs/deploying.md.
 */
export function headerRules(hashes: InlineHashes): HeaderRule[] {
  return [
    {
      pattern: "/*",
      headers: {
        "Content-Security-Policy": contentSecurityPolicy(hashes),
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
      },
    },
    // File names that carry the hash of their content.
    { pattern: "/assets/*", headers: { "Cache-Control": FOREVER } },
    { pattern: "/icons/*", headers: { "Cache-Control": FOREVER } },
    // Named by the version of the data: the same version may be drawn anew by a newer app.
    { pattern: "/og/*", headers: { "Cache-Control": "public, max-age=86400" } },
    { pattern: "/data/plans/*.json", headers: { "Cache-Control": FOREVER } },
    // Open data: programs of other origins may read it.
    { pattern: "/data/*", headers: EVERYONE_MAY_READ },
    {
      pattern: "/data/*.csv",
      headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": "attachment" },
    },
    // Read on a screen, where a browser would else guess how it is written.
    { pattern: "/data/*.txt", headers: { "Content-Type": "text/plain; charset=utf-8" } },
    { pattern: "/data/*.jsonld", headers: { "Content-Type": "application/ld+json; charset=utf-8" } },
    { pattern: "/feeds/*", headers: { ...EVERYONE_MAY_READ, "Content-Type": "application/atom+xml; charset=utf-8" } },
    { pattern: "/calendar/*", headers: { ...EVERYONE_MAY_READ, "Content-Type": "text/calendar; charset=utf-8" } },
    { pattern: "/manifest.webmanifest", headers: { "Content-Type": "application/manifest+json; charset=utf-8" } },
  ];
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A pattern as the text of a regular expression over the whole path. */
function toRegExp(pattern: string): string {
  const body = pattern.split("*").map(escapeRegExp).join(".*");
  return `^${body}$`;
}

/** The headers of one path (decoded, without query), from the rules alone. */
export function headersFor(path: string, rules: readonly HeaderRule[]): Record<string, string> {
  const matching = rules.filter(({ pattern }) => new RegExp(toRegExp(pattern), "s").test(path));
  const headers = matching.flatMap((rule) => Object.entries(rule.headers));
  return Object.fromEntries([["Cache-Control", REVALIDATED], ...headers]);
}

/** An address of ours with a slash at its end; nothing that a redirect could carry to another site or header. */
const PLAIN_SLASH = "^/(\\w[\\w/.-]*)/$";
const HTTPS_ONLY = "Strict-Transport-Security: max-age=31536000";

/** The rules as the `_headers` file of Cloudflare Pages and Netlify, whose own default is to revalidate. */
export function toHeadersFile(rules: readonly HeaderRule[]): string {
  const blocks = rules.map(({ pattern, headers }) =>
    [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n"),
  );
  return `# Made by the build from src/build/headers.ts.\n# Once the host answers https only, add to the first block: ${HTTPS_ONLY}\n${blocks.join("\n\n")}\n`;
}

/**
 * The rules as a part of nginx's `http` block: a complete `server` for the folder `dist`.
 *
 * nginx forgets outer `add_header` lines wherever an inner block has one, so every header is set
 * once, for the server, from a variable that depends on the path; an empty one is not sent.
 */
export function toNginx(rules: readonly HeaderRule[]): string {
  const valuesByName = new Map<string, { pattern: string; value: string }[]>();
  for (const { pattern, headers } of rules) {
    for (const [name, value] of Object.entries(headers)) {
      valuesByName.set(name, [...(valuesByName.get(name) ?? []), { pattern, value }]);
    }
  }
  const maps: string[] = [];
  const lines: string[] = [];
  for (const [name, values] of valuesByName) {
    if (name === "Content-Type") continue;
    const [only] = values;
    if (values.length === 1 && only?.pattern === "/*") {
      lines.push(`  add_header ${name} "${only.value}" always;`);
      continue;
    }
    const variable = `$header_${name.toLowerCase().replaceAll("-", "_")}`;
    const otherwise = name === "Cache-Control" ? REVALIDATED : "";
    const cases = values.map(({ pattern, value }) => `  "~${toRegExp(pattern)}" "${value}";`);
    maps.push([`map $uri ${variable} {`, `  default "${otherwise}";`, ...cases, "}"].join("\n"));
    if (name === "Cache-Control") {
      // A missing file must not be remembered for a year.
      maps.push(`map $status $kept {\n  default ${variable};\n  "~^[45]" "${REVALIDATED}";\n}`);
      lines.push(`  add_header ${name} $kept always;`);
    } else lines.push(`  add_header ${name} ${variable};`);
  }
  return `# Made by the build from src/build/headers.ts; belongs into the http block.
# Once the server answers https only: add_header ${HTTPS_ONLY.replace(": ", ' "')}" always;
${maps.join("\n")}

server {
  listen 8080;
  root /srv/dist;
  charset utf-8;
  charset_types text/css text/csv text/plain text/calendar application/json application/ld+json application/javascript application/atom+xml application/manifest+json;
  types {
    text/html html;
    text/css css;
    application/javascript js;
    application/json json;
    application/ld+json jsonld;
    application/manifest+json webmanifest;
    application/atom+xml atom;
    application/xml xml;
    text/calendar ics;
    text/csv csv;
    text/plain txt;
    image/png png;
    image/svg+xml svg;
  }
  gzip_static on; # with ngx_brotli: brotli_static on;
  gzip_vary on;

${lines.join("\n")}

  error_page 404 /404.html;
  location = /404.html { internal; }
  location ~ ^/(_headers|headers\\.json|nginx\\.conf|Caddyfile|\\.vite)(/|$) { return 404; }
  absolute_redirect off;
  location ~ ${PLAIN_SLASH} { return 308 /$1$is_args$args; }
  location = / { try_files /index.html =404; }
  location / { try_files $uri $uri.html =404; }
}
`;
}

/** The rules as a Caddyfile for the folder `dist`. */
export function toCaddy(rules: readonly HeaderRule[]): string {
  const blocks = rules.map(({ pattern, headers }, index) => {
    const lines = Object.entries(headers).map(([name, value]) => `    ${name} "${value}"`);
    if (pattern === "/*") return ["  header {", ...lines, "  }"].join("\n");
    return [`  @rule${index} path_regexp ${toRegExp(pattern)}`, `  header @rule${index} {`, ...lines, "  }"].join("\n");
  });
  return `# Made by the build from src/build/headers.ts.
# Once the server answers https only: header ${HTTPS_ONLY.replace(": ", ' "')}"
:8080 {
  root * /srv/dist
  header ?Cache-Control ${REVALIDATED}
${blocks.join("\n")}

  @private path /404.html /_headers /headers.json /nginx.conf /Caddyfile /.vite/*
  error @private 404
  @other not method GET HEAD
  error @other 405
  @slashquery {
    path_regexp slash ${PLAIN_SLASH}
    expression {query} != ""
  }
  redir @slashquery /{re.slash.1}?{query} 308
  @slash path_regexp slash ${PLAIN_SLASH}
  redir @slash /{re.slash.1} 308
  try_files {path} {path}.html
  file_server {
    precompressed br gzip
  }
  handle_errors {
    header {
      Cache-Control ${REVALIDATED}
      Content-Type "text/html; charset=utf-8"
      -Content-Disposition
    }
    rewrite * /404.html
    file_server {
      precompressed br gzip
    }
  }
}
`;
}
