import { For, Show } from "solid-js";
import { isDraft } from "#domain/edition.ts";
import { RULE_VERSION, STATUS_NAMES } from "#domain/status.ts";
import { usePlan } from "#queries/plan.ts";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";
import { Examples, OtherMethods } from "./Examples.tsx";
import styles from "./MethodPage.module.css";
import { Part } from "./Part.tsx";
import { FirstRules, OtherRules } from "./Rules.tsx";
import { STATUS_MEANINGS } from "./status-meanings.ts";

export const path = "/about/method";

export const head: PageModule["head"] = () => ({
  title: "判定のしかた",
  description: `「完了」「遅れ」などの状況を、このアプリがどう決めているか。計算式と例、試せる欄。`,
  crumbs: [{ name: "このアプリについて", href: "/about" }],
});

const CONTENTS = [
  ["status", "状況のことば"],
  ["quantity", "数値の目標"],
  ["examples", "計算の例"],
  ["try", "数を入れて試す"],
  ["milestone", "段階の目標"],
  ["yearly", "毎年度の目標"],
  ["no-score", "全体の達成率を出さない理由"],
] as const;

/** How a status is found: docs/method.md for readers, with examples that the rules' own code computes. */
export default function MethodPage() {
  const view = usePlan();
  const plan = () => view().plan;
  return (
    <div class={styles.method}>
      <h1>判定のしかた</h1>
      <p class={texts.lead}>
        「完了」「遅れ」などの状況を、このアプリがどう決めているか。規則は第
        {RULE_VERSION}版です。
        <Show when={isDraft(plan())}>計画の文章は案で、策定された計画とは異なることがあります。</Show>
      </p>
      <nav aria-label="このページの内容">
        <ul class={styles.contents}>
          <For each={CONTENTS}>
            {([id, title]) => (
              <li data-needs-js={id === "try" ? "" : undefined}>
                <a href={`#${id}`}>{title}</a>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <Part id="status" title="状況のことば">
        <dl class={styles.words}>
          <For each={STATUS_NAMES}>
            {(name) => (
              <div>
                <dt>
                  <StatusBadge status={name} />
                </dt>
                <dd>{STATUS_MEANINGS[name]}</dd>
              </div>
            )}
          </For>
        </dl>
      </Part>
      <Part id="no-record" title="登録なしとは">
        <p>
          その目標の結果を示す公表資料を、まだこのアプリに登録していないという意味です。市が公表していない、取り組んでいない、という意味ではありません。
        </p>
        <p>
          結果は
          <a href={plan().results.url} rel="noreferrer">
            {plan().city}の公表ページ
          </a>
          でも探せます。
        </p>
      </Part>
      <FirstRules />
      <Part id="examples" title="計算の例" aside="実績は仮の数字です">
        <p>22路線（平成30年度）から11路線（令和5年度）へ減らす目標に仮の実績を入れて計算したものです。</p>
        <Examples />
      </Part>
      <div data-needs-js="" data-no-print="">
        <Part id="try" title="数を入れて試す">
          <div class={styles.try} data-app="calculator" data-first={plan().period.first} data-last={plan().period.last}>
            <p data-waiting="">読み込んでいます…</p>
          </div>
        </Part>
      </div>
      <OtherRules />
      <Part id="no-score" title="全体の達成率を出さない理由">
        <p>
          種類の違う目標を一つの数字にまとめると、何が進み何が進んでいないかが見えなくなるからです。出すのは状況ごとの件数だけです。
        </p>
        <p>同じ実績は、ほかの方法では次のようになります。</p>
        <OtherMethods />
      </Part>
    </div>
  );
}
