import { For, type JSX, Show } from "solid-js";
import type { DeskImport } from "#desk/messages.ts";
import { Card, Section } from "#ui/Card.tsx";
import controls from "../controls.module.css";
import styles from "./StaffPage.module.css";

type FindingWords = DeskImport["findings"][number];

interface FindingsProps {
  findings: readonly FindingWords[];
  /** What was typed so far, by the key of a warning. */
  reasons: ReadonlyMap<string, string>;
  onReason: (key: string, reason: string) => void;
  /** Reads the files again, with the reasons. */
  onCheck: () => void;
}

/** What has to be put right, what asks for a reason, and how things were understood: each apart. */
export function Findings(props: FindingsProps) {
  const of = (level: FindingWords["level"]) => props.findings.filter((finding) => finding.level === level);
  return (
    <>
      <Show when={of("error").length > 0}>
        <Section id="errors" title={`直すところ（${of("error").length}件）`}>
          <Card>
            <ul class={styles.findings}>
              <For each={of("error")}>{(finding) => <Finding finding={finding} />}</For>
            </ul>
          </Card>
        </Section>
      </Show>
      <Show when={of("warning").length > 0}>
        <Section id="warnings" title={`理由が要るところ（${of("warning").length}件）`}>
          <Card>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                props.onCheck();
              }}
            >
              <ul class={styles.findings}>
                <For each={of("warning")}>
                  {(finding) => (
                    <Finding finding={finding}>
                      <label class={controls.field}>
                        理由（記録に残ります）
                        <textarea
                          rows={2}
                          value={finding.reason ?? props.reasons.get(finding.key ?? "") ?? ""}
                          onInput={(event) => props.onReason(finding.key ?? "", event.currentTarget.value)}
                        />
                      </label>
                    </Finding>
                  )}
                </For>
              </ul>
              <button type="submit" class={controls.button}>
                理由を入れて確かめ直す
              </button>
            </form>
          </Card>
        </Section>
      </Show>
      <Show when={of("note").length > 0}>
        <Section id="notes" title={`お知らせ（${of("note").length}件）`}>
          <Card>
            <ul class={styles.findings}>
              <For each={of("note")}>{(finding) => <Finding finding={finding} />}</For>
            </ul>
          </Card>
        </Section>
      </Show>
    </>
  );
}

function Finding(props: { finding: FindingWords; children?: JSX.Element }) {
  return (
    <li>
      <p>
        <strong>{props.finding.where}</strong>
      </p>
      <p>{props.finding.message}</p>
      <Show when={props.finding.meant}>{(meant) => <p>もしかして：{meant()}</p>}</Show>
      {props.children}
    </li>
  );
}
