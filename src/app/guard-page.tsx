import { useParams } from "@solidjs/router";
import { type Component, Show } from "solid-js";
import NotFoundPage from "#pages/not-found/NotFoundPage.tsx";
import type { PageModule, PageParams } from "#pages/page.ts";
import type { PlanView } from "#queries/plan.ts";
import { usePlan } from "#queries/plan.ts";
import { Breadcrumb } from "#ui/Breadcrumb.tsx";

/** What a page says of itself, or `null` where this plan has no such page. */
export function headOf(page: PageModule, view: PlanView, params: PageParams) {
  const isThisPlan = params.plan === undefined || params.plan === view.plan.id;
  return isThisPlan ? page.head(view, params) : null;
}

/** The way to the page and its component, or 「ページが見つかりません」 where the plan has nothing at the address. */
export function guardPage(page: PageModule): Component {
  return () => {
    const view = usePlan();
    const params = useParams();
    return (
      <Show when={headOf(page, view(), params)} fallback={<NotFoundPage />}>
        {(head) => (
          <>
            <Breadcrumb crumbs={head().crumbs ?? []} />
            <page.default />
          </>
        )}
      </Show>
    );
  };
}
