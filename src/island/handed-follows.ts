import { isDecided, listHandedFollows, takeOverFollows } from "#domain/handed-follows.ts";
import { attributeOf, selectorOf } from "#markup/marks.ts";
import { readMirror } from "#storage/follow-mirror.ts";
import { editStored, listFollows, onFollowsChanged, peekStored } from "#storage/follows.ts";
import { readFollowsBefore } from "#storage/handed-follows.ts";
import { readHandedTold, writeHandedTold } from "#storage/handed-told.ts";
import { isShared } from "#storage/settings.ts";
import { readStoredSnapshot } from "#storage/stored-snapshot.ts";
import { describeHanded } from "#words/ja/handed-follows.ts";

/**
 * Takes over what goes on of plans before, each thing once, and tells of it on the page that lists what is followed. Where
 * the device has not got the current plan yet, a later page does it.
 *
 * @param planId the current plan.
 * @param plansBefore see `readFollowsBefore`.
 */
export async function takeOver(planId: string, plansBefore: readonly string[]): Promise<void> {
  if (isShared()) return;
  await listFollows();
  const { took = [] } = peekStored();
  const told = readHandedTold(planId);
  const place = document.querySelector(selectorOf("app", "following"));
  // What nobody could tell of when the reader was told is looked at again only there.
  if (!place && told >= 0) return;
  const followed = await readFollowsBefore(plansBefore, readMirror);
  if (!followed || followed.follows.length === 0) return;
  const isOpen = followed.follows.some(({ id }) => !isDecided(took, followed.plan, id));
  if (!isOpen && !place) return;
  const snapshot = await readStoredSnapshot(planId);
  if (!snapshot) return;
  const known = (await readStoredSnapshot(followed.plan))?.plan;
  const before = { ...followed, items: known?.items };

  // Asked first, as every edit counts as one.
  const kept = peekStored();
  if (takeOverFollows(kept, before, snapshot) !== kept) {
    await editStored((stored) => takeOverFollows(stored, before, snapshot));
  }
  const count = peekStored().took?.length ?? 0;
  if (!place || told >= count) return;
  const title = snapshot.plan.inherited?.find(({ plan }) => plan === before.plan)?.title ?? known?.title;
  const handed = listHandedFollows(before, snapshot.plan);
  show(place, describeHanded({ plan: before.plan, title, handed }), () => writeHandedTold(planId, count));
}

/** Above the list of what is followed; a line that stands there already gives way. */
function show(list: Element, sentences: ReturnType<typeof describeHanded>, onClose: () => void): void {
  const line = document.createElement("p");
  line.setAttribute(attributeOf("handed"), "");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "閉じる";
  close.onclick = () => {
    line.remove();
    onClose();
  };
  const parts = sentences.map((part) => {
    if (typeof part === "string") return part;
    const link = document.createElement("a");
    link.href = part.href;
    link.textContent = part.name;
    return link;
  });
  line.append(...parts, close);
  document.querySelector(selectorOf("handed"))?.remove();
  list.before(line);
  // Once the device is declared shared, its owner's follows are no longer to be seen.
  onFollowsChanged(() => isShared() && line.remove());
}
