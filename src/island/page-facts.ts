const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`);

/** What the document says of itself in its head. */
export const pageFacts = {
  plan: meta("plan")?.content ?? "",
  /** Id of the current plan, which follows are about; absent where the page's own is the current one. */
  current: meta("current-plan")?.content,
  /** Ids of the plans before the current one, the one that was published first in front; empty where it is that one. */
  before: meta("plans-before")?.content.split(" ") ?? [],
  build: meta("app-build")?.content ?? "",
  /** Version of the data that the page shows. */
  get version(): number {
    return Number(meta("data-version")?.content ?? 0);
  },
  set version(version: number) {
    meta("data-version")?.setAttribute("content", String(version));
  },
  digest: meta("digest")?.content ?? "",
  /** Key of the item whose own page this is. */
  item: /^\/plans\/[^/]+\/items\/([^/]+)$/.exec(location.pathname)?.[1],
};
