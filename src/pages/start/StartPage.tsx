import { For, Show } from "solid-js";
import { listItemsOfArea } from "#domain/area-reasons.ts";
import { usePlan } from "#queries/plan.ts";
import { Section } from "#ui/Card.tsx";
import type { PageModule } from "../page.ts";
import styles from "./StartPage.module.css";

export const path = "/start";

export const head: PageModule["head"] = ({ plan }) => ({
  title: "はじめての方へ",
  description: `${plan.city}の行政改革を、地域の名前から見る最初の画面。市民センターなどの、みんなで使う端末にも。`,
});

interface Way {
  name: string;
  href: string;
  detail?: string;
}

/** The ways in for somebody who has never held a tablet: the areas first, large, and few words. */
export default function StartPage() {
  const view = usePlan();
  const base = `/plans/${view().plan.id}`;
  const countOf = (slug: string) => listItemsOfArea(view().plan, slug).length;
  const areas = view().plan.areas.map(({ slug, name }) => ({
    name,
    href: `${base}/areas/${slug}`,
    detail: countOf(slug) > 0 ? `${countOf(slug)}項目` : "名前を挙げた項目はありません",
  }));
  const others: Way[] = [
    ...(areas.length > 0 ? [{ name: "市のぜんたい", href: `${base}/areas#everywhere` }] : []),
    { name: "計画のすべて", href: `${base}/items` },
    { name: "最近のこと", href: `${base}/records` },
    { name: "さがす", href: "/search" },
  ];
  return (
    <>
      <h1>{areas.length > 0 ? "どの地域のことを見ますか" : "どれを見ますか"}</h1>
      <p class={styles.lead}>知りたいところを、指で1回、軽くさわってください。</p>
      <Show when={areas.length > 0} fallback={<Ways ways={others} />}>
        <Ways ways={areas} />
        <Section id="others" title="ほかの見かた">
          <Ways ways={others} />
        </Section>
      </Show>
      <p class={styles.lead}>画面の続きは、指で上へなぞると出てきます。</p>
    </>
  );
}

function Ways(props: { ways: readonly Way[] }) {
  return (
    <ul class={styles.ways}>
      <For each={props.ways}>
        {(way) => (
          <li>
            <a href={way.href}>
              {way.name}
              <Show when={way.detail}>
                <small>{way.detail}</small>
              </Show>
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}
