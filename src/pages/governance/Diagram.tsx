import { For, Show } from "solid-js";
import { findPart } from "#domain/governance.ts";
import type { Plan } from "#domain/plan.ts";
import texts from "../text.module.css";
import { type Actor, describeMembers, type Flow, listFlows, nameActor } from "./flows.ts";
import styles from "./GovernancePage.module.css";

/** Boxes from top to bottom, in units of about a CSS pixel on a phone: legible without zooming. */
const BOXES: readonly { actor: Actor; x: number; y: number; width: number; height: number }[] = [
  { actor: "council", x: 8, y: 4, width: 304, height: 60 },
  { actor: "mayor", x: 16, y: 176, width: 120, height: 40 },
  { actor: "headquarters", x: 16, y: 232, width: 288, height: 60 },
  { actor: "team", x: 16, y: 308, width: 190, height: 60 },
  { actor: "departments", x: 16, y: 384, width: 288, height: 40 },
  { actor: "citizens", x: 8, y: 540, width: 304, height: 40 },
];

/** Upright arrows by giver and name: where each stands, from where to where, and its name in lines. */
const ARROWS: Readonly<Record<string, { x: number; from: number; to: number; lines: readonly string[] }>> = {
  "mayor 諮問": { x: 32, from: 176, to: 64, lines: ["諮問"] },
  "council 答申": { x: 100, from: 64, to: 176, lines: ["答申"] },
  "city 実施状況の報告": { x: 168, from: 160, to: 64, lines: ["実施状況", "の報告"] },
  "council 意見": { x: 262, from: 64, to: 160, lines: ["意見"] },
  "headquarters 全庁体制で推進": { x: 226, from: 292, to: 384, lines: ["全庁体制", "で推進"] },
  "city パブリックコメント": { x: 28, from: 440, to: 540, lines: ["パブリック", "コメント"] },
  "citizens 意見": { x: 148, from: 540, to: 440, lines: ["意見"] },
  "city 公表": { x: 228, from: 440, to: 540, lines: ["公表"] },
};

/**
 * 推進体制 as a drawing, and everything in it once more as a list: the app draws it from the sentences,
 * since the printed diagram is not in the text that we have. Nothing where a body is missing.
 */
export function Diagram(props: { plan: Plan }) {
  const isComplete = () => ["council", "headquarters", "team"].every((id) => findPart(props.plan.governance, id));
  const flows = () => listFlows(props.plan);
  const name = (actor: Actor) => nameActor(actor, props.plan);
  const members = (actor: Actor) => describeMembers(findPart(props.plan.governance, actor));

  return (
    <Show when={isComplete()}>
      <div class={styles.diagram}>
        <svg viewBox="0 0 320 584" role="img" aria-label="推進体制の図" aria-describedby="diagram-words">
          <marker
            id="flow-head"
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" fill="currentColor" />
          </marker>
          <g fill="none" stroke="currentColor">
            <rect x="4" y="160" width="312" height="280" rx="10" stroke-dasharray="2 3" />
            <For each={BOXES}>
              {({ actor, x, y, width, height }) => (
                <rect x={x} y={y} width={width} height={height} rx="6" stroke-width={members(actor) ? 2.5 : 1} />
              )}
            </For>
            <For each={flows()}>
              {(flow) => (
                <Show when={arrowOf(flow)}>
                  {(arrow) => (
                    <path
                      d={`M${arrow().x} ${arrow().from}V${arrow().to}`}
                      stroke-width="1.5"
                      stroke-dasharray={flow.basis ? undefined : "5 4"}
                      marker-end="url(#flow-head)"
                    />
                  )}
                </Show>
              )}
            </For>
          </g>
          <g fill="currentColor" font-size="16" font-weight="700" text-anchor="middle">
            <For each={BOXES}>
              {({ actor, x, y, width, height }) => (
                <>
                  <text x={x + width / 2} y={y + (members(actor) ? 25 : height / 2 + 5)}>
                    {name(actor)}
                  </text>
                  <text x={x + width / 2} y={y + 47} font-weight="400">
                    {members(actor)}
                  </text>
                </>
              )}
            </For>
            <text x="290" y="202">
              {name("city")}
            </text>
          </g>
          <g fill="currentColor" font-size="16">
            <For each={flows()}>
              {(flow) => (
                <For each={arrowOf(flow)?.lines}>
                  {(line, index) => (
                    <text x={(arrowOf(flow)?.x ?? 0) + 7} y={middleOf(flow) + index() * 20}>
                      {line}
                    </text>
                  )}
                </For>
              )}
            </For>
          </g>
        </svg>
        <div id="diagram-words" class={texts.prose}>
          <h3>図にあるもの</h3>
          <p>
            「{name("city")}」の枠の中に、{name("mayor")}、
            <For each={["headquarters", "team"] as const}>
              {(actor) => (
                <>
                  {name(actor)}（{members(actor)}）、
                </>
              )}
            </For>
            {name("departments")}があります。枠の外に、{name("council")}（{members("council")}）と
            {name("citizens")}があります。
          </p>
          <h3>矢印（{flows().length}本）</h3>
          <ol>
            <For each={flows()}>
              {(flow) => (
                <li>
                  <b>
                    {name(flow.from)}から{name(flow.to)}へ：{flow.name}
                  </b>
                  <br />
                  <Show
                    when={flow.basis}
                    fallback="点線の矢印です。推進体制の文章にはなく、下の「審議会の動き」の記録から引きました。"
                  >
                    {(basis) => (
                      <>
                        {basis().part.number}「{basis().sentence}」
                      </>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ol>
          <p>
            {name("headquarters")}・{name("team")}・{name("departments")}
            のあいだのほかのつながりは、文章に書かれていないため、矢印にしていません。「{name("departments")}
            」は、集中改革プランの所管課の欄にある課を指します。
          </p>
        </div>
      </div>
    </Show>
  );
}

const arrowOf = (flow: Flow) => ARROWS[`${flow.from} ${flow.name}`];

function middleOf(flow: Flow): number {
  const arrow = arrowOf(flow);
  return arrow ? (arrow.from + arrow.to) / 2 - 10 * (arrow.lines.length - 1) + 5 : 0;
}
