/** Tells the other tabs of this site that something stored has changed; they read it themselves. */
export interface TabSignal {
  send: () => void;
  /** Calls `listener` on a signal from another tab, never on our own; returns a function that stops it. */
  listen: (listener: () => void) => () => void;
}

/**
 * Sends signals by BroadcastChannel and, where that is missing (iOS before 15.4) or refused, by the
 * `storage` event of `storageKey` and of keys that begin with it. The channel is open only while someone listens: an open one may
 * keep the page out of the back-forward cache.
 */
export function createTabSignal(name: string, storageKey: string): TabSignal {
  const listeners = new Set<() => void>();
  let channel: BroadcastChannel | null = null;

  const notify = () => {
    for (const listener of listeners) listener();
  };
  // A null key: all of localStorage was cleared.
  const onStorage = (event: StorageEvent) => {
    if (event.key === null || event.key.startsWith(storageKey)) notify();
  };

  return {
    send() {
      const sender = channel ?? openChannel(name);
      sender?.postMessage(null);
      if (sender !== channel) sender?.close();
    },
    listen(listener) {
      if (listeners.size === 0) {
        channel = openChannel(name);
        if (channel) channel.onmessage = notify;
        globalThis.addEventListener?.("storage", onStorage);
      }
      listeners.add(listener);
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return;
        channel?.close();
        channel = null;
        globalThis.removeEventListener?.("storage", onStorage);
      };
    },
  };
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
