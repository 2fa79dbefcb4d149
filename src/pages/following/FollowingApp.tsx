import { createMemo, For, Show } from "solid-js";
import type { FollowableId } from "#domain/follow.ts";
import { useFollows } from "#queries/follows.ts";
import { usePlan } from "#queries/plan.ts";
import { Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/Chips.tsx";
import { FoldedChanges } from "#ui/FoldedChanges.tsx";
import { FollowButton } from "#ui/FollowButton.tsx";
import { describeDurability } from "#words/ja/durability.ts";
import { PlainItemList } from "../item-list.tsx";
import texts from "../text.module.css";
import styles from "./FollowingPage.module.css";

/** What the reader follows and what changed since they last looked; nothing of it leaves the device. */
export function FollowingApp() {
  const view = usePlan();
  const follows = useFollows();
  const plan = () => view().plan;
  const base = () => `/plans/${plan().id}`;
  /** What has been followed since this page was opened: a row stays where a slip can be taken back, and the focus with it. */
  const listed = createMemo<{ durability: string; ids: ReadonlySet<FollowableId> }>(
    (before) => {
      const durability = follows.durability();
      // Once the device is declared shared, its owner's follows are no longer to be seen.
      const kept = before.durability === durability ? before.ids : [];
      return { durability, ids: new Set([...kept, ...follows.list().map(({ id }) => id)]) };
    },
    { durability: follows.durability(), ids: new Set() },
  );
  const items = () => plan().items.filter(({ key }) => listed().ids.has(`item:${key}`));
  const followedCount = () => items().filter(({ key }) => follows.isFollowing(`item:${key}`)).length;
  const groups = (): { id: FollowableId; name: string; href: string }[] => [
    ...plan().areas.map(({ slug, name }) => ({
      id: `area:${slug}` as const,
      name: `${name}地域`,
      href: `${base()}/areas/${slug}`,
    })),
    ...plan().policies.map(({ id, title }) => ({
      id: `policy:${id}` as const,
      name: title,
      href: `${base()}/policies/${id}`,
    })),
    ...plan().departments.map(({ slug, name }) => ({
      id: `department:${slug}` as const,
      name,
      href: `${base()}/departments/${slug}`,
    })),
  ];
  const listedGroups = () => groups().filter(({ id }) => listed().ids.has(id));

  return (
    <div class={styles.page}>
      <Show when={describeDurability(follows.durability())}>
        {(words) => <p class={texts.lead} innerText={words()} />}
      </Show>
      <Section id="unread" title="前回からの更新" aside={`${follows.unread().all.length}件`}>
        <Show
          when={follows.unread().all.length > 0}
          fallback={<p innerText={`前回から変わったことはありません（データ第${view().snapshot.version}版）。`} />}
        >
          <FoldedChanges
            changes={follows.unread().all}
            plan={plan()}
            itemOf={(key) => view().itemByKey.get(key)}
            sourceOf={(id) => view().sourceById.get(id)}
          />
          <button type="button" class={styles.button} onClick={() => follows.markAllRead()}>
            すべて読んだことにする
          </button>
        </Show>
      </Section>
      <Show when={listedGroups().length > 0}>
        <Section id="groups" title="地域・方針・担当">
          <ul class={styles.rows}>
            <For each={listedGroups()}>
              {(group) => (
                <li>
                  <a href={group.href}>{group.name}</a>
                  <FollowButton small id={group.id} name={group.name} following={follows.isFollowing(group.id)} />
                </li>
              )}
            </For>
          </ul>
        </Section>
      </Show>
      <Section id="items" title="項目" aside={`${followedCount()}件`}>
        <Show
          when={items().length > 0}
          fallback={
            <div class={styles.empty}>
              <p>
                まだ項目をフォローしていません。気になる項目の「フォローする」を押すと、ここに並び、結果が登録されたときにわかります。
              </p>
              <ChipLinks
                links={[
                  { name: "項目をさがす", href: `${base()}/items` },
                  { name: "地域から", href: `${base()}/areas` },
                  { name: "フォローコードで戻す", href: "/settings#follow-code" },
                ]}
              />
            </div>
          }
        >
          <PlainItemList items={items()} />
        </Show>
      </Section>
    </div>
  );
}
