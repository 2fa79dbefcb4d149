import { expect, it } from "vitest";
import { foldChanges } from "#domain/changes.ts";
import type { Follow } from "#domain/follow.ts";
import type { Change } from "#domain/snapshot.ts";
import { describeEntry } from "#words/ja/change.ts";
import { tellNews } from "#words/ja/notice.ts";
import { aSnapshot } from "../../storage/a-snapshot.ts";

const { plan } = aSnapshot();
const FOLLOWS: Follow[] = [{ id: "policy:1", since: 1, read: 1 }];
const MARK = { plan: "9", version: 1, on: null };

/** What is told of these changes in one version. */
function tell(changes: Change[], some = plan, mark: Parameters<typeof tellNews>[2] = MARK) {
  const log = [{ version: 2, date: "2026-06-01", note: "更新", changes }];
  return { log, news: tellNews({ plan: some, log }, FOLLOWS, mark, "2026-06-02") };
}

it("names the item and says what changed of it in the words of the list, with the way there", () => {
  const change = { item: "1-1-1", field: "status", old: "no-record", new: "done" };
  const { log, news } = tell([change, { ...change, item: "1-1-2" }]);
  const [entry] = foldChanges(log, 1);
  const [words] = entry ? describeEntry(entry, plan) : [];
  expect(words?.detail).toBe("登録なし → 完了");
  expect(news).toEqual({
    unread: 2,
    notice: {
      title: "1-1-1 項目1-1-1",
      body: `状況：${words?.detail}\nほかに1項目が変わりました。`,
      address: "/plans/9/items/1-1-1",
    },
  });
});

it("calls a correction one", () => {
  const [record] = plan.records;
  if (!record) throw new Error("the fixture has no record");
  const corrected = { ...record, id: "r002", text: "利用者は13人", corrects: "r001" } as typeof record;
  const { news } = tell([{ item: "1-1-1", field: "record.r002", new: "利用者は13人" }], {
    ...plan,
    records: [record, corrected],
  });
  expect(news.notice?.body).toBe("数値の訂正：利用者は13人");
});

it("says that something is as it was before", () => {
  const { news } = tell([{ item: "1-1-1", field: "goal", old: "目標", new: "目標" }]);
  expect(news.notice?.body).toBe("目標：変更後、元に戻りました（目標）");
});

it("goes on counting what is unread where there is nothing to show", () => {
  const change = { item: "1-1-1", field: "goal", old: "1", new: "2" };
  expect(tell([change], plan, { ...MARK, version: 2 }).news).toEqual({ unread: 1, notice: null });
  // An item that is gone from the plan has no page.
  expect(tell([change], { ...plan, items: [] }).news.notice).toBeNull();
});
