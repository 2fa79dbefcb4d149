/**
 * Every address of the app, as patterns of the router: `:name` is a changing part.
 * The addresses are a public contract: people print and share them.
 */
export const ROUTES = [
  { path: "/", page: "home" },
  { path: "/plans/:plan", page: "plan" },
  { path: "/plans/:plan/policies/:policy", page: "policy" },
  { path: "/plans/:plan/items", page: "items" },
  { path: "/plans/:plan/items/:key", page: "item" },
  { path: "/plans/:plan/areas", page: "areas" },
  { path: "/plans/:plan/areas/:area", page: "area" },
  { path: "/plans/:plan/departments", page: "departments" },
  { path: "/plans/:plan/departments/:department", page: "department" },
  { path: "/plans/:plan/years", page: "years" },
  { path: "/plans/:plan/changes", page: "changes" },
  { path: "/plans/:plan/text", page: "text" },
  { path: "/plans/:plan/glossary", page: "glossary" },
  { path: "/plans/:plan/governance", page: "governance" },
  { path: "/following", page: "following" },
  { path: "/search", page: "search" },
  { path: "/data", page: "data" },
  { path: "/settings", page: "settings" },
  { path: "/about", page: "about" },
  { path: "/about/method", page: "method" },
  { path: "/about/privacy", page: "privacy" },
] as const;

export type PageName = (typeof ROUTES)[number]["page"];

/** The page and the changing parts of an address; `null` where no page has it. */
export function matchRoute(path: string): { page: PageName; params: Record<string, string> } | null {
  const parts = splitPath(path);
  for (const { path: pattern, page } of ROUTES) {
    const params = matchParts(splitPath(pattern), parts);
    if (params) return { page, params };
  }
  return null;
}

function splitPath(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const expected = pattern[index];
    if (expected?.startsWith(":")) params[expected.slice(1)] = decodePart(part);
    // As the router does.
    else if (expected !== part.toLowerCase()) return null;
  }
  return params;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A broken escape names no page of ours, and must not throw.
    return part;
  }
}
