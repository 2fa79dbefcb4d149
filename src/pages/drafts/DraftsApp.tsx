import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { type Draft, isBlank } from "#domain/draft.ts";
import { findEditionOf } from "#domain/edition.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import { createDrafts, newDraftId } from "#queries/drafts.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeDraftKind } from "#words/ja/draft.ts";
import controls from "../controls.module.css";
import texts from "../text.module.css";
import { DraftEditor } from "./DraftEditor.tsx";
import styles from "./DraftsPage.module.css";

/** The drafts of this device; with an item in the address, a new one about it. */
export function DraftsApp() {
  const view = usePlan();
  const drafts = createDrafts();
  /** By id: a row stands, and the focus with it, while its draft is read anew. */
  const draftById = createMemo(() => new Map(drafts.list().map((draft) => [draft.id, draft])));
  const asked = view().itemByKey.get(new URLSearchParams(location.search).get("item") ?? "");
  const [open, setOpen] = createSignal<Draft | null>(null);
  const [notice, setNotice] = createSignal("");
  /** Nothing for a draft about an item of another plan, in which the same key is another item. */
  const itemOf = ({ plan, item }: Draft) => (plan === view().plan.id ? view().itemByKey.get(item) : undefined);

  const begin = (item: Item, kind: Draft["kind"]) => {
    setNotice("");
    setOpen({
      id: newDraftId(),
      revision: 0,
      plan: view().plan.id,
      item: item.key,
      edition: findEditionOf(item, view().plan)?.id ?? "",
      version: view().snapshot.version,
      kind,
      text: "",
      fiscalYear: "",
      value: "",
      url: "",
    });
  };
  const edit = (draft: Draft) => {
    const isNew = draft.revision === 0;
    if (isNew && isBlank(draft)) return setOpen(draft);
    const saved = drafts.save(draft);
    if (!isNew && saved.id !== draft.id) setNotice("ほかの画面でも同じ下書きが書きかえられました。両方を残します。");
    setOpen(saved);
  };
  let lists: HTMLDivElement | undefined;
  /** Back to the list, with the focus where the reader opened the draft, or else on the first thing to press. */
  const close = () => {
    const id = open()?.id;
    setOpen(null);
    const places = [...(lists?.querySelectorAll<HTMLElement>("button, a") ?? [])];
    (places.find(({ dataset }) => dataset.draft === id) ?? places[0])?.focus();
  };
  const remove = (draft: Draft) => {
    drafts.remove(draft);
    close();
    setNotice("下書きを消しました。");
  };
  const titleOf = (draft: Draft) => {
    const found = itemOf(draft);
    if (found) return plainTitle(found);
    return `${draft.plan === view().plan.id ? "いまのデータにない項目" : "ほかの計画の項目"}（${draft.item}）`;
  };

  if (drafts.isShared) {
    // Kept for going back, the page would show what was written on it.
    const leave = () => setOpen(null);
    onMount(() => addEventListener("pagehide", leave));
    onCleanup(() => removeEventListener("pagehide", leave));
  }

  return (
    <>
      <p role="status" data-no-print="" innerText={notice()} />
      <Show when={open()?.id} keyed>
        {(_id) => (
          <Show when={open()}>
            {(draft) => (
              <DraftEditor
                draft={draft()}
                item={itemOf(draft())}
                isShared={drafts.isShared}
                durability={drafts.durability()}
                onEdit={edit}
                onRemove={() => remove(draft())}
                onClose={close}
              />
            )}
          </Show>
        )}
      </Show>
      <Show when={!open()}>
        <div
          ref={(element) => {
            lists = element;
          }}
        >
          <Show when={asked}>
            {(item) => (
              <Section id="new" title="新しく書く">
                <Card>
                  <p>
                    <a href={`/plans/${view().plan.id}/items/${item().key}`}>{plainTitle(item())}</a>
                  </p>
                  <For each={["opinion", "result"] as const}>
                    {(kind) => (
                      <button type="button" class={controls.button} onClick={() => begin(item(), kind)}>
                        {describeDraftKind(kind)}を書く
                      </button>
                    )}
                  </For>
                </Card>
              </Section>
            )}
          </Show>
          <Section id="mine" title="下書き">
            <Card>
              <Show
                when={drafts.list().length > 0}
                fallback={
                  <p>
                    下書きはありません。
                    <Show when={!asked}>
                      書くには、<a href={`/plans/${view().plan.id}/items`}>項目</a>のページの「担当」から進みます。
                    </Show>
                  </p>
                }
              >
                <ul class={styles.list}>
                  <For each={[...draftById().keys()]}>
                    {(id) => (
                      <Show when={draftById().get(id)}>
                        {(draft) => (
                          <li>
                            <button
                              type="button"
                              class={styles.open}
                              data-draft={id}
                              onClick={() => {
                                setNotice("");
                                setOpen(draft());
                              }}
                            >
                              <strong>{titleOf(draft())}</strong>
                              <span>
                                {describeDraftKind(draft().kind)}：
                                {(draft().text || draft().value || draft().url).slice(0, 40)}
                              </span>
                            </button>
                          </li>
                        )}
                      </Show>
                    )}
                  </For>
                </ul>
              </Show>
            </Card>
            <Show when={drafts.isShared}>
              <p class={texts.quiet}>みんなで使う端末では、このページを離れると下書きは消えます。</p>
            </Show>
          </Section>
        </div>
      </Show>
    </>
  );
}
