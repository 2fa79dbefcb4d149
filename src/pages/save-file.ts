/** Hands bytes to the browser as a download; they never leave the device. */
export function saveFile(name: string, bytes: Uint8Array, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; an address that stays keeps the bytes in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
