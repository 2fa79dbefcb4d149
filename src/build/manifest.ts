import type { Site } from "#domain/snapshot.ts";
import { lightColor } from "./light-colors.ts";

/** The web app manifest (W3C); `id` never changes, or devices would take it for another app. */
export function describeManifest(site: Site, icons: Readonly<Record<string, string>>): string {
  const icon = (file: string, sizes: string, purpose: string) => ({
    src: icons[file],
    sizes,
    type: "image/png",
    purpose,
  });
  return JSON.stringify({
    id: "/",
    name: site.name,
    short_name: site.shortName,
    description: "市の行政改革の項目が、いまどうなったかを出典とともに見る",
    lang: "ja",
    dir: "ltr",
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: lightColor("paper"),
    theme_color: lightColor("accent"),
    categories: ["government", "news"],
    icons: [
      icon("icon-192.png", "192x192", "any"),
      icon("icon-512.png", "512x512", "any"),
      icon("maskable-512.png", "512x512", "maskable"),
      icon("monochrome-512.png", "512x512", "monochrome"),
    ],
    screenshots: [
      {
        src: "/screenshots/phone-home.png",
        sizes: "360x780",
        type: "image/png",
        form_factor: "narrow",
        label: "ホーム",
      },
      {
        src: "/screenshots/phone-item.png",
        sizes: "360x780",
        type: "image/png",
        form_factor: "narrow",
        label: "項目のページ",
      },
      {
        src: "/screenshots/desktop-home.png",
        sizes: "1280x800",
        type: "image/png",
        form_factor: "wide",
        label: "ホーム",
      },
    ],
    shortcuts: [
      { name: "フォロー中の項目", short_name: "フォロー", url: "/following" },
      { name: "項目をさがす", short_name: "さがす", url: `/plans/${site.plan}/items` },
      { name: "データの更新", short_name: "更新", url: `/plans/${site.plan}/changes` },
    ],
    launch_handler: { client_mode: "navigate-existing" },
  });
}
