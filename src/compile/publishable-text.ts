/** Characters of a sentence, a note or a reason; what is published today has at most 134. */
const MOST_CHARACTERS = 1_000;

/** `sato@city.example.jp`, 0191-21-2111, 0191(21)2111, 内線2345. */
const CONTACT = /[\w.+-]+@[\w-]+(\.[\w-]+)+|(?<![\d-])0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}(?!\d)|内線\s*:?\s*\d+/;

/** Why a text is not for readers to see, as a Japanese sentence; `null` where nothing is known against it. */
export function explainContact(text: string): string | null {
  const [contact] = CONTACT.exec(text.normalize("NFKC").replace(/[‐‑–—―−]/g, "-")) ?? [];
  return contact === undefined ? null : `連絡先（${contact}）があります。そのまま公開されるので、消してください`;
}

/** Why a text is too long for a page of many results; `null` where it is not. */
export function explainTooLong(text: string): string | null {
  const { length } = [...text];
  if (length <= MOST_CHARACTERS) return null;
  return `長すぎます（${length.toLocaleString("en")}字。${MOST_CHARACTERS.toLocaleString("en")}字まで）。要点を書き、全文は出典で読めるようにしてください`;
}
