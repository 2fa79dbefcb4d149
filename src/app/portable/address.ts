/** Where the reader is in the portable edition, as its hash says it. */
export interface PortableAddress {
  /** Path without query, as on the site. */
  path: string;
  query: URLSearchParams;
  /** Id of a place within the page; empty for its top. */
  place: string;
}

/** Reads `#/plans/4/text?q=…#chapter-1`; anything that is no path is the front page. Never throws. */
export function readHash(hash: string): PortableAddress {
  const [, address = "", place = ""] = hash.split("#");
  const [path = "", query = ""] = address.split("?");
  return { path: path.startsWith("/") ? path : "/", query: new URLSearchParams(query), place: decode(place) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
