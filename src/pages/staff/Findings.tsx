import { For, type JSX, Show } from "solid-js";
import type { DeskImport } from "#desk/messages.ts";
import { Card, Section } from "#ui/Card.tsx";
import controls from "../controls.module.css";
import styles from "./StaffPage.module.css";

type FindingGroup = DeskImport["groups"][number];
type FindingWords = FindingGroup["shown"][number];

interface FindingsProps {
  groups: readonly FindingGroup[];
  /** What was typed so far, by the key of a warning. */
  reasons: ReadonlyMap<string, string>;
  onReason: (key: string, reason: string) => void;
  /** Reads the files again, with the reasons. */
  onCheck: () => void;
}

/** What has to be put right, what asks for a reason, and how things were understood: each apart, and by cause. */
export function Findings(props: FindingsProps) {
  return (
    <>
      <Level level="error" id="errors" title="直すところ" />
      <Level level="warning" id="warnings" title="理由が要るところ" />
      <Level level="note" id="notes" title="お知らせ" />
    </>
  );

  function Level(own: { level: FindingGroup["level"]; id: string; title: string }) {
    const groups = () => props.groups.filter(({ level }) => level === own.level);
    const count = () => groups().reduce((sum, { shown, rest }) => sum + shown.length + rest.length, 0);
    const list = (
      <For each={groups()}>
        {(group) => (
          <>
            <List findings={group.shown} />
            <Show when={group.rest.length > 0}>
              <details>
                <summary class={styles.summary}>{group.restWords}</summary>
                <List findings={group.rest} />
              </details>
            </Show>
          </>
        )}
      </For>
    );
    return (
      <Show when={count() > 0}>
        <Section id={own.id} title={`${own.title}（${count()}件）`}>
          <Card>
            <Show when={own.level === "warning"} fallback={list}>
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  props.onCheck();
                }}
              >
                {list}
                <button type="submit" class={controls.button}>
                  理由を入れて確かめ直す
                </button>
              </form>
            </Show>
          </Card>
        </Section>
      </Show>
    );
  }

  function List(own: { findings: readonly FindingWords[] }) {
    return (
      <ul class={styles.findings}>
        <For each={own.findings}>
          {(finding) => (
            <Finding finding={finding}>
              <Show when={finding.level === "warning"}>
                <label class={controls.field}>
                  理由（記録に残ります）
                  <textarea
                    rows={2}
                    value={finding.reason ?? props.reasons.get(finding.key ?? "") ?? ""}
                    onInput={(event) => props.onReason(finding.key ?? "", event.currentTarget.value)}
                  />
                </label>
              </Show>
            </Finding>
          )}
        </For>
      </ul>
    );
  }
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
