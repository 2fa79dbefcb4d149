import { For, type JSX, Show } from "solid-js";
import type { Snapshot } from "#domain/snapshot.ts";
import { Icon } from "#ui/Icon.tsx";
import { IconSprite } from "#ui/IconSprite.tsx";
import { PrintedFrom } from "#ui/PrintedFrom.tsx";
import { describeDate } from "#words/ja/dates.ts";
import { ABOUT, listBottomLinks, listMainLinks, listMenu, MENU, type NavigationLink } from "./navigation.ts";
import "#ui/tokens.css";
import "#ui/base.css";
import styles from "./Shell.module.css";

interface ShellProps {
  snapshot: Snapshot;
  /** Path of the page that is shown, to mark it in the navigation; empty where there is no such page. */
  path: string;
  /** Whether the plan has the page of an address. */
  hasPage: (address: string) => boolean;
  /** Whether the site shows other plans too. */
  hasOthers: boolean;
  /** HTML of the page itself. */
  content: string;
}

/** The frame of every page; what it says of the device and the reader is the island's to fill in. */
export function Shell(props: ShellProps) {
  const site = () => props.snapshot.site;
  const hasLink = ({ href }: NavigationLink) => props.hasPage(href.replace(/#.*/, ""));
  const current = (href: string) => (href === props.path ? "page" : undefined);

  return (
    <>
      <IconSprite />
      <a class={styles.skip} href="#main">
        本文へ進む
      </a>
      <Show when={site().watermark}>
        {(text) => (
          <aside class={styles.band} aria-label="このデータの注意" data-watermark={text()}>
            {text()}
          </aside>
        )}
      </Show>
      <Show when={props.snapshot.unpublished}>
        <aside class={styles.band} aria-label="公開前の注意">
          公開前のデータで作った画面です
        </aside>
      </Show>
      <header class={styles.header}>
        <div class={styles.bar}>
          <a class={styles.brand} href="/">
            <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
              <rect width="32" height="32" rx="8" fill="var(--accent)" />
              <path
                d="M5 16c5-7.3 17-7.3 22 0-5 7.3-17 7.3-22 0Zm7-.3 3 3 5-5.2"
                fill="none"
                stroke="var(--on-accent)"
                stroke-width="2.2"
              />
            </svg>
            {site().name}
          </a>
          <nav aria-label="主なページ">
            <ul class={styles.links}>
              <For each={listMainLinks(props.snapshot.plan.id).filter(hasLink)}>
                {(link) => (
                  <li>
                    <a href={link.href} aria-current={current(link.href)}>
                      {link.name}
                    </a>
                  </li>
                )}
              </For>
              <li>
                <a href="/following" aria-current={current("/following")} data-unread-name="">
                  フォロー
                  <span class={styles.count} data-unread="" />
                </a>
              </li>
            </ul>
          </nav>
          <div class={styles.tools}>
            <a href="/search" aria-label="まとめて検索">
              <Icon name="search" />
            </a>
            <MenuOpener label="メニュー">
              <Icon name="menu" />
            </MenuOpener>
          </div>
        </div>
      </header>
      <aside class={styles.age} aria-label="データの時点">
        <div>
          <span>
            <span data-date="">{describeDate(props.snapshot.date)}</span>時点
            <span data-stored="" />
          </span>
          <button type="button" data-needs-js="" data-check="">
            更新を確認
          </button>
          <span role="status" class={styles.notice} data-notice="" />
          <span role="status" class={styles.notice}>
            <span data-news="" hidden>
              新しいデータがあります。
              <button type="button" data-show="">
                表示する
              </button>
            </span>
          </span>
        </div>
      </aside>
      <main id="main" class={styles.main} tabindex="-1" innerHTML={props.content} />
      <PrintedFrom snapshot={props.snapshot} path={props.path} />
      <footer class={styles.footer}>
        <div>
          <nav aria-label="このアプリについて">
            <ul class={styles.about}>
              <For each={ABOUT}>
                {(link) => (
                  <li>
                    <a href={link.href} aria-current={current(link.href)}>
                      {link.name}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </nav>
          <p class={styles.imprint}>
            {site().publisher}
            <Show when={!site().isOfficial}> このアプリは{props.snapshot.plan.city}が運営するものではありません。</Show>
          </p>
          <nav id="menu" popover="auto" aria-label="すべてのページ" class={styles.menu}>
            <div>
              <For each={listMenu(props.snapshot.plan.id, props.hasOthers).filter(({ links }) => links.some(hasLink))}>
                {(group) => (
                  <div>
                    <h2>{group.title}</h2>
                    <ul>
                      <For each={group.links.filter(hasLink)}>
                        {(link) => (
                          <li>
                            <a href={link.href} aria-current={current(link.href)}>
                              {link.name}
                            </a>
                          </li>
                        )}
                      </For>
                    </ul>
                  </div>
                )}
              </For>
            </div>
            <button type="button" popovertarget="menu" popovertargetaction="hide">
              閉じる
            </button>
          </nav>
        </div>
      </footer>
      <div role="status" class={styles.told} data-told="" />
      <nav class={styles.bottom} aria-label="よく使うページ">
        <ul>
          <For each={listBottomLinks(props.snapshot.plan.id)}>
            {(link) => (
              <li>
                <Show
                  when={link.href !== MENU}
                  fallback={
                    <MenuOpener>
                      <Icon name={link.icon} />
                      {link.name}
                    </MenuOpener>
                  }
                >
                  <a
                    href={link.href}
                    aria-current={current(link.href)}
                    data-unread-name={link.href === "/following" ? "" : undefined}
                  >
                    <Icon name={link.icon} />
                    {link.name}
                    <Show when={link.href === "/following"}>
                      <span class={styles.count} data-unread="" />
                    </Show>
                  </a>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </nav>
    </>
  );
}

/** Opens the menu without a script; where the browser knows no popover the menu stands at the foot, and a link leads there. */
function MenuOpener(props: { label?: string; children: JSX.Element }) {
  return (
    <>
      <button type="button" class={styles.opener} popovertarget="menu" aria-label={props.label}>
        {props.children}
      </button>
      <a href={MENU} class={styles.jump} aria-label={props.label}>
        {props.children}
      </a>
    </>
  );
}
