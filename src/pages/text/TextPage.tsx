import { For, type JSX, Show } from "solid-js";
import { findNumber, isDraft } from "#domain/edition.ts";
import { plainTitle } from "#domain/item.ts";
import type { Policy, Section as PolicySection, TextBlock } from "#domain/plan.ts";
import { usePlan } from "#queries/plan.ts";
import { Card } from "#ui/Card.tsx";
import { NotedText, NoteList } from "#ui/NotedText.tsx";
import { Quote } from "#ui/Quote.tsx";
import { describeOrigin } from "#words/ja/kinds.ts";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import styles from "./TextPage.module.css";

export const path = "/plans/:plan/text";

export const exists: PageModule["exists"] = ({ chapters }) => chapters.length > 0;

export const head: PageModule["head"] = ({ plan }) => ({
  title: "大綱の本文",
  description: `${plan.title}（${plan.editions.at(-1)?.label}）の全文と注。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** The plan to read: the outline complete and verbatim, what the reform plan says of each policy, and the notes. */
export default function TextPage() {
  const view = usePlan();
  const plan = () => view().plan;
  const base = () => `/plans/${plan().id}`;
  const label = () => plan().editions.at(-1)?.label;

  return (
    <article class={styles.page}>
      <h1>大綱の本文</h1>
      <p class={texts.lead}>
        計画（{label()}
        ）の文章を、そのまま載せています。目次とリンクはこのアプリが付けたものです。
        <Show when={isDraft(plan())}>策定された計画の文章とは異なることがあります。</Show>
      </p>
      <Card>
        <nav class={styles.contents} aria-labelledby="contents">
          <h2 id="contents">目次</h2>
          <ol>
            <li>
              <a href="#outline">1 行政改革大綱</a>
              <ol>
                <For each={plan().chapters}>
                  {(chapter) => (
                    <li>
                      <a href={`#chapter-${chapter.id}`}>
                        {chapter.number} {chapter.title}
                      </a>
                    </li>
                  )}
                </For>
              </ol>
            </li>
            <li>
              <a href="#reform">2 集中改革プラン</a>
              <ol>
                <For each={plan().policies}>
                  {(policy) => (
                    <li>
                      <a href={`#policy-${policy.id}`}>
                        {policy.number} {policy.title}
                      </a>
                    </li>
                  )}
                </For>
              </ol>
            </li>
            <li>
              <a href={`${base()}/governance`}>3 行政改革の推進体制</a>
            </li>
            <li>
              <a href="#notes">注</a>
            </li>
          </ol>
        </nav>
      </Card>
      <LinkedHeading level={2} id="outline" text="1 行政改革大綱" />
      <For each={plan().chapters}>
        {(chapter) => (
          <>
            <LinkedHeading level={3} id={`chapter-${chapter.id}`} text={`${chapter.number} ${chapter.title}`} />
            <Quote>
              <div class={texts.prose}>
                <For each={chapter.blocks}>
                  {(block, index) => <Block block={block} anchor={`chapter-${chapter.id}-${index() + 1}`} />}
                </For>
              </div>
            </Quote>
          </>
        )}
      </For>
      <LinkedHeading level={2} id="reform" text="2 集中改革プラン" />
      <For each={plan().policies}>{(policy) => <PolicyText policy={policy} />}</For>
      <LinkedHeading level={2} id="governance" text="3 行政改革の推進体制" />
      <p>
        <a href={`${base()}/governance`}>推進体制の文章と図を読む</a>
      </p>
      <NoteList notes={plan().notes} />
      <p>
        <a href={`${base()}/glossary`}>注を使っている項目を見る</a>
      </p>
    </article>
  );

  function Block(own: { block: TextBlock; anchor: string }): JSX.Element {
    const noted = (text: string) => <NotedText text={text} notes={plan().notes} />;
    const { block } = own;
    switch (block.kind) {
      case "paragraph":
        return <p>{noted(block.text)}</p>;
      case "statement":
        return (
          <Card>
            <strong>{noted(block.text)}</strong>
          </Card>
        );
      case "heading":
        return <LinkedHeading level={4} id={own.anchor} text={block.text} />;
      case "list":
        // The marks of an ordered list, ① and ②, stand in its texts.
        return block.ordered ? (
          <ol class={styles.marked}>
            <For each={block.items}>{(text) => <li>{noted(text)}</li>}</For>
          </ol>
        ) : (
          <ul>
            <For each={block.items}>{(text) => <li>{noted(text)}</li>}</For>
          </ul>
        );
      case "box":
        return (
          <div>
            <b>{block.title}</b>
            <ul>
              <For each={block.items}>{(text) => <li>{noted(text)}</li>}</For>
            </ul>
          </div>
        );
      default:
        return block satisfies never;
    }
  }

  function PolicyText(own: { policy: Policy }) {
    return (
      <>
        <LinkedHeading level={3} id={`policy-${own.policy.id}`} text={`${own.policy.number} ${own.policy.title}`} />
        <For each={own.policy.sections}>{(section) => <SectionText policy={own.policy} section={section} />}</For>
      </>
    );
  }

  function SectionText(own: { policy: Policy; section: PolicySection }) {
    const items = () => plan().items.filter((item) => item.policy === own.policy.id && item.section === own.section.id);
    const anchor = () => `policy-${own.policy.id}-${own.section.id}`;
    return (
      <section id={anchor()} aria-label={`${own.section.mark} ${own.section.shortName}`}>
        <Quote>
          {own.section.mark} <NotedText text={own.section.lead ?? own.section.shortName} notes={plan().notes} />
        </Quote>
        <details>
          <summary>改革実施項目（{own.section.printedCount}項目）</summary>
          <ol class={styles.items}>
            <For each={items()}>
              {(item) => (
                <li>
                  <a href={`${base()}/items/${item.key}`}>
                    <span translate="no">{findNumber(item, plan())}</span> {plainTitle(item)}
                  </a>
                  （{describeOrigin(item.origin)}）
                </li>
              )}
            </For>
            <Show when={own.section.openRow}>
              {(row) => (
                <li>
                  {row().number} {row().title}
                </li>
              )}
            </Show>
          </ol>
          <p>
            <a href={`${base()}/policies/${own.policy.id}#section-${own.section.id}`}>
              {own.section.mark}の項目を状況といっしょに見る
            </a>
          </p>
        </details>
      </section>
    );
  }
}

/** A heading with a link to itself, to be shared. Written out: Solid's `Dynamic` costs every reader 1.5 KB. */
function LinkedHeading(props: { level: 2 | 3 | 4; id: string; text: string }) {
  const content = () => (
    <>
      {props.text}
      <a href={`#${props.id}`} data-no-print="" aria-label="この見出しへのリンク">
        #
      </a>
    </>
  );
  switch (props.level) {
    case 2:
      return (
        <h2 id={props.id} class={styles.heading}>
          {content()}
        </h2>
      );
    case 3:
      return (
        <h3 id={props.id} class={styles.heading}>
          {content()}
        </h3>
      );
    default:
      return (
        <h4 id={props.id} class={styles.heading}>
          {content()}
        </h4>
      );
  }
}
