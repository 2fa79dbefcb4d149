import { For, Show } from "solid-js";
import { KNOWN_FIRST } from "#domain/status.ts";
import { type PolicyReport, RATINGS } from "#domain/yearly-report.ts";
import { describeRating } from "#words/ja/kinds.ts";
import { describeStatus } from "#words/ja/status.ts";
import styles from "./ReportPage.module.css";

/** How many items stand where, by policy: in the city's own four words, and as computed. Each group sums to all items. */
export function Counts(props: { policies: readonly PolicyReport[] }) {
  const hasRatings = () => props.policies.some(({ rated }) => RATINGS.some((state) => rated[state] > 0));
  const computed = () => KNOWN_FIRST.filter((status) => props.policies.some((policy) => policy.computed[status] > 0));
  return (
    <>
      <div class={styles.wide}>
        <table class={styles.counts}>
          <thead>
            <tr>
              <td />
              <For each={props.policies}>
                {({ policy }) => (
                  <th scope="col">
                    <a href={`#policy-${policy.id}`} aria-label={policy.title}>
                      {policy.number}
                    </a>
                  </th>
                )}
              </For>
              <th scope="col">計</th>
            </tr>
          </thead>
          <Show when={hasRatings()}>
            <tbody>
              <Group name="所管課の評価" />
              <For each={RATINGS}>
                {(state) => <Row name={describeRating(state)} countOf={({ rated }) => rated[state]} />}
              </For>
              <Row name="評価の登録なし" countOf={({ unrated }) => unrated} />
            </tbody>
          </Show>
          <tbody>
            <Group name="計算による判定" />
            <For each={computed()}>
              {(status) => <Row name={describeStatus(status)} countOf={(policy) => policy.computed[status]} />}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={!hasRatings()}>
        <p>所管課の評価（完了・順調・遅延・検討終了）は、この年度についてはまだ登録されていません。</p>
      </Show>
    </>
  );

  function Group(own: { name: string }) {
    return (
      <tr>
        <th scope="rowgroup" colspan={props.policies.length + 2}>
          {own.name}
        </th>
      </tr>
    );
  }

  function Row(own: { name: string; countOf: (policy: PolicyReport) => number }) {
    const counts = () => props.policies.map(own.countOf);
    return (
      <tr>
        <th scope="row">{own.name}</th>
        <For each={[...counts(), counts().reduce((sum, count) => sum + count, 0)]}>{(count) => <td>{count}</td>}</For>
      </tr>
    );
  }
}
