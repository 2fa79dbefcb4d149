import { createSignal, onCleanup } from "solid-js";
import { followQuery, readQuery } from "./write-query.ts";

/**
 * The page's one parameter in its address, and how to set it; empty, it is taken away, and so is whatever others added.
 * What is set holds at once; the address follows when typing rests, in the place of the one before.
 */
export function createAddressQuery(name: string): [get: () => string, set: (value: string) => void] {
  const read = () => readQuery().get(name) ?? "";
  const [value, setValue] = createSignal(read());
  const { changed, end } = followQuery(() => new URLSearchParams(value() && { [name]: value() }));
  const readAgain = () => setValue(read());
  addEventListener("popstate", readAgain);
  onCleanup(() => {
    end();
    removeEventListener("popstate", readAgain);
  });
  return [
    value,
    (next) => {
      setValue(next);
      changed();
    },
  ];
}
