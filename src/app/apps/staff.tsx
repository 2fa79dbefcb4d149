import { createDesk } from "#desk/create-desk.ts";
import { StaffApp } from "#pages/staff/StaffApp.tsx";
import { mountApp } from "../mount.tsx";
import { previewPage } from "../preview-page.ts";

const desk = createDesk();
mountApp("staff", () => <StaffApp desk={desk} previewPage={previewPage} />);
