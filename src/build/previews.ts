import { findNumber, isDraft } from "#domain/edition.ts";
import { plainTitle } from "#domain/item.ts";
import { previewAddress, type SitePlans, withSiteOfNow } from "#domain/site-plans.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { countStatuses, judgePlan, STATUS_NAMES } from "#domain/status.ts";
import { describeDate } from "#words/ja/dates.ts";
import { describeStatus } from "#words/ja/status.ts";
import { type OgImage, renderOgImage } from "./og-image.ts";

/** Draws the preview image of the plan and of every item, where the documents say they are (src/app/document.ts). */
export async function drawPreviews(
  published: Snapshot,
  write: (path: string, content: Uint8Array) => Promise<void>,
  plans?: SitePlans,
): Promise<void> {
  const snapshot = withSiteOfNow(published, plans);
  const { plan, site, date } = snapshot;
  const statuses = judgePlan(plan, date);
  const unofficial = site.isOfficial ? "" : `・${plan.city}の公式ではありません`;
  const shared = {
    planTitle: isDraft(plan) ? `${plan.title}（案）` : plan.title,
    siteName: site.name,
    note: site.watermark ?? `${describeDate(date)}時点${unofficial}`,
  };
  const countOf = countStatuses(statuses.values());
  const counts = STATUS_NAMES.filter((name) => countOf[name] > 0).map((name) => ({
    name,
    word: describeStatus(name),
    count: countOf[name],
  }));
  const pictures: [name: string, image: OgImage][] = [
    [plan.id, { ...shared, title: `${plan.city}の行政改革、${plan.items.length}項目はいまどこまで？`, counts }],
    ...plan.items.map((item): [string, OgImage] => {
      const status = statuses.get(item.key)?.name;
      return [
        item.key,
        {
          ...shared,
          title: plainTitle(item),
          number: findNumber(item, plan),
          statusName: status,
          statusWord: status && describeStatus(status),
          target: item.goal,
        },
      ];
    }),
  ];
  for (const [name, image] of pictures) {
    await write(previewAddress(snapshot, name, plans).slice(1), renderOgImage(image));
  }
}
