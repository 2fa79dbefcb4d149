import { type Accessor, createSignal } from "solid-js";
import { eraseEverything } from "#storage/erase.ts";
import { tellFollows } from "#storage/follows.ts";
import { listChosen, readSettings, restoreChosen, type Settings, writeSetting } from "#storage/settings.ts";

export type { Settings } from "#storage/settings.ts";

export interface SettingsState {
  settings: Accessor<Settings>;
  /** Keeps a setting and applies it to the page at once; false where the browser keeps nothing. */
  set: (name: "theme", value: Settings["theme"]) => boolean;
  /** What was chosen on this device, by name. */
  chosen: () => Record<string, string>;
  /** Takes over what was chosen elsewhere, where nothing was chosen here. */
  restore: (kept: Readonly<Record<string, string>>) => void;
  /** Removes everything that this site keeps on the device; false where something could not be removed. */
  erase: () => Promise<boolean>;
}

/** The reader's settings. */
export function createSettings(): SettingsState {
  const [settings, setSettings] = createSignal(readSettings());
  const readAnew = () => {
    setSettings(readSettings());
    applyTheme(settings());
  };
  return {
    settings,
    set(name, value) {
      const isKept = writeSetting(name, value);
      setSettings((before) => ({ ...before, [name]: value }));
      applyTheme(settings());
      return isKept;
    },
    chosen: listChosen,
    restore(kept) {
      restoreChosen(kept);
      readAnew();
    },
    async erase() {
      const isErased = await eraseEverything();
      readAnew();
      return isErased;
    },
  };
}

/**
 * Makes this a shared device from the next page on, with the size of text that each visit begins with; false where that
 * cannot be kept.
 */
export function beginSharing(textSize: Settings["textSize"]): boolean {
  const isKept = writeSetting("textSize", textSize) && writeSetting("shared", true);
  tellFollows();
  return isKept;
}

/** Makes this a device of one person again, from the next page on; false where that cannot be kept. */
export function endSharing(): boolean {
  const isKept = writeSetting("shared", false);
  try {
    // What the last visitor chose.
    sessionStorage.clear();
  } catch {
    // Where it is refused nothing was kept.
  }
  tellFollows();
  return isKept;
}

/** Does what the inline script in every page's head does before the first paint (src/app/before-paint.js). */
function applyTheme({ theme }: Settings): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
}
