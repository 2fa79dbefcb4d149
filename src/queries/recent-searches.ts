import { type Accessor, createSignal } from "solid-js";
import { clearRecentSearches, listRecentSearches, rememberSearch } from "#storage/recent-searches.ts";

export interface RecentSearches {
  /** Latest first. */
  list: Accessor<string[]>;
  /** Puts a search in front. Does nothing on a shared device. */
  remember: (text: string) => void;
  /** Forgets them all; false where the browser refuses. */
  clear: () => boolean;
}

/** The last searches of this device. */
export function createRecentSearches(): RecentSearches {
  const [list, setList] = createSignal(listRecentSearches());
  const show = () => setList(listRecentSearches());
  return {
    list,
    remember(text) {
      rememberSearch(text);
      show();
    },
    clear() {
      const isCleared = clearRecentSearches();
      show();
      return isCleared;
    },
  };
}
