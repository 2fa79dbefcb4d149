/** Names of the drawings in the sprite. */
export type IconName =
  | "home"
  | "search"
  | "bell"
  | "bell-filled"
  | "changes"
  | "menu"
  | "share"
  | "pin"
  | "flag"
  | "new"
  | `status-${string}`;

interface IconProps {
  name: IconName;
  /** Where the drawing stands for a status, to be coloured by the surrounding styles. */
  status?: string | undefined;
}

/** A drawing beside a word; decoration for assistive technology, which reads the word. */
export function Icon(props: IconProps) {
  return (
    <svg aria-hidden="true" data-status={props.status}>
      <use href={`#i-${props.name}`} />
    </svg>
  );
}
