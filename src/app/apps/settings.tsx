import { SettingsApp } from "#pages/settings/SettingsApp.tsx";
import { SharedSettingsApp } from "#pages/settings/SharedDevice.tsx";
import { isShared } from "#storage/settings.ts";
import { mountApp } from "../mount.tsx";

mountApp("settings", isShared() ? SharedSettingsApp : SettingsApp);
