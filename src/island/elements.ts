const TITLE = "dialog-title";

/** An element with properties and content. Text stays text, whatever it is. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

export function button(words: string, onclick: () => void, className = ""): HTMLButtonElement {
  return element("button", { type: "button", className, onclick }, words);
}

/**
 * Opens a dialog over the page, with nothing else to be reached meanwhile; it goes when it is closed, and the focus is
 * where it was.
 */
export function openDialog(className: string, title: string, ...content: (Node | string)[]): HTMLDialogElement {
  const heading = element("h2", { id: TITLE }, title);
  const dialog = element("dialog", { className }, heading, ...content);
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.addEventListener("close", () => dialog.remove());
  // Two with one heading's id: the one below is not to be reached.
  for (const below of document.querySelectorAll(`#${TITLE}`)) below.removeAttribute("id");
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
