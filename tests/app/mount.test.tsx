// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, it, vi } from "vitest";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { held } from "../support/held.ts";
import { openApp, store, tellStored, useBrowser } from "./open-app.tsx";

useBrowser();

it("shows the plan of this device in the place of 「読み込んでいます…」", async () => {
  await openApp("settings");
  expect(document.body.textContent).toContain("読み込んでいます…");
  await screen.findByText(/第1版/);
  expect(document.body.textContent).not.toContain("読み込んでいます…");
});

it("says why there is no plan, and tries again when it is asked to", async () => {
  await openApp("settings", { snapshot: null });
  await screen.findByText("まだデータがありません");
  expect(screen.getByRole("status").textContent).toContain("もう一度試す");
  await store(aSnapshot());
  fireEvent.click(screen.getByRole("button", { name: "もう一度試す" }));
  await screen.findByText(/第1版/);
});

it("shows nothing older than its document", async () => {
  await openApp("settings", { snapshot: aSnapshot({ version: 1 }), version: 2 });
  await screen.findByText("まだデータがありません");
  expect(screen.queryByText(/第1版/)).toBeNull();
});

it("goes on to newer data as soon as they are on the device", async () => {
  await openApp("settings", { snapshot: aSnapshot({ version: 1 }) });
  await screen.findByText(/第1版/);
  await store(aSnapshot({ version: 2 }));
  await tellStored();
  await screen.findByText(/第2版/);
});

it("goes on to newer data that are stored while the older are still being read", async () => {
  const storage = await import("#storage/stored-snapshot.ts");
  const { readStoredSnapshot } = storage;
  await store(aSnapshot({ version: 1 }));
  const [isRead, letGo] = [held<void>(), held<void>()];
  vi.spyOn(storage, "readStoredSnapshot").mockImplementationOnce(async (plan) => {
    const snapshot = await readStoredSnapshot(plan);
    isRead.resolve();
    await letGo.promise;
    return snapshot;
  });
  await openApp("settings", { snapshot: null, version: 1 });
  await isRead.promise;
  await store(aSnapshot({ version: 2 }));
  await tellStored();
  letGo.resolve();
  await screen.findByText(/第2版/);
});

it("never shows a blank page: what cannot be drawn says so and can be tried again", async () => {
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  const { transact } = await import("#storage/database.ts");
  await store(aSnapshot());
  // A record that lost its half on the disk.
  await transact(["snapshots"], "readwrite", async (transaction) => {
    const whole = aSnapshot();
    const torn = { ...whole, plan: { ...whole.plan, items: null } };
    await transaction.objectStore("snapshots").put({ snapshot: torn, sha256: "" } as never, "9");
  });
  await openApp("following", { snapshot: null });
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("表示できませんでした"));
  expect(complaint).toHaveBeenCalled();
  // The damaged record is set aside, and what is there by then is shown.
  fireEvent.click(screen.getByRole("button", { name: "もう一度試す" }));
  await screen.findByText("まだデータがありません");
  await store(aSnapshot());
  fireEvent.click(screen.getByRole("button", { name: "もう一度試す" }));
  await screen.findByText(/前回から変わったことはありません/);
});
