import { Show } from "solid-js";
import { isOwnedByEveryBranch, listAreaReasons, listItemsOfArea } from "#domain/area-reasons.ts";
import { findNumber } from "#domain/edition.ts";
import { listAllFindings } from "#domain/findings.ts";
import { type Item, plainTitle } from "#domain/item.ts";
import type { Area } from "#domain/plan.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/ChipLinks.tsx";
import { ShareButton } from "#ui/ShareButton.tsx";
import { describeAreaReasons } from "#words/ja/area.ts";
import { describeAreaCard } from "#words/ja/area-card.ts";
import { describeOwners } from "#words/ja/owner.ts";
import { ShortEditionNote } from "../edition-note.tsx";
import { FindingList } from "../finding-list.tsx";
import { Follow } from "../follow.tsx";
import { PlainItemList } from "../item-list.tsx";
import type { PageModule, PageProps } from "../page.ts";
import texts from "../text.module.css";

export const path = "/plans/:plan/areas/:area";

export const head: PageModule["head"] = ({ plan, areaBySlug }, params) => {
  const area = areaBySlug.get(params.area ?? "");
  if (!area) return null;
  const count = listItemsOfArea(plan, area.slug).length;
  return {
    title: `${area.name}地域の項目`,
    description: `${plan.title}で${area.name}地域の名前が挙がっている${count}項目の状況。`,
    crumbs: [
      { name: "計画", href: `/plans/${plan.id}` },
      { name: "地域", href: `/plans/${plan.id}/areas` },
    ],
  };
};

/** So many of the newest findings stand open. */
const NEWEST = 3;

/** One area: the items that name it or that its branch answers for. */
export default function AreaPage(props: PageProps) {
  const view = usePlan();
  return <Show when={view().areaBySlug.get(props.params.area ?? "")}>{(area) => <AreaStory area={area()} />}</Show>;
}

function AreaStory(props: { area: Area }) {
  const view = usePlan();
  const plan = () => view().plan;
  const id = () => `area:${props.area.slug}` as const;
  const items = () => listItemsOfArea(plan(), props.area.slug);
  const ofBranches = () =>
    plan().items.filter((item) => isOwnedByEveryBranch(item) && !item.areas.includes(props.area.slug));
  const findings = listAllFindings(plan(), { area: props.area.slug });
  const branchesOf = (item: Item) => item.owners.filter(({ areas }) => areas === "every");
  const everywhere = () => plan().items.filter(({ areas }) => areas.length === 0).length;

  return (
    <>
      <h1>{props.area.name}地域の項目</h1>
      <div class={texts.head}>
        <Show when={items().length > 0}>
          <span>{items().length}項目</span>
        </Show>
        <Follow id={id()} name={`${props.area.name}地域`} />
        <ShareButton label="このページを共有する" />
        <a href={`/plans/${plan().id}/areas/${props.area.slug}/sheet`} data-no-print="">
          掲示用の1枚
        </a>
      </div>
      <p class={texts.lead}>
        題名・内容・目標・所管課に、この地域の名前がある項目です。
        <ShortEditionNote />
      </p>
      {/* A name that other things bear too, as the city itself may, is searched by longer words alone. */}
      <Show when={!props.area.words.includes(props.area.name)}>
        <p class={texts.lead}>
          「{props.area.name}」はほかのものの名にも出てくるため、「{props.area.words.join("」「")}
          」と書かれた項目だけを集めています。
        </p>
      </Show>
      <Show
        when={items().length > 0}
        fallback={
          <p class={texts.lead}>
            計画（{plan().editions.at(-1)?.label}）には、{props.area.name}地域の名前を挙げた項目がありません。
          </p>
        }
      >
        <Section id="items" title="項目">
          <PlainItemList
            items={items()}
            wordsOf={(item) =>
              describeAreaCard(item, view().recordsByItem.get(item.key) ?? [], plan(), view().snapshot.date, props.area)
            }
            reasonOf={(item) => describeAreaReasons(listAreaReasons(item, props.area), plan())}
          />
        </Section>
      </Show>
      <Show when={ofBranches().length > 0}>
        <Section id="branches" title="各支所が担当する項目" aside={`${ofBranches().length}項目`}>
          <p class={texts.quiet}>
            所管課に「各支所」とだけ書かれています。この地域を受け持つ窓口は、市に確かめてください。
          </p>
          <ChipLinks
            links={ofBranches().map((item) => ({
              name: `${findNumber(item, plan())} ${plainTitle(item)}`,
              href: `/plans/${plan().id}/items/${item.key}`,
              detail: describeOwners(branchesOf(item), plan()),
            }))}
          />
        </Section>
      </Show>
      <Show when={findings.length > 0}>
        <Section id="findings" title="わかったこと" aside={`${findings.length}件`}>
          <Card>
            <FindingList findings={findings.slice(0, NEWEST)} />
            <Show when={findings.length > NEWEST}>
              <details>
                <summary>ほかの{findings.length - NEWEST}件</summary>
                <FindingList findings={findings.slice(NEWEST)} />
              </details>
            </Show>
          </Card>
        </Section>
      </Show>
      <Section id="elsewhere" title="ほかの地域・全市">
        <ChipLinks
          links={[
            {
              name: "全市の項目",
              href: `/plans/${plan().id}/areas#everywhere`,
              detail: `${everywhere()}項目`,
            },
            ...plan()
              .areas.filter(({ slug }) => slug !== props.area.slug)
              .map(({ slug, name }) => ({ name, href: `/plans/${plan().id}/areas/${slug}` })),
          ]}
        />
      </Section>
    </>
  );
}
