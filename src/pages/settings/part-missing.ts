/** Where a part of the page, fetched by a tap, did not come. */
export const PART_MISSING = "部品を読み込めませんでした。電波のあるところで、もう一度お試しください。";
