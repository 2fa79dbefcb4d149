import { createSignal, onCleanup } from "solid-js";
import { REST_MS, writeQuery } from "./write-query.ts";

/**
 * The parameters of the page's address, and how to set one, an empty value taking it away. What is set holds at once;
 * the address follows when typing rests, in the place of the one before.
 */
export function createAddressQuery(): [get: (name: string) => string, set: (name: string, value: string) => void] {
  const [query, setQuery] = createSignal(new URLSearchParams(location.search), { equals: false });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    writeQuery(query());
  };
  const read = () => setQuery(new URLSearchParams(location.search));
  addEventListener("popstate", read);
  // Whoever goes on before typing rested comes back to what they saw.
  addEventListener("pagehide", write);
  onCleanup(() => {
    write();
    removeEventListener("popstate", read);
    removeEventListener("pagehide", write);
  });
  return [
    (name) => query().get(name) ?? "",
    (name, value) => {
      setQuery((now) => withParameter(now, name, value));
      clearTimeout(timer);
      timer = setTimeout(write, REST_MS);
    },
  ];
}

function withParameter(query: URLSearchParams, name: string, value: string): URLSearchParams {
  if (value === "") query.delete(name);
  else query.set(name, value);
  return query;
}
