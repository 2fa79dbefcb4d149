import type { Settings } from "#storage/settings.ts";
import { readVisitorSettings, writeVisitorSetting } from "#storage/visit.ts";
import { button, element, openDialog } from "../elements.ts";

const TEXT_SIZES = { normal: "ふつう", large: "大きい", largest: "もっと大きい" } satisfies Record<
  Settings["textSize"],
  string
>;
const THEMES = { system: "端末と同じ", light: "明るい", dark: "暗い" } satisfies Record<Settings["theme"], string>;

/** Lets anybody choose the size of the text and the colours; both hold at once, and until the visit ends. */
export function showAppearance(): void {
  const { theme, textSize } = readVisitorSettings();
  const { dataset } = document.documentElement;
  const dialog = openDialog(
    "shared-dialog",
    "文字と色",
    choices("文字の大きさ", TEXT_SIZES, textSize, (chosen) => {
      writeVisitorSetting("textSize", chosen);
      dataset.text = chosen;
    }),
    choices("画面の色", THEMES, theme, (chosen) => {
      writeVisitorSetting("theme", chosen);
      if (chosen === "system") delete dataset.theme;
      else dataset.theme = chosen;
    }),
    button("閉じる", () => dialog.close(), "shared-first"),
  );
}

function choices<V extends string>(
  legend: string,
  names: Record<V, string>,
  chosen: V,
  onChoose: (value: V) => void,
): HTMLElement {
  const options = (Object.entries(names) as [V, string][]).map(([value, name]) => {
    const input = element("input", {
      type: "radio",
      name: legend,
      checked: value === chosen,
      onchange: () => onChoose(value),
    });
    return element("label", {}, input, name);
  });
  return element("fieldset", {}, element("legend", {}, legend), ...options);
}
