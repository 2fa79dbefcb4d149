import { usePlan } from "#queries/plan.ts";
import { Section } from "#ui/Card.tsx";
import { type ChipLink, ChipLinks } from "#ui/ChipLinks.tsx";

/** The ways to everything, for who would rather look than search. */
export function Ways() {
  const view = usePlan();
  const base = () => `/plans/${view().plan.id}`;
  return (
    <Section id="ways" title="ほかのさがし方">
      <ChipLinks
        links={[
          { name: "項目の一覧", href: `${base()}/items` },
          ...view().plan.policies.map(({ id, title }) => ({ name: title, href: `${base()}/policies/${id}` })),
          ...view().plan.areas.map(({ slug, name }) => ({ name: `${name}地域`, href: `${base()}/areas/${slug}` })),
          { name: "担当の一覧", href: `${base()}/departments` },
          ...where(view().plan.chapters, { name: "大綱の本文", href: `${base()}/text` }),
          ...where(view().plan.notes, { name: "ことばの説明", href: `${base()}/glossary` }),
        ]}
      />
    </Section>
  );
}

/** A way that only plans have which have some of what it leads to. */
function where(some: readonly unknown[], link: ChipLink): ChipLink[] {
  return some.length > 0 ? [link] : [];
}
