// What a file takes of the drafts and gives back to them; apart from drafts.ts, so that the page of settings does not
// bring the app that writes them.
export { draftsDurability, forgetDrafts, listDrafts, restoreDrafts } from "#storage/drafts.ts";
export { isShared } from "#storage/settings.ts";
