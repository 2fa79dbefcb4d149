/** A step on the way from the plan to a page. */
export interface Crumb {
  name: string;
  href: string;
}

/** What a page says of itself to browser, search engine and link preview. */
export interface Head {
  /** Begins with the page's own name. */
  title: string;
  /** One or two sentences in plain Japanese. */
  description: string;
  crumbs?: Crumb[];
  /** Structured data (schema.org) where a vocabulary fits. */
  jsonLd?: Record<string, unknown>;
  /** Name of the preview image, an item's key; the plan's own unless given. */
  image?: string;
  /** Address of the page that this one tells again for paper: that one is what others should find. */
  canonical?: string;
}
