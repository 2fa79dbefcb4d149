import { FollowingApp } from "#pages/following/FollowingApp.tsx";
import { mountApp } from "../mount.tsx";

mountApp("following", FollowingApp);
