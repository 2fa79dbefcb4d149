import type { Failure } from "#domain/failure.ts";
import { PLAN_STORED, type PlanStored, type RefreshReply, type RefreshRequest } from "#markup/events.ts";
import { withTimeout } from "#storage/with-timeout.ts";
import { describeFailure } from "#words/ja/failure.ts";
import { activeWorker } from "./active-worker.ts";
import { offerNews, say, showDate, showWhereDataAre } from "./age-line.ts";
import { paint, takeOver } from "./follows.ts";
import { onReturn } from "./on-return.ts";
import { pageFacts } from "./page-facts.ts";
import { lookForNewerApp } from "./worker-registration.ts";

/** Least time between two looks that nobody asked for, in milliseconds. */
const MIN_INTERVAL_MS = 60_000;
/** Time that a worker may take to answer before the page looks for itself, in milliseconds; and to be installed, where a reader waits. */
const ANSWER_TIMEOUT_MS = 60_000;
const INSTALL_TIMEOUT_MS = 3_000;

/** Looks under way. A reader's own does not share another's: that may wait for a worker, or come without a new look. */
const inFlight = new Map<boolean, Promise<RefreshReply>>();

/** Looks for newer data now and on each return, and hears of what the worker or another tab has brought. */
export function watchNews(): void {
  // Absent where the page is not served securely, and in some apps' browsers.
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data?.type === PLAN_STORED) take(data as PlanStored);
  });
  void check(false);
  onReturn(() => void check(false), MIN_INTERVAL_MS);
}

/** 「更新を確認」, and the looks that a page makes by itself. Presses while one is under way share it. */
export async function check(isAsked: boolean): Promise<void> {
  if (isAsked) say("確認しています…");
  const looking = inFlight.get(isAsked) ?? look(isAsked).finally(() => inFlight.delete(isAsked));
  inFlight.set(isAsked, looking);
  const reply = await looking;
  // Only a newer app can read them: it is looked for at once, and offered when it is there.
  if (reply.failure === "newer-than-app") void lookForNewerApp();
  if (reply.kind === "updated") takeOver();
  const isAlone = reply.failure === "offline" || reply.failure === "unreachable";
  if (reply.stored && navigator.serviceWorker?.controller) showWhereDataAre(isAlone ? "alone" : "stored");
  const isNewer = reply.stored !== undefined && take(reply.stored);
  const words = describeOutcome(reply, isAsked, isNewer);
  if (words !== undefined) say(words);
}

async function look(isAsked: boolean): Promise<RefreshReply> {
  // That there is no connection is to be said, however recent the last look.
  const reply = await askWorker(isAsked || !navigator.onLine);
  if (reply) return reply;
  try {
    return await lookFromPage();
  } catch {
    return { kind: "failed", failure: navigator.onLine ? "unreachable" : "offline" };
  }
}

/** Where no worker looks: on a first visit, and where a browser has none. */
async function lookFromPage(): Promise<RefreshReply> {
  const { refreshPlan } = await import("#sync/refresh-plan.ts");
  const { plan, version } = pageFacts;
  const result = await refreshPlan({ plan, atLeast: version });
  if (result.kind === "failed") return result;
  const stored = { date: "", ...(result.kind === "updated" ? result.snapshot : result), plan };
  // That the data of the page itself cannot be kept is no news.
  return stored.version > version ? { ...result, stored } : { kind: "current", stored };
}

/** What the worker's look came to, off the page's thread; `null` where there is none, or it does not answer. */
async function askWorker(isAsked: boolean): Promise<RefreshReply | null> {
  const worker =
    navigator.serviceWorker?.controller ??
    (await (isAsked ? orNull(withTimeout(activeWorker, INSTALL_TIMEOUT_MS)) : activeWorker));
  if (!worker) return null;
  const { port1, port2 } = new MessageChannel();
  let hearOfEnd = () => {};
  const reply = new Promise<RefreshReply | null>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data as RefreshReply);
    // One that is taken away, by a kill switch say, answers no more.
    hearOfEnd = () => worker.state === "redundant" && resolve(null);
  });
  worker.addEventListener("statechange", hearOfEnd);
  hearOfEnd();
  worker.postMessage(
    { type: "refresh", isAsked, plan: pageFacts.plan, shown: pageFacts.version } satisfies RefreshRequest,
    [port2],
  );
  return orNull(withTimeout(reply, ANSWER_TIMEOUT_MS)).finally(() => {
    port1.close();
    // A page that stays open for hours asks again and again.
    worker.removeEventListener("statechange", hearOfEnd);
  });
}

function orNull<T>(promise: Promise<T>): Promise<T | null> {
  return promise.catch(() => null);
}

/** Takes note of the data on the device; true where they are newer than what the page shows and differ on it. */
function take({ plan, version, date, digest }: PlanStored): boolean {
  if (plan !== pageFacts.plan || version <= pageFacts.version) return false;
  document.dispatchEvent(new Event(PLAN_STORED));
  if (digest !== pageFacts.digest) {
    offerNews();
    return true;
  }
  // On this page nothing has changed but the date.
  pageFacts.version = version;
  void import("#words/ja/dates.ts").then(({ describeDate }) => showDate(describeDate(date)));
  paint();
  return false;
}

/** What is said of a look. One that the reader did not ask for speaks only of what concerns them. */
function describeOutcome({ kind, failure }: RefreshReply, isAsked: boolean, isNewer: boolean): string | undefined {
  if (kind === "updated" && failure) return inWords(failure);
  if (isNewer) return "";
  if (!isAsked) return failure === "offline" ? "オフラインです。" : undefined;
  if (kind === "failed" && failure) return inWords(failure);
  return "いちばん新しいデータです。";
}

function inWords(failure: Failure): string {
  const { sentence, next } = describeFailure(failure);
  return `${sentence}${next}`;
}
