import { useLocation, useNavigate } from "@solidjs/router";
import { onCleanup, onMount } from "solid-js";

/**
 * Sets parts of the address's query, an empty value taking its part away. It waits until the letter or the choice has
 * been painted, and drops the fragment, to which the router would scroll at every letter.
 */
export function createQuerySetter(): (name: string, value: string) => void {
  const navigate = useNavigate();
  const location = useLocation();
  const pending = new Map<string, string>();
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const flush = () => {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of pending) {
      if (value === "") query.delete(name);
      else query.set(name, value);
    }
    pending.clear();
    const search = query.toString();
    navigate(location.pathname + (search && `?${search}`), { replace: true, scroll: false, resolve: false });
  };
  onMount(() => onCleanup(cancel));
  return (name, value) => {
    pending.set(name, value);
    cancel();
    frame = requestAnimationFrame(() => {
      timer = setTimeout(flush);
    });
  };
}
