import { For } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import { plainTitle } from "#domain/item.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { ChipLinks } from "#ui/ChipLinks.tsx";
import texts from "../text.module.css";
import styles from "./GovernancePage.module.css";
import { findStage, findStageFacts, STAGES, type Stage, type StageFacts } from "./pdca.ts";

const NAMES: Record<Stage, readonly [name: string, english: string]> = {
  plan: ["計画", "Plan"],
  do: ["実施", "Do"],
  check: ["検証", "Check"],
  action: ["見直し", "Action"],
};

/** What each group of items has in common: the last step of which something is known. */
const REACHED: Record<Stage, string> = {
  plan: "計画までわかる項目",
  do: "公表された記録（関係する動きを含む）までわかる項目",
  check: "検証までわかる項目",
  action: "見直しまでわかる項目",
};

/** Where the items stand in the PDCA cycle, counted from what is published. */
export function Stages(props: { view: PlanView }) {
  const facts = () =>
    props.view.plan.items.map((item) =>
      findStageFacts(item, props.view.statusOf(item.key), props.view.recordsByItem.get(item.key) ?? []),
    );
  const count = (test: (facts: StageFacts) => boolean) => facts().filter(test).length;
  const rows = (): { stage: Stage; lines: readonly [what: string, count: number, unit: string][] }[] => [
    { stage: "plan", lines: [["目標が書かれている項目", count(({ item }) => item.targets.length > 0), "項目"]] },
    {
      stage: "do",
      lines: [
        ["結果や数値の記録がある項目", count(({ coverage }) => coverage === "result"), "項目"],
        ["関係する動きの記録だけがある項目", count(({ coverage }) => coverage === "events"), "項目"],
      ],
    },
    {
      stage: "check",
      lines: [
        [
          "計算による判定が出た項目（登録なし・判定できない・これからを除く）",
          count(({ isJudged }) => isJudged),
          "項目",
        ],
        ["所管課の評価がある項目", count(({ isRatedByDepartment }) => isRatedByDepartment), "項目"],
        ["審議会の意見や市の回答がある項目", count(({ hasRemark }) => hasRemark), "項目"],
      ],
    },
    {
      stage: "action",
      lines: [
        ["続けるかどうかの決定（検討終了など）がある項目", count(({ isDecided }) => isDecided), "項目"],
        ["計画の改訂版", props.view.plan.editions.filter(({ label }) => label === "改訂").length, "版"],
      ],
    },
  ];

  return (
    <div class={styles.table}>
      <table>
        <caption>このアプリに登録されている公表資料からわかること</caption>
        <thead>
          <tr>
            <th scope="col">段階</th>
            <th scope="col">わかること</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {({ stage, lines }) => (
              <tr>
                <th scope="row" class={styles.stage}>
                  {NAMES[stage][0]}
                  <br />
                  {NAMES[stage][1]}
                </th>
                <td>
                  <For each={lines}>
                    {([what, number, unit]) => (
                      <p>
                        {what}：<b>{number > 0 ? `${number}${unit}` : "登録なし"}</b>
                      </p>
                    )}
                  </For>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <h3 class={texts.lead}>それぞれの項目は、どこまでわかっているか</h3>
      <For each={STAGES}>
        {(stage) => {
          const items = () => facts().filter((one) => findStage(one) === stage);
          return (
            <details>
              <summary>
                {REACHED[stage]}：{items().length}項目
              </summary>
              <ChipLinks
                links={items().map(({ item }) => ({
                  name: plainTitle(item),
                  href: `/plans/${props.view.plan.id}/items/${item.key}`,
                  detail: findNumber(item, props.view.plan),
                }))}
              />
            </details>
          );
        }}
      </For>
    </div>
  );
}
