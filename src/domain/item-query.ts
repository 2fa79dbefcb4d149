/** What a reader narrows the list by, as it stands in the address; empty means "any". */
export interface ItemFilter {
  q: string;
  policy: string;
  section: string;
  area: string;
  department: string;
  due: string;
  status: string;
  kind: string;
  origin: string;
  sort: string;
}

const FILTER_FIELDS = [
  "q",
  "policy",
  "section",
  "area",
  "department",
  "due",
  "status",
  "kind",
  "origin",
  "sort",
] as const;

/** Reads a filter from the parameters of an address; what is missing is empty. */
export function readItemFilter(read: (name: keyof ItemFilter) => string | null | undefined): ItemFilter {
  return Object.fromEntries(FILTER_FIELDS.map((name) => [name, read(name) ?? ""])) as unknown as ItemFilter;
}

/** Whether the filter narrows the list, beyond ordering it. */
export function isNarrowed(filter: ItemFilter): boolean {
  return FILTER_FIELDS.some((name) => name !== "sort" && filter[name] !== "");
}
