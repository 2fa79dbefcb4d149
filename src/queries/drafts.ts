import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import type { Draft } from "#domain/draft.ts";
import type { FollowsDurability } from "#domain/follow.ts";
import {
  draftsDurability,
  forgetDrafts,
  listDrafts,
  onDraftsChanged,
  peekDrafts,
  removeDraft,
  saveDraft,
} from "#storage/drafts.ts";
import { isShared } from "#storage/settings.ts";

export { newDraftId } from "#storage/drafts.ts";

export interface Drafts {
  /** In the order in which they were begun. */
  list: Accessor<readonly Draft[]>;
  durability: Accessor<FollowsDurability>;
  /** Whether many people use the device: then drafts are gone when the page is left. */
  isShared: boolean;
  /** Keeps a draft at once and answers with what is kept, under another id where another tab had edited it. */
  save: (draft: Draft) => Draft;
  remove: (draft: Draft) => void;
}

/** The drafts of this device. */
export function createDrafts(): Drafts {
  const [list, setList] = createSignal<readonly Draft[]>(peekDrafts());
  const [durability, setDurability] = createSignal(draftsDurability());
  const show = () => {
    setList(peekDrafts());
    setDurability(draftsDurability());
  };
  const look = () => void listDrafts().then(show);
  onMount(() => {
    look();
    onCleanup(onDraftsChanged(look));
  });
  const shared = isShared();
  if (shared) {
    // A page that the browser keeps for going back would keep the text too.
    const leave = () => {
      forgetDrafts();
      show();
    };
    addEventListener("pagehide", leave);
    onCleanup(() => removeEventListener("pagehide", leave));
  }
  return {
    list,
    durability,
    isShared: shared,
    save(draft) {
      const { saved, kept } = saveDraft(draft);
      void kept.then(show);
      setList(peekDrafts());
      return saved;
    },
    remove(draft) {
      void removeDraft(draft).then(show);
      setList(peekDrafts());
    },
  };
}
