import { selectorOf } from "#markup/marks.ts";

/**
 * Hands on this page by the device's own sheet, else copies its address, and says what happened beside the button.
 * Only the address itself: what others added to it says who came from where.
 */
export async function share(button: HTMLElement): Promise<void> {
  const title = button.dataset.share ?? document.title;
  const url = location.origin + location.pathname;
  if (navigator.share) {
    // Rejected when the reader closes the sheet: nothing to say then.
    await navigator.share({ title, url }).catch(() => undefined);
    return;
  }
  const answer = document.querySelector(selectorOf("shareResult"));
  const isCopied = await navigator.clipboard?.writeText(url).then(
    () => true,
    () => false,
  );
  if (answer) answer.textContent = isCopied ? "このページのアドレスをコピーしました。" : `アドレス：${url}`;
}
