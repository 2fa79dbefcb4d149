import { For } from "solid-js";
import { NEGLIGIBLE_COUNT, ON_TRACK_PACE, SLIGHTLY_BEHIND_PACE } from "#domain/status.ts";
import { usePlan } from "#queries/plan.ts";
import { PlanFact } from "../plan-fact.tsx";
import styles from "./MethodPage.module.css";
import { Part } from "./Part.tsx";
import { describeRate } from "./worked.ts";

/*
 * The rules of docs/method.md, shortened. Formulas, thresholds and the sentences on the end of a year, on 登録なし
 * and on the three voices are the same word for word; a test compares them.
 */

/** What the examples rest on: which records count, when a year has ended, how a quantity is judged. */
export function FirstRules() {
  return (
    <>
      <Part id="records" title="使う記録">
        <ul class={styles.list}>
          <li>
            一つの目標の判定には、<b>その目標そのものについての記録だけ</b>
            を使います。ほかの数値や関係する動きは、判定を変えません。
          </li>
          <li>記録が複数あるときは、訂正した記録、なければ日付の後のものを採ります。訂正前のものも残します。</li>
          <li>年度の途中の数値は示しますが、年度末の結果としては使いません。</li>
          <li>続けないという決定が公表されていれば、ほかのすべてに先立って検討終了です。</li>
        </ul>
      </Part>
      <Part id="year-end" title="年度の終わり">
        <p>
          ある年度は、<b>次の4月1日から</b>
          「終わった」とみなします。令和7年度は、2026年3月31日には終わっておらず、2026年4月1日に終わっています。判定はデータの日付で行い、端末の時計は使いません。
        </p>
      </Part>
      <Part id="quantity" title="数値の目標">
        <p>
          基準値 <i>b</i>、目標値 <i>t</i>、年度末の実績 <i>a</i>
          とします。上から順に見て、最初に当てはまったものになります。
        </p>
        <ol class={styles.steps}>
          <li>
            期限の年度か後の実績がある：期限の年度に届けば完了、後の年度に届けば完了（遅れて）。期限の年度の実績がなければ、前後とも届いていれば完了、ほかに後の年度に届けば完了（時期不明）。どれも届かなければ期限超過。
          </li>
          <li>期限の年度が終わっている：最後の実績が届いていれば完了、そうでなければ登録なし。</li>
          <li>実績がない：最初の年度が終わるまではこれから、終わったら登録なし。</li>
          <li>最後の実績が届いている：完了（期限前）。</li>
          <li>基準値の記載がない、または比べる年がない：判定できない。</li>
          <li>いまの水準を保つ目標：保たれていれば順調、そうでなければ遅れ。</li>
          <li>
            直線で結んだ目安と比べる。<b>この目安はアプリの計算で、計画が定めたものではありません。</b>
          </li>
        </ol>
        <ul class={styles.list}>
          <li>
            達成の割合 <i>d</i> = (<i>a</i> − <i>b</i>) ÷ (<i>t</i> − <i>b</i>)
          </li>
          <li>
            経過の割合 <i>e</i> = (実績の年度 − 基準の年度) ÷ (期限の年度 − 基準の年度)
          </li>
          <li>
            目安 <i>x</i> = <i>b</i> + (<i>t</i> − <i>b</i>) × <i>e</i>
          </li>
          <li>
            目安との差 = 増やす目標では <i>x</i> − <i>a</i>、減らす目標では <i>a</i> − <i>x</i>
          </li>
          <li>
            進み方 <i>p</i> = <i>d</i> ÷ <i>e</i>
          </li>
        </ul>
        <p>
          <i>d</i> が0より小さければ遅れ（基準より後退）。路線・人・件のように一つずつ数えるもので、目安との差が
          {NEGLIGIBLE_COUNT}未満なら順調。それ以外は、<i>p</i> が{describeRate(ON_TRACK_PACE, 2)}以上なら順調、
          {describeRate(SLIGHTLY_BEHIND_PACE, 2)}以上ならやや遅れ、それより小さければ遅れ。
        </p>
      </Part>
    </>
  );
}

/** The other kinds of target, what becomes of several targets, and whose words stand beside the rules'. */
export function OtherRules() {
  const view = usePlan();
  return (
    <>
      <Part id="milestone" title="段階の目標">
        <ul class={styles.list}>
          <li>すべての段階が行われた：完了（期限内・遅れて・時期不明）。</li>
          <li>期限の年度に「未達」と公表された：年度が終わっていれば期限超過、終わっていなければ遅れ。</li>
          <li>「先送り」と公表された：期限の年度が終わるまで遅れ。終わった後は、結果がわからなければ登録なし。</li>
          <li>期限の年度が終わった段階の結果がわからない：登録なし。</li>
          <li>どれにも当たらず、行われた段階がある：順調。一つもない：これから。</li>
        </ul>
      </Part>
      <Part id="yearly" title="毎年度の目標">
        <p>
          年度ごとに一つの欄があり、公表資料がいうとおりに実施・一部・未実施・該当なしになります。資料がなければ登録なしです。
        </p>
        <ul class={styles.list}>
          <li>
            一部または未実施の年度がある：期間が終わっていれば期限超過。期間中は、二つ以上か最新の年度は遅れ、ほかはやや遅れ。
          </li>
          <li>終わった年度のどれかが登録なし：登録なし。</li>
          <li>終わった年度がまだない：これから。</li>
          <li>すべて実施（または該当なし）：期間が終わっていれば完了、期間中なら順調。</li>
        </ul>
      </Part>
      <Part id="direction" title="方向の目標">
        <p>
          達成を測る数値も終わりの年度も書かれていない目標です。判定できないとし、知られている値を示します。よい・悪いはいいません。
        </p>
      </Part>
      <Part id="item" title="項目の状況">
        <p>目標が二つ以上ある項目は、次の順で最初に当てはまるものをとり、「2件のうち1件完了」と添えます。</p>
        <p>期限超過 → 遅れ → やや遅れ → 登録なし → 判定できない → これから → 順調 → 検討終了 → 完了</p>
      </Part>
      <Part id="voices" title="三つの声">
        <p>
          計算による判定、所管課の評価（市のことばで完了・順調・遅延・検討終了）、審議会の意見を、混ぜずに並べます。
        </p>
        <p>
          所管課の評価や審議会の意見が、計算による判定を変えることはありません。三つが食い違うときは、食い違っていることをそのまま示します。
        </p>
        <For each={view().plan.facts.filter(({ topic }) => topic === "previous-plan")}>
          {(fact) => <PlanFact fact={fact} />}
        </For>
      </Part>
    </>
  );
}
