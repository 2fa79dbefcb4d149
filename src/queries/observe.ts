import { type DefaultError, type QueryKey, QueryObserver, useQueryClient } from "@tanstack/solid-query";
import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";

/**
 * The data of a query as a signal; `undefined` until it is there, and always on the server.
 *
 * Used instead of `useQuery`, which is made for pages that wait: that one suspends whatever reads it,
 * writes its data into the prerendered page as an inline script, and wraps a whole snapshot in proxies.
 * The first value comes after mounting, so that the first render equals the prerendered page.
 */
export function createObserved<T>(queryKey: QueryKey): Accessor<T | undefined> {
  const client = useQueryClient();
  const [data, setData] = createSignal<T>();
  onMount(() => {
    const observer = new QueryObserver<T, DefaultError>(client, { queryKey });
    const show = (shown: T | undefined) => setData(() => shown);
    show(observer.getCurrentResult().data);
    onCleanup(observer.subscribe((result) => show(result.data)));
  });
  return data;
}
