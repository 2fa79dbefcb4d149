import type { FollowsDurability } from "#domain/follow.ts";

const WORDS: Record<FollowsDurability, string> = {
  kept: "",
  "mirror-only":
    "保存の一部ができないため、フォローが残らないことがあります。設定の「フォローコード」を控えてください。",
  "memory-only": "フォローはこの端末に保存されず、画面を閉じると消えます。",
};

/** What a reader is told of how safely follows are kept; empty where they are kept as they should be. */
export function describeDurability(durability: FollowsDurability): string {
  return WORDS[durability];
}
