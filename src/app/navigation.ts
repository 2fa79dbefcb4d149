import type { IconName } from "#ui/Icon.tsx";

export interface NavigationLink {
  name: string;
  href: string;
}

/** The place of the menu within a page. */
export const MENU = "#menu";

/** The short foot of each page: what the app is and how it judges. */
export const ABOUT: NavigationLink[] = [
  { name: "このアプリは何か", href: "/about" },
  { name: "判定のしかた", href: "/about/method" },
  { name: "更新を受け取る", href: "/about/notify" },
  { name: "オープンデータ", href: "/data" },
  { name: "プライバシー", href: "/about/privacy" },
  { name: "アクセシビリティ", href: "/about/accessibility" },
];

/** The ways into the plan that the header shows on wide screens. */
export function listMainLinks(plan: string): NavigationLink[] {
  return [
    { name: "ホーム", href: "/" },
    { name: "項目をさがす", href: `/plans/${plan}/items` },
    { name: "地域", href: `/plans/${plan}/areas` },
    { name: "年度", href: `/plans/${plan}/years` },
    { name: "計画を読む", href: `/plans/${plan}/text` },
  ];
}

/** The bar at the bottom of a phone; everything in it can be reached from header and menu too. */
export function listBottomLinks(plan: string): (NavigationLink & { icon: IconName })[] {
  return [
    { name: "ホーム", href: "/", icon: "home" },
    { name: "さがす", href: `/plans/${plan}/items`, icon: "search" },
    { name: "フォロー", href: "/following", icon: "bell-filled" },
    { name: "更新", href: `/plans/${plan}/changes`, icon: "changes" },
    { name: "メニュー", href: MENU, icon: "menu" },
  ];
}

/** Every page that a reader may look for, by question; the menu of each page. */
export function listMenu(plan: string, hasOthers: boolean): { title: string; links: NavigationLink[] }[] {
  return [
    {
      title: "項目を見る",
      links: [
        { name: "項目の一覧", href: `/plans/${plan}/items` },
        { name: "基本方針から", href: `/plans/${plan}` },
        { name: "地域から", href: `/plans/${plan}/areas` },
        { name: "担当から", href: `/plans/${plan}/departments` },
        { name: "年度から", href: `/plans/${plan}/years` },
        { name: "わかったこと", href: `/plans/${plan}/records` },
        { name: "状況のまとめ", href: `/plans/${plan}/status` },
        { name: "読めていない資料", href: `/plans/${plan}/documents` },
        { name: "まとめて検索", href: "/search" },
      ],
    },
    {
      title: "計画を読む",
      links: [
        { name: "大綱の本文", href: `/plans/${plan}/text` },
        { name: "ことばの説明", href: `/plans/${plan}/glossary` },
        { name: "推進体制", href: `/plans/${plan}/governance` },
        ...(hasOthers ? [{ name: "計画の一覧", href: `/plans/${plan}#plans` }] : []),
      ],
    },
    {
      title: "わたしの記録",
      links: [
        { name: "フォロー中の項目", href: "/following" },
        { name: "データの更新", href: `/plans/${plan}/changes` },
        { name: "設定", href: "/settings" },
      ],
    },
    {
      title: "このアプリについて",
      links: ABOUT,
    },
  ];
}
