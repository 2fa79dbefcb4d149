import { SettingsApp } from "#pages/settings/SettingsApp.tsx";
import { mountApp } from "../mount.tsx";

mountApp("settings", SettingsApp);
