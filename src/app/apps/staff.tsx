import { createDesk } from "#desk/create-desk.ts";
import { StaffApp } from "#pages/staff/StaffApp.tsx";
import { mountApp } from "../mount.tsx";

const desk = createDesk();
mountApp("staff", () => <StaffApp desk={desk} />);
