import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { beforeEach, onTestFinished, vi } from "vitest";
import type { Desk, DeskAnswer, DeskRequest } from "#desk/messages.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";

/** Gives each test a browser of its own, with an empty device. */
export function useBrowser(): void {
  beforeEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.resetModules();
    // Solid would warn of the instance of the test before.
    Reflect.deleteProperty(globalThis, "Solid$$");
    asked.length = 0;
    localStorage.clear();
    sessionStorage.clear();
    history.replaceState(null, "", "/");
    vi.stubGlobal("indexedDB", new IDBFactory());
    // No host answers unless a test says so.
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("offline");
    });
  });
}

/** Puts a plan on the device, as sync does. */
export async function store(snapshot: Snapshot): Promise<void> {
  const { replaceSnapshot } = await import("#storage/snapshots.ts");
  await replaceSnapshot(snapshot.plan.id, snapshot, "a".repeat(64));
}

interface Opened {
  /** What of the plan is on the device; `null` for nothing. */
  snapshot?: Snapshot | null;
  /** Version that the document was made from. */
  version?: number;
}

/** Opens the document of a personal page, with the app in it. */
export async function openApp(name: keyof typeof APPS, options: Opened = {}): Promise<void> {
  const { snapshot = aSnapshot(), version = snapshot?.version ?? 1 } = options;
  if (snapshot) await store(snapshot);
  document.head.innerHTML = `<meta name="plan" content="9"><meta name="data-version" content="${version}">`;
  // The search page's field is the document's own.
  const box = name === "search" ? '<form data-search><input type="search" name="q"></form>' : "";
  document.body.innerHTML = `<main>${box}<div data-app="${name}"><p data-waiting>読み込んでいます…</p></div></main>`;
  const { mountApp } = await import("#app/mount.tsx");
  const end = mountApp(name, await APPS[name]());
  const { listFollows } = await import("#storage/follows.ts");
  // Left open, or at work, it would bring its follows into the next test's browser.
  onTestFinished(async () => {
    await listFollows();
    end();
  });
}

/** What the page for staff has asked of its desk, with what answers it. */
export const asked: { request: DeskRequest; answer: (answer: DeskAnswer) => void }[] = [];

/** A desk that answers when a test says so, in whatever order. */
const desk = {
  ask: (request: DeskRequest) => new Promise<DeskAnswer>((answer) => asked.push({ request, answer })),
} as Desk;

const APPS = {
  drafts: async () => (await import("#pages/drafts/DraftsApp.tsx")).DraftsApp,
  following: async () => (await import("#pages/following/FollowingApp.tsx")).FollowingApp,
  search: async () => (await import("#pages/search/SearchApp.tsx")).SearchApp,
  staff: async () => {
    const { StaffApp } = await import("#pages/staff/StaffApp.tsx");
    return () => <StaffApp desk={desk} previewPage={async () => null} />;
  },
  settings: async () => (await import("#pages/settings/SettingsApp.tsx")).SettingsApp,
  sharedSettings: async () => (await import("#pages/settings/SharedDevice.tsx")).SharedSettingsApp,
};

/** Tells the page that the device holds newer data, as the island does. */
export async function tellStored(): Promise<void> {
  const { PLAN_STORED } = await import("#markup/events.ts");
  document.dispatchEvent(new Event(PLAN_STORED));
}
