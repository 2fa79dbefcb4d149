import { listItemsOfArea } from "#domain/area-reasons.ts";
import { usePlan } from "#queries/plan.ts";
import { Section } from "#ui/Card.tsx";
import { ChipLinks } from "#ui/ChipLinks.tsx";
import { ShortEditionNote } from "../edition-note.tsx";
import { PlainItemList } from "../item-list.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const path = "/plans/:plan/areas";

export const exists: PageModule["exists"] = ({ areas }) => areas.length > 0;

export const head: PageModule["head"] = ({ plan }) => ({
  title: "地域からさがす",
  description: `${plan.city}の${plan.areas.length}地域ごとに、計画で名前が挙がっている項目を見られます。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** The areas with the items that name them; items that name none hold for the whole city. */
export default function AreasPage() {
  const view = usePlan();
  const countOf = (slug: string) => listItemsOfArea(view().plan, slug).length;
  const everywhere = () => view().plan.items.filter(({ areas }) => areas.length === 0);

  return (
    <>
      <h1>地域からさがす</h1>
      <p class={texts.lead}>
        題名・内容・目標・所管課に地域の名前がある項目を、地域ごとに集めました。
        <ShortEditionNote />
      </p>
      <ChipLinks
        links={view().plan.areas.map(({ slug, name }) => ({
          name,
          href: `/plans/${view().plan.id}/areas/${slug}`,
          detail: `${countOf(slug)}項目`,
        }))}
      />
      <p class={texts.quiet}>地図はありません。地域の境界を示す公開データが、このアプリに入っていないためです。</p>
      <Section id="everywhere" title="全市" aside={`${everywhere().length}項目・地域の名前がない項目`}>
        <PlainItemList items={everywhere()} />
      </Section>
    </>
  );
}
