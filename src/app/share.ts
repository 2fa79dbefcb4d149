/** Shares this address by the device's own sheet, else copies it, and says what happened beside the button. */
export async function share(title: string): Promise<void> {
  const url = location.origin + location.pathname;
  if (navigator.share) {
    // Rejected when the reader closes the sheet: nothing to say then.
    await navigator.share({ title, url }).catch(() => undefined);
    return;
  }
  const answer = document.querySelector("[data-share-result]");
  const isCopied = await navigator.clipboard?.writeText(url).then(
    () => true,
    () => false,
  );
  if (answer) answer.textContent = isCopied ? "このページのアドレスをコピーしました。" : `アドレス：${url}`;
}
