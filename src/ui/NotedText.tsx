import { For, Show } from "solid-js";
import { splitAtNoteMarks } from "#domain/note-marks.ts";
import type { Note } from "#domain/plan.ts";
import { Section } from "./Card.tsx";
import styles from "./NotedText.module.css";

interface NotedTextProps {
  /** Verbatim. */
  text: string;
  notes: readonly Note[];
}

/**
 * A verbatim text whose note marks (※1) open their note in place; a `NoteList` on the same page holds the notes.
 * The text content stays the source's, to the character.
 */
export function NotedText(props: NotedTextProps) {
  return (
    <For each={splitAtNoteMarks(props.text, props.notes)}>
      {({ text, note }) => (note ? <NoteMark note={note} text={text} /> : text)}
    </For>
  );
}

/**
 * What opens a note: the popover attribute needs no script. Where a browser lacks it, the link to the
 * page's foot takes the button's place; its words come from CSS, so that no mark stands twice in the text.
 */
export function NoteMark(props: { note: Note; text: string }) {
  const label = () => `${props.note.mark} ${props.note.term}の注`;
  return (
    <>
      <button type="button" class={styles.mark} popovertarget={popoverId(props.note)} aria-label={label()}>
        {props.text}
      </button>
      {/* biome-ignore lint/a11y/useAnchorContent: its words are the label; see above. */}
      <a class={styles.fallback} href={`#${footnoteId(props.note)}`} data-mark={props.text} aria-label={label()} />
    </>
  );
}

interface NoteListProps {
  notes: readonly Note[];
  /** Heading of the section. */
  title?: string;
}

/** The notes that a page's texts use, as its footnotes, and each once more as what its mark opens. */
export function NoteList(props: NoteListProps) {
  return (
    <Show when={props.notes.length > 0}>
      <Section id="notes" title={props.title ?? "注"}>
        <ol class={styles.notes}>
          <For each={props.notes}>
            {(note) => (
              <li id={footnoteId(note)}>
                <b>
                  {note.mark} {note.term}
                </b>
                <NoteEntries note={note} />
              </li>
            )}
          </For>
        </ol>
      </Section>
      <For each={props.notes}>{(note) => <Popover note={note} />}</For>
    </Show>
  );
}

/** The notes that an item's texts use, folded to their terms: each opens from its term, and all are printed. */
export function NoteTerms(props: { notes: readonly Note[] }) {
  return (
    <Show when={props.notes.length > 0}>
      <p class={styles.terms}>
        注：
        <For each={props.notes}>
          {(note, index) => (
            <>
              {index() > 0 ? "、" : ""}
              <NoteMark note={note} text={`${note.mark} ${note.term}`} />
            </>
          )}
        </For>
      </p>
      <For each={props.notes}>
        {(note) => (
          <div class={styles.printed} id={footnoteId(note)}>
            <Popover note={note} />
          </div>
        )}
      </For>
    </Show>
  );
}

/** What a mark opens. Focus moves into it, so that it is read out; closing gives it back to the mark. */
function Popover(props: { note: Note }) {
  return (
    <div
      id={popoverId(props.note)}
      class={styles.popover}
      popover="auto"
      role="dialog"
      aria-labelledby={`${popoverId(props.note)}-title`}
      tabindex="-1"
      autofocus
    >
      <b id={`${popoverId(props.note)}-title`}>
        {props.note.mark} {props.note.term}
      </b>
      <NoteEntries note={props.note} />
      <button type="button" popovertarget={popoverId(props.note)} popovertargetaction="hide">
        閉じる
      </button>
    </div>
  );
}

/** What a note says, with the readings printed above its terms. */
export function NoteEntries(props: { note: Note }) {
  return (
    <For each={props.note.entries}>
      {(entry) => (
        <p>
          <Show when={entry.reading}>
            {(reading) => (
              <>
                <small>{reading()}</small>
                <br />
              </>
            )}
          </Show>
          {entry.text}
        </p>
      )}
    </For>
  );
}

const footnoteId = (note: Note) => `note-${note.id}`;
const popoverId = (note: Note) => `note-${note.id}-open`;
