import { selectorOf } from "#markup/marks.ts";

/**
 * Hands on this page by the device's own sheet, with its title and where the item stands, else copies these, and says
 * what happened beside the button. Of the address only itself: what others added to it says who came from where.
 */
export async function share(button: HTMLElement): Promise<void> {
  const { share: title = document.title, shareText: text = "" } = button.dataset;
  const url = location.origin + location.pathname;
  if (navigator.share) {
    // Rejected when the reader closes the sheet: nothing to say then.
    await navigator.share({ title, text, url }).catch(() => undefined);
    return;
  }
  const answer = document.querySelector(selectorOf("shareResult"));
  const isCopied = await navigator.clipboard?.writeText(`${title}\n${text}\n${url}`).then(
    () => true,
    () => false,
  );
  if (answer) answer.textContent = isCopied ? "題名・状況・アドレスをコピーしました。" : `アドレス：${url}`;
}
