import { render } from "solid-js/web";
import { selectorOf } from "#markup/marks.ts";
import { Calculator } from "#pages/method/Calculator.tsx";
import { noteReaderPlace } from "../reader-place.ts";

// The calculator of the method page needs neither plan nor follows.
const root = document.querySelector<HTMLElement>(selectorOf("app", "calculator"));
if (root) {
  const { first, last } = root.dataset;
  const bringReaderBack = noteReaderPlace(root);
  root.replaceChildren();
  render(() => <Calculator period={{ first: Number(first), last: Number(last) }} />, root);
  bringReaderBack();
}
