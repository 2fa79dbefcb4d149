/** Milliseconds without a sign of the visitor until they are asked, and that they then have to answer. WCAG 2.2.1 wants 20 seconds. */
export const ASK_AFTER_MS = 180_000;
export const ANSWER_WITHIN_MS = 60_000;

/** Whether somebody uses the device: yes, they are being asked, or they have gone. */
export type Presence = "here" | "asked" | "gone";

export interface Finding {
  presence: Presence;
  /** Milliseconds until the next thing happens: until the visitor is asked, or taken as gone. */
  left: number;
}

/** What `idle` milliseconds without a sign tell. */
export function judgePresence(idle: number): Finding {
  const left = ASK_AFTER_MS + ANSWER_WITHIN_MS - idle;
  if (left <= 0) return { presence: "gone", left: 0 };
  return left <= ANSWER_WITHIN_MS ? { presence: "asked", left } : { presence: "here", left: left - ANSWER_WITHIN_MS };
}

export interface PresenceWatch {
  /** Somebody did something. Says nothing to the question whether they are still there. */
  sign: () => void;
  /** The visitor says that they are there. */
  stay: () => void;
  /** Looks at the clock now, as where the screen was switched off and no timer ran. */
  look: () => void;
}

/**
 * Watches for the visitor from now on. `ask` is called once a second with the seconds that they have left, `stays` when
 * they have answered, and `goes`, after which nothing is watched any more, when they have not.
 */
export function watchPresence(told: {
  ask: (seconds: number) => void;
  stays: () => void;
  goes: () => void;
}): PresenceWatch {
  // Not `performance.now()`, which stands still while a tablet sleeps.
  let last = Date.now();
  let timer: ReturnType<typeof setTimeout>;
  let presence: Presence = "here";
  const look = () => {
    clearTimeout(timer);
    if (presence === "gone") return;
    // A clock that was set back must not keep a visitor here for hours.
    last = Math.min(last, Date.now());
    const found = judgePresence(Date.now() - last);
    presence = found.presence;
    if (presence === "gone") return told.goes();
    if (presence === "asked") told.ask(Math.ceil(found.left / 1000));
    timer = setTimeout(look, presence === "asked" ? found.left % 1000 || 1000 : found.left);
  };
  look();
  return {
    look,
    sign() {
      if (presence === "here") last = Date.now();
    },
    stay() {
      if (presence === "gone") return;
      const wasAsked = presence === "asked";
      presence = "here";
      last = Date.now();
      if (wasAsked) told.stays();
      look();
    },
  };
}
