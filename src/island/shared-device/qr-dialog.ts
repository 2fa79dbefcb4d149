import { button, element, openDialog } from "../elements.ts";
import { pageFacts } from "../page-facts.ts";

/**
 * The address of this page for another device: with what its own forms were asked, and nothing else that stands in the
 * address. Where the site knows its origin, there.
 */
export function addressOfPage(): string {
  const names = new Set([...document.querySelectorAll<HTMLInputElement>("main [name]")].map(({ name }) => name));
  const query = [...new URLSearchParams(location.search)].filter(([name, value]) => names.has(name) && value !== "");
  return ownAddress() + (query.length > 0 ? `?${new URLSearchParams(query)}` : "");
}

function ownAddress(): string {
  return document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? `${location.origin}/`;
}

const FOLDERS: Readonly<Record<string, string>> = {
  item: "items",
  area: "areas",
  policy: "policies",
  department: "departments",
};

/** The address of what can be followed, `item:2-1-5` say, for another device. */
export function addressOfFollowable(id: string): string {
  const [kind = "", name = ""] = id.split(":");
  return new URL(`/plans/${pageFacts.plan}/${FOLDERS[kind] ?? ""}/${name}`, ownAddress()).href;
}

/** Shows an address as a QR code to take along, and in letters, which stand also where the drawing does not come. */
export function showQr(title: string, sentence: string, address: string): void {
  const drawing = element("div", {});
  const dialog = openDialog(
    "shared-dialog",
    title,
    element("p", {}, sentence),
    drawing,
    element("p", { translate: false }, decodeURI(address)),
    button("閉じる", () => dialog.close(), "shared-first"),
  );
  void import("#markup/qr.ts").then(({ drawQr }) => drawQr(drawing, address, "QRコード"));
}
