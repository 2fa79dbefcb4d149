import { usePlan } from "#queries/plan.ts";
import { ChipLinks } from "#ui/ChipLinks.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const head: PageModule["head"] = () => ({
  title: "ページが見つかりません",
  description: "このアドレスのページはありません。",
});

/** Where an address leads nowhere: says so and shows the ways on. */
export default function NotFoundPage() {
  const view = usePlan();
  return (
    <>
      <h1>ページが見つかりません</h1>
      <p class={texts.lead}>アドレスがまちがっているか、ページがなくなった可能性があります。</p>
      <ChipLinks
        links={[
          { name: "ホーム", href: "/" },
          { name: "項目をさがす", href: `/plans/${view().plan.id}/items` },
          { name: "計画の全体", href: `/plans/${view().plan.id}` },
        ]}
      />
    </>
  );
}
