import { SearchApp } from "#pages/search/SearchApp.tsx";
import { mountApp } from "../mount.tsx";

mountApp("search", SearchApp);
