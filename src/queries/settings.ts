import { type Accessor, createSignal } from "solid-js";
import { eraseEverything } from "#storage/erase.ts";
import { endVisit } from "#storage/follows.ts";
import { readSettings, type Settings, writeSetting } from "#storage/settings.ts";

export type { Settings } from "#storage/settings.ts";

export interface SettingsState {
  settings: Accessor<Settings>;
  /** Keeps a setting and applies it to the page at once; false where the browser keeps nothing. */
  set: <K extends keyof Settings>(name: K, value: Settings[K]) => boolean;
  /** Removes everything that this site keeps on the device; false where something could not be removed. */
  erase: () => Promise<boolean>;
}

/** The reader's settings. */
export function createSettings(): SettingsState {
  const [settings, setSettings] = createSignal(readSettings());
  return {
    settings,
    set(name, value) {
      const isKept = writeSetting(name, value);
      if (name === "shared") endVisit();
      setSettings((before) => ({ ...before, [name]: value }));
      applySettings(settings());
      return isKept;
    },
    async erase() {
      const isErased = await eraseEverything();
      setSettings(readSettings());
      applySettings(settings());
      return isErased;
    },
  };
}

/** Does what the inline script in every page's head does before the first paint (src/app/before-paint.js). */
function applySettings({ theme, shared, textSize }: Settings): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
  if (shared && textSize !== "normal") dataset.text = textSize;
  else delete dataset.text;
}
