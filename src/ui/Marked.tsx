import { For } from "solid-js";

/** Start and end of a hit in a text, in UTF-16 code units; the end is not part of it. */
export type MarkRange = readonly [start: number, end: number];

/** A text with the hits of a search marked. */
export function Marked(props: { text: string; ranges?: readonly MarkRange[] | undefined }) {
  const parts = () => {
    const ranges = props.ranges ?? [];
    const pieces: { text: string; hit: boolean }[] = [];
    let from = 0;
    for (const [start, end] of ranges) {
      pieces.push(
        { text: props.text.slice(from, start), hit: false },
        { text: props.text.slice(start, end), hit: true },
      );
      from = end;
    }
    pieces.push({ text: props.text.slice(from), hit: false });
    return pieces.filter(({ text }) => text !== "");
  };
  return <For each={parts()}>{(part) => (part.hit ? <mark>{part.text}</mark> : part.text)}</For>;
}
