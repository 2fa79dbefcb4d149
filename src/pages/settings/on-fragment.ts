import { onCleanup, onMount } from "solid-js";

/** Tells a component the fragment of the address (`#f=…`, or empty), now and whenever nothing else of the address changes. */
export function onFragment(heed: (fragment: string) => void): void {
  onMount(() => {
    const tell = () => heed(location.hash);
    tell();
    addEventListener("hashchange", tell);
    onCleanup(() => removeEventListener("hashchange", tell));
  });
}
