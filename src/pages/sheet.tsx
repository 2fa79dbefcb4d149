import { For, type JSX, Show } from "solid-js";
import { isDraft } from "#domain/edition.ts";
import type { Finding } from "#domain/findings.ts";
import { usePlan } from "#queries/plan.ts";
import type { PlanView } from "#queries/plan-view.ts";
import { cutText } from "#words/cut-text.ts";
import { describeDate } from "#words/ja/dates.ts";
import { describeSource, tellFinding } from "#words/ja/finding.ts";
import { describeRecordTime } from "#words/ja/record.ts";
import { fitSheet, type SheetFit } from "./fit-sheet.ts";
import styles from "./sheet.module.css";

/** Characters of a finding and of the name of a source that a sheet has room for, however many there are. */
const FINDING_LENGTH = 240;
const SOURCE_LENGTH = 80;

/** What a sheet with an item that is 登録なし says once: on a board it must not read as a reproach. */
export const UNKNOWN =
  "「登録なし」は、このアプリがまだ資料を読めていないことをいい、市が公表していないという意味ではありません。";

/** What a sheet says of a finding: when, what, by which source. */
export interface SheetFinding {
  time: string;
  text: string;
  source: string;
}

/** How the texts of a sheet and what it tells of findings fit on it. */
export interface SheetPlan {
  fit: SheetFit;
  findings: SheetFinding[];
  /** Whether something stands only on the page that the sheet is of. */
  isCut: boolean;
}

/** Fits the texts that stand in any case and as many of the findings as there is room for, in their order. */
export function planSheet(view: PlanView, fixed: readonly string[], all: readonly Finding[]): SheetPlan {
  const told = all.map((finding) => {
    const source = view.sourceById.get(finding.source);
    return {
      time: describeRecordTime(finding),
      text: tellFinding(finding),
      source: source ? describeSource(source) : "",
    };
  });
  const findings = told.map(({ time, text, source }) => ({
    time,
    text: cutText(text, FINDING_LENGTH),
    source: cutText(source, SOURCE_LENGTH),
  }));
  const fit = fitSheet(
    fixed,
    findings.map(({ time, text, source }) => [`${time}　${text}`, `出典：${source}`]),
  );
  const shown = findings.slice(0, fit.shown);
  const isCut = shown.length < told.length || shown.some(({ text }, index) => text !== told[index]?.text);
  return { fit, findings: shown, isCut };
}

interface SheetProps {
  /** Address of the page that the sheet is of. */
  of: string;
  /** Beside the name of the plan. */
  number?: string;
  title: string;
  plan: SheetPlan;
  /** What stands before the findings. */
  children: JSX.Element;
}

/** One side of A4 for a notice board, as seen on a screen and as printed: what it is, where it stands, what is known, and a code that leads on. */
export function Sheet(props: SheetProps) {
  const view = usePlan();
  const site = () => view().snapshot.site;
  return (
    <>
      <p data-no-print="">
        印刷すると、掲示板などに貼れるA4の1枚になります。<a href={props.of}>もとのページ</a>
      </p>
      <article class={styles.sheet} data-size={props.plan.fit.size}>
        <p>
          {view().plan.title}
          {isDraft(view().plan) ? "（案）" : ""} <span translate="no">{props.number}</span>
        </p>
        <h1>{props.title}</h1>
        {props.children}
        <h2>わかったこと（新しい順）</h2>
        <ul>
          <For each={props.plan.findings} fallback={<li>公表資料で確かめられたことは、まだありません。</li>}>
            {({ time, text, source }) => (
              <li>
                <b>{time}</b>　{text}
                <br />
                <small>出典：{source}</small>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.plan.isCut}>
          <p>つづきは{site().name}のページにあります。</p>
        </Show>
        <footer>
          <div data-qr={(site().origin ?? "") + props.of}>{site().origin && site().origin + props.of}</div>
          <p>
            <b>{describeDate(view().snapshot.date)}時点</b>でわかっていることです。
            <span data-needs-js="">新しい状況と出典は、スマートフォンでこのコードから。</span>
          </p>
        </footer>
      </article>
    </>
  );
}
