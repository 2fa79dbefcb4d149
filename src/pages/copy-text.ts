/**
 * Puts a text on the clipboard; false where it is refused, or not offered, as on a page without encryption. The text has
 * to stand on the screen as well, to be copied by hand.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
