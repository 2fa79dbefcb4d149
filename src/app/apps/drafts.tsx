import { DraftsApp } from "#pages/drafts/DraftsApp.tsx";
import { mountApp } from "../mount.tsx";

mountApp("drafts", DraftsApp);
