/** The type of the event on `document`, and of the worker's message, that tell of a newer plan on this device. */
export const PLAN_STORED = "plan-stored";

/** What the worker's message tells of the plan on this device. */
export interface PlanStored {
  /** Its id. */
  plan: string;
  version: number;
  /** The date of the data. */
  date: string;
  /** What the page's document would be named after now (`<meta name="digest">`); absent where no worker can tell. */
  digest?: string | undefined;
}

/** What a page asks the worker, over a port on which it answers with a `RefreshReply`. */
export interface RefreshRequest {
  type: "refresh";
  /** The reader has asked: looked at also right after another look. */
  isAsked: boolean;
  /** Version of the data that the page shows. */
  shown: number;
  /** Id of the plan that the page is about. */
  plan: string;
}

/** What a look for newer data came to; `failure` tells why there are none, or why they are not kept. */
export interface RefreshReply {
  kind: "updated" | "current" | "failed";
  failure?: import("#domain/failure.ts").Failure | undefined;
  /** What is on the device now; absent where nothing is. */
  stored?: PlanStored | undefined;
}
