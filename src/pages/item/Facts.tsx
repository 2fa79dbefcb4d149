import { For, Show } from "solid-js";
import { findEditionOf, findNumber } from "#domain/edition.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import { isCurrentPlan } from "#domain/site-plans.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeOwner } from "#words/ja/owner.ts";
import styles from "./ItemPage.module.css";

/** Who answers for an item and which areas it belongs to, and how to tell them or us of a result or a mistake. */
export function Facts(props: { item: Item; view: PlanView }) {
  const plan = () => props.view.plan;
  const base = () => `/plans/${plan().id}`;
  const names = () => props.item.owners.map((owner) => describeOwner(owner, plan()));
  /** The printed words, where the links read otherwise. */
  const printed = () => (names().join(" ") === props.item.ownerText ? null : props.item.ownerText);
  const contact = () => props.view.snapshot.site.contact;

  return (
    <Section id="who" title="担当">
      <Card>
        <p class={styles.owners}>
          <For each={props.item.owners}>
            {(owner, index) => (
              <>
                {index() > 0 ? "、" : ""}
                <a href={`${base()}/departments/${owner.department}`}>{names()[index()]}</a>
              </>
            )}
          </For>
        </p>
        <Show when={printed()}>
          {(words) => (
            <p class={styles.quiet}>
              計画（{findEditionOf(props.item, plan())?.label}）の所管課：{words()}
            </p>
          )}
        </Show>
        <p class={styles.owners}>
          地域：
          <For each={props.item.areas} fallback="全市">
            {(slug, index) => (
              <>
                {index() > 0 ? "、" : ""}
                <a href={`${base()}/areas/${slug}`}>{props.view.areaBySlug.get(slug)?.name ?? slug}</a>
              </>
            )}
          </For>
        </p>
        <p data-no-print="">
          {/* There, the key would be that of the current plan's item. */}
          <Show when={isCurrentPlan(props.view.snapshot)}>
            <a href={`/drafts?item=${props.item.key}`}>意見・まちがい</a>、
          </Show>
          <a href={`${base()}/items/${props.item.key}/sheet`}>掲示用の1枚</a>
        </p>
        <Show when={contact().email || contact().url}>
          <Report item={props.item} view={props.view} />
        </Show>
      </Card>
    </Section>
  );
}

/** まちがいを知らせる: a prepared mail with item and version, or the page of contact. */
function Report(props: { item: Item; view: PlanView }) {
  const site = () => props.view.snapshot.site;
  const version = () => `第${props.view.snapshot.version}版（${props.view.snapshot.date}）`;
  const number = () => findNumber(props.item, props.view.plan);
  const subject = () => `${site().name} ${number()} のまちがい・追加の資料`;
  const body = () =>
    `項目：${number()} ${plainTitle(props.item)}\nデータ：${version()}\n\nまちがい、または追加してほしい公表資料（資料名・URL）：\n`;
  return (
    <p id="report">
      まちがいや、ここにない公表資料を見つけたら：
      <Show when={site().contact.email}>
        {(email) => (
          <a href={`mailto:${email()}?subject=${encodeURIComponent(subject())}&body=${encodeURIComponent(body())}`}>
            メールで知らせる
          </a>
        )}
      </Show>
      <Show when={site().contact.url}>
        {(url) => (
          <>
            {site().contact.email ? "、" : ""}
            <a href={url()} rel="noreferrer">
              連絡先のページを開く
            </a>
          </>
        )}
      </Show>
    </p>
  );
}
