import { For, type JSX, Show } from "solid-js";
import type { Snapshot } from "#domain/snapshot.ts";
import { Icon, IconSprite } from "#ui/Icon.tsx";
import { DataAge, type DataAgeProps } from "./DataAge.tsx";
import { listBottomLinks, listMainLinks, listMenu } from "./navigation.ts";
import "#ui/tokens.css";
import "#ui/base.css";
import styles from "./Shell.module.css";

interface ShellProps {
  snapshot: Snapshot;
  /** Path of the page that is shown, to mark it in the navigation. */
  path: string;
  /** Followed things with changes that the reader has not read. */
  unread: number;
  age: DataAgeProps;
  children: JSX.Element;
}

/** The frame of every page: the same markup when prerendered and when the app has taken over. */
export function Shell(props: ShellProps) {
  const site = () => props.snapshot.site;
  const current = (href: string) => (href === props.path ? "page" : undefined);
  const followingLabel = () => (props.unread > 0 ? `フォロー（未読${props.unread}件）` : "フォロー");

  return (
    <>
      <IconSprite />
      <a class={styles.skip} href="#main">
        本文へ進む
      </a>
      <Show when={site().watermark}>
        {(text) => (
          <p class={styles.band} data-watermark={text()}>
            {text()}
          </p>
        )}
      </Show>
      <Show when={props.snapshot.unpublished}>
        <p class={styles.band}>公開前のデータで作った画面です</p>
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
              <For each={listMainLinks(site().plan)}>
                {(link) => (
                  <li>
                    <a href={link.href} aria-current={current(link.href)}>
                      {link.name}
                    </a>
                  </li>
                )}
              </For>
              <li>
                <a href="/following" aria-current={current("/following")} aria-label={followingLabel()}>
                  フォロー
                  <span class={styles.count} data-unread="">
                    {props.unread || ""}
                  </span>
                </a>
              </li>
            </ul>
          </nav>
          <div class={styles.tools}>
            <a href="/search" aria-label="まとめて検索">
              <Icon name="search" />
            </a>
            <a href="#menu" aria-label="メニュー">
              <Icon name="menu" />
            </a>
          </div>
        </div>
      </header>
      <aside class={styles.age} aria-label="データの時点">
        <div>
          <DataAge {...props.age} />
        </div>
      </aside>
      <main id="main" class={styles.main} tabindex="-1">
        {props.children}
      </main>
      <footer class={styles.footer}>
        <div>
          <nav id="menu" aria-label="すべてのページ" class={styles.menu}>
            <For each={listMenu(site().plan)}>
              {(group) => (
                <div>
                  <h2>{group.title}</h2>
                  <ul>
                    <For each={group.links}>
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
          </nav>
          <p class={styles.imprint}>
            {site().publisher}
            <Show when={!site().isOfficial}> このアプリは{props.snapshot.plan.city}が運営するものではありません。</Show>
          </p>
        </div>
      </footer>
      <nav class={styles.bottom} aria-label="よく使うページ">
        <ul>
          <For each={listBottomLinks(site().plan)}>
            {(link) => (
              <li>
                <a
                  href={link.href}
                  aria-current={current(link.href)}
                  aria-label={link.href === "/following" ? followingLabel() : undefined}
                >
                  <Icon name={link.icon} />
                  {link.name}
                  <Show when={link.href === "/following"}>
                    <span class={styles.count} data-unread="">
                      {props.unread || ""}
                    </span>
                  </Show>
                </a>
              </li>
            )}
          </For>
        </ul>
      </nav>
    </>
  );
}
