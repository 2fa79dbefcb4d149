/**
 * The shape of a snapshot (snapshot.ts); raised whenever an older app could not read it. 2: unread documents, freely
 * formed keys. 3: where sources are kept, and when they were last seen. 4: editions that are compared. 5: what a plan
 * hands to its successor. 6: opinions. 7: why an item ended there, or what was said of it is taken back.
 */
export const SCHEMA_VERSION = 7;

/** The oldest shape that this app can read: what came later is optional, so that a stored plan outlives an update. */
export const OLDEST_SCHEMA = 1;
