import { For, Show } from "solid-js";
import type { DeskImport } from "#desk/messages.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { describeDate } from "#words/ja/dates.ts";
import { Figures } from "./ImportPreview.tsx";
import styles from "./StaffPage.module.css";

interface ApprovalProps {
  result: DeskImport;
  files: readonly string[];
  publishedOn: string;
}

/** The sheet that goes round before anything is public (決裁): every change and every typed reason; alone on paper. */
export function Approval(props: ApprovalProps) {
  const view = usePlan();
  const reasons = () => props.result.findings.filter(({ reason }) => reason !== undefined);
  return (
    <Section id="approval" title="決裁の資料">
      <Card>
        <button type="button" class={styles.button} data-no-print="" onClick={() => window.print()}>
          A4で印刷する
        </button>
        <p>{view().plan.title}の結果を、次のとおり公開してよろしいか伺います。</p>
        <table class={styles.seals}>
          <tbody>
            <tr>
              <For each={["決裁", "確認", "確認", "起案"]}>{(role) => <th scope="col">{role}</th>}</For>
            </tr>
            <tr>
              <td />
              <td />
              <td />
              <td />
            </tr>
          </tbody>
        </table>
        <dl class={styles.facts}>
          <dt>公開する日</dt>
          <dd>{describeDate(props.publishedOn)}</dd>
          <dt>もとのファイル</dt>
          <dd>{props.files.join("、")}</dd>
          <dt>加えるもの</dt>
          <dd>{props.result.summary}</dd>
        </dl>
        <table class={`${styles.table} ${styles.stacked}`}>
          <caption>変わる項目（{props.result.items.length}件）</caption>
          <thead>
            <tr>
              <th scope="col">項目</th>
              <th scope="col">状況</th>
              <th scope="col">公開する文</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.result.items}>
              {({ title, status, changes }) => (
                <tr>
                  <th scope="row">{title}</th>
                  <td>{status}</td>
                  <td>
                    <For each={changes}>
                      {(change) => (
                        <p>
                          {change.title}：{change.detail}
                        </p>
                      )}
                    </For>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <Show when={reasons().length > 0}>
          <table class={`${styles.table} ${styles.stacked}`}>
            <caption>書かれた理由（{reasons().length}件）</caption>
            <thead>
              <tr>
                <th scope="col">どこ</th>
                <th scope="col">こと</th>
                <th scope="col">理由</th>
              </tr>
            </thead>
            <tbody>
              <For each={reasons()}>
                {({ where, message, reason }) => (
                  <tr>
                    <th scope="row">{where}</th>
                    <td>{message}</td>
                    <td>{reason}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
        <h3>審議会への報告の数</h3>
        <Figures result={props.result} />
      </Card>
    </Section>
  );
}
