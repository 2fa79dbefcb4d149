import { For, Show } from "solid-js";
import { announcementOf } from "#domain/announcement-address.ts";
import { foldChanges } from "#domain/changes.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { FoldedChanges } from "#ui/FoldedChanges.tsx";
import { ShareButton } from "#ui/ShareButton.tsx";
import { describeDate } from "#words/ja/dates.ts";
import { NarrowForm } from "../narrow-form.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const path = "/plans/:plan/changes";

export const head: PageModule["head"] = ({ plan, snapshot }) => ({
  title: "データの更新の記録",
  description: `${plan.title}のデータの、版ごとの変更の記録。いまは第${snapshot.version}版（${describeDate(snapshot.date)}）。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** The public change log of the data, newest version first; the changes of older ones are folded. */
export default function ChangesPage() {
  const view = usePlan();
  const versions = view()
    .snapshot.log.toReversed()
    .map((entry) => ({ entry, changes: foldChanges([entry], entry.version - 1) }));
  return (
    <>
      <h1>データの更新の記録</h1>
      <p class={texts.lead}>
        このアプリのデータが、いつ、どう変わったかの記録です。市の計画や取組そのものの変更ではありません。
      </p>
      <ShareButton label="このページを共有する" />
      <NarrowForm count={versions.reduce((sum, { changes }) => sum + changes.length, 0)} />
      <div data-items="">
        <For each={versions}>
          {({ entry, changes }, index) => (
            <div data-group="">
              <Section id={`v${entry.version}`} title={`第${entry.version}版`} aside={describeDate(entry.date)}>
                <Card>
                  <p>{entry.note}</p>
                  {/* What nobody has published is announced to nobody. */}
                  <Show when={!view().snapshot.unpublished || entry.version < view().snapshot.version}>
                    <p data-no-print="">
                      <a href={announcementOf(view().plan.id, entry.version)} rel="external">
                        LINEや広報で知らせる文
                      </a>
                    </p>
                  </Show>
                </Card>
                <Show when={changes.length > 0}>
                  <details open={index() === 0}>
                    <summary>変わったこと{changes.length}件</summary>
                    <FoldedChanges
                      changes={changes}
                      first={Number.POSITIVE_INFINITY}
                      plan={view().plan}
                      itemOf={(key) => view().itemByKey.get(key)}
                      sourceOf={(id) => view().sourceById.get(id)}
                    />
                  </details>
                </Show>
              </Section>
            </div>
          )}
        </For>
      </div>
    </>
  );
}
