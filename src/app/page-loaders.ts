import type { PageModule } from "#pages/page.ts";
import type { PageName } from "./routes.ts";

/** How the browser fetches each page, a chunk of its own. */
export const LOADERS: Record<PageName, () => Promise<PageModule>> = {
  home: () => import("#pages/home/HomePage.tsx"),
  plan: () => import("#pages/plan/PlanPage.tsx"),
  policy: () => import("#pages/policy/PolicyPage.tsx"),
  items: () => import("#pages/items/ItemsPage.tsx"),
  item: () => import("#pages/item/ItemPage.tsx"),
  areas: () => import("#pages/areas/AreasPage.tsx"),
  area: () => import("#pages/area/AreaPage.tsx"),
  departments: () => import("#pages/departments/DepartmentsPage.tsx"),
  department: () => import("#pages/department/DepartmentPage.tsx"),
  years: () => import("#pages/years/YearsPage.tsx"),
  changes: () => import("#pages/changes/ChangesPage.tsx"),
  text: () => import("#pages/text/TextPage.tsx"),
  glossary: () => import("#pages/glossary/GlossaryPage.tsx"),
  governance: () => import("#pages/governance/GovernancePage.tsx"),
  following: () => import("#pages/following/FollowingPage.tsx"),
  search: () => import("#pages/search/SearchPage.tsx"),
  data: () => import("#pages/data/DataPage.tsx"),
  settings: () => import("#pages/settings/SettingsPage.tsx"),
  about: () => import("#pages/about/AboutPage.tsx"),
  method: () => import("#pages/method/MethodPage.tsx"),
  privacy: () => import("#pages/privacy/PrivacyPage.tsx"),
};
