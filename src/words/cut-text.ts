/** A text of at most so many characters, with an ellipsis where it was cut; no character is split. */
export function cutText(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join("")}…` : text;
}
