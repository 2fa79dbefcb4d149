import { createMemo, createSignal, For, Show } from "solid-js";
import type { FoldedChange } from "#domain/changes.ts";
import { findLastSearch, listAllExpectedNews } from "#domain/expected-news.ts";
import type { FollowableId } from "#domain/follow.ts";
import { isPartOf } from "#domain/followed-items.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import { useFollows } from "#queries/follows.ts";
import { usePlan } from "#queries/plan.ts";
import { useUnread } from "#queries/unread.ts";
import { Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/ChipLinks.tsx";
import { FoldedChanges } from "#ui/FoldedChanges.tsx";
import { FollowButton } from "#ui/FollowButton.tsx";
import { describeAreaCard } from "#words/ja/area-card.ts";
import { describeDate, describeExpectedTime } from "#words/ja/dates.ts";
import { describeDurability } from "#words/ja/durability.ts";
import { PlainItemList } from "../item-list.tsx";
import texts from "../text.module.css";
import styles from "./FollowingPage.module.css";
import { PastChanges } from "./PastChanges.tsx";

/** Items of a group that stand open; more of them fold, so that the groups below stay in sight. */
const FEW = 5;

/** What the reader follows and what changed since they last looked; nothing of it leaves the device. */
export function FollowingApp() {
  const view = usePlan();
  const follows = useFollows();
  const unread = useUnread();
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
  const group = (id: FollowableId, name: string, page: string) => ({ id, name, href: `${base()}/${page}` });
  /** Made once for a plan: a row stands, with its focus and what is unfolded in it, while follows come and go. */
  const groups = createMemo(() => [
    ...plan().areas.map(({ slug, name }) => group(`area:${slug}`, `${name}地域`, `areas/${slug}`)),
    ...plan().policies.map(({ id, title }) => group(`policy:${id}`, title, `policies/${id}`)),
    ...plan().departments.map(({ slug, name }) => group(`department:${slug}`, name, `departments/${slug}`)),
  ]);
  const listedGroups = () => groups().filter(({ id }) => listed().ids.has(id));
  const itemsOf = (id: FollowableId) => plan().items.filter((item) => isPartOf(item, id));
  /** In the group of an area a card tells the area's part. */
  const wordsFor = (id: FollowableId) => {
    const area = plan().areas.find(({ slug }) => id === `area:${slug}`);
    const recordsOf = (item: Item) => view().recordsByItem.get(item.key) ?? [];
    return area && ((item: Item) => describeAreaCard(item, recordsOf(item), plan(), view().snapshot.date, area));
  };
  /** What sources say will come for the plan and for items that are followed. */
  const expected = () =>
    listAllExpectedNews(plan(), view().snapshot.date).filter(({ item }) => {
      const about = view().itemByKey.get(item ?? "");
      return about ? reasonOf(about) !== "" : follows.list().length > 0;
    });
  /** When somebody last looked for news of what is followed. */
  const describeSearch = () => {
    const keys = plan()
      .items.filter(reasonOf)
      .map(({ key }) => key);
    const { date, item, text } = findLastSearch(plan(), ...keys);
    const about = view().itemByKey.get(item ?? "");
    return `最後に探した日：${describeDate(date)}。${about ? `${plainTitle(about)}：` : ""}${text ?? ""}`;
  };
  const followedGroupsOf = (item: Item) => groups().filter(({ id }) => follows.isFollowing(id) && isPartOf(item, id));
  /** By which follows an item is here, and its changes are told; empty once it is not followed any more. */
  const reasonOf = (item: Item) => {
    const names = followedGroupsOf(item).map(({ name }) => name);
    if (follows.isFollowing(`item:${item.key}`)) names.unshift("この項目");
    return names.length > 0 ? `${names.join("・")}をフォロー中` : "";
  };
  /** Not where it is followed by itself alone: its button says so. */
  const drawReason = (item: Item) => <span innerText={followedGroupsOf(item).length > 0 ? reasonOf(item) : ""} />;
  const drawChanges = (changes: readonly FoldedChange[]) => (
    <FoldedChanges
      changes={changes}
      plan={plan()}
      itemOf={(key) => view().itemByKey.get(key)}
      sourceOf={(id) => view().sourceById.get(id)}
      reasonOf={reasonOf}
    />
  );
  const [isPastOpen, setPastOpen] = createSignal(false);

  return (
    <div class={styles.page}>
      <Show when={describeDurability(follows.durability())}>
        {(words) => <p class={texts.lead} innerText={words()} />}
      </Show>
      <Section id="unread" title="前回からの更新" aside={`${unread().length}件`}>
        <Show when={unread().length > 0} fallback={<p>前回から変わったことはありません。</p>}>
          {drawChanges(unread())}
          <button type="button" class={styles.button} onClick={() => follows.markAllRead()}>
            すべて読んだことにする
          </button>
        </Show>
        <p innerText={describeSearch()} />
        <Show when={follows.list().length > 0}>
          <details onToggle={(event) => setPastOpen(event.currentTarget.open)}>
            <summary>これまでの更新</summary>
            <Show when={isPastOpen()}>
              <PastChanges draw={drawChanges} />
            </Show>
          </details>
        </Show>
      </Section>
      <Show when={expected().length > 0}>
        <Section id="next" title="これから">
          <div class={styles.rows}>
            <For each={expected()}>
              {(news) => (
                <p>
                  {describeExpectedTime(news)}：{news.text}
                  <Show when={view().itemByKey.get(news.item ?? "")}>
                    {(about) => <a href={`${base()}/items/${about().key}`}>{plainTitle(about())}</a>}
                  </Show>
                  出典：
                  <a href={view().sourceById.get(news.source)?.url} rel="noreferrer">
                    {view().sourceById.get(news.source)?.title}
                  </a>
                </p>
              )}
            </For>
          </div>
        </Section>
      </Show>
      <Show when={listedGroups().length > 0}>
        <Section id="groups" title="地域・方針・担当">
          <ul class={styles.rows}>
            <For each={listedGroups()}>
              {(group) => (
                <li>
                  <div class={styles.row}>
                    <a href={group.href}>{group.name}</a>
                    <FollowButton small id={group.id} name={group.name} following={follows.isFollowing(group.id)} />
                  </div>
                  <details open={itemsOf(group.id).length <= FEW}>
                    <summary innerText={`${itemsOf(group.id).length}項目`} />
                    <PlainItemList items={itemsOf(group.id)} wordsOf={wordsFor(group.id)} reasonOf={drawReason} />
                  </details>
                </li>
              )}
            </For>
          </ul>
        </Section>
      </Show>
      {/* Whoever follows groups alone misses nothing here. */}
      <Show when={items().length > 0 || listedGroups().length === 0}>
        <Section id="items" title="項目" aside={`${followedCount()}件`}>
          <Show
            when={items().length > 0}
            fallback={
              <div class={styles.empty}>
                <p>まだ項目をフォローしていません。「フォローする」でここに並びます。</p>
                <ChipLinks
                  links={[
                    { name: "項目をさがす", href: `${base()}/items` },
                    { name: "フォローコードで戻す", href: "/settings#follow-code" },
                  ]}
                />
              </div>
            }
          >
            <PlainItemList items={items()} reasonOf={drawReason} />
          </Show>
        </Section>
      </Show>
    </div>
  );
}
