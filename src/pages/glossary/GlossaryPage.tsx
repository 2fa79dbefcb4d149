import { For, Show } from "solid-js";
import { findNumber } from "#domain/edition.ts";
import { plainTitle } from "#domain/item.ts";
import { listBlockTexts, listItemTexts, listNotesUsed } from "#domain/note-marks.ts";
import type { Note } from "#domain/plan.ts";
import { usePlan } from "#queries/plan.ts";
import { Card, Section } from "#ui/Card.tsx";
import { type ChipLink, ChipLinks } from "#ui/ChipLinks.tsx";
import { NoteEntries } from "#ui/NotedText.tsx";
import { Quote, QuoteLabel } from "#ui/Quote.tsx";
import type { PageModule } from "../page.ts";
import texts from "../text.module.css";

export const path = "/plans/:plan/glossary";

export const exists: PageModule["exists"] = ({ notes }) => notes.length > 0;

export const head: PageModule["head"] = ({ plan }) => ({
  title: "ことばの説明",
  description: `${plan.title}の注${plan.notes.length}件の説明の全文と、そのことばを使っている項目。`,
  crumbs: [{ name: "計画", href: `/plans/${plan.id}` }],
});

/** The plan's notes as a glossary: what each says, verbatim, and where the plan uses it. */
export default function GlossaryPage() {
  const view = usePlan();
  const plan = () => view().plan;
  const base = () => `/plans/${plan().id}`;
  const uses = (note: Note, texts: readonly string[]) => listNotesUsed(texts, [note]).length > 0;
  /** Everywhere that the note can be opened: chapters of the outline, policies, items. */
  const listUses = (note: Note): ChipLink[] => [
    ...plan()
      .chapters.filter(({ blocks }) => uses(note, blocks.flatMap(listBlockTexts)))
      .map(({ id, number, title }) => ({ name: `大綱 ${number} ${title}`, href: `${base()}/text#chapter-${id}` })),
    ...plan()
      .policies.filter(({ texts, sections }) => uses(note, [...texts, ...sections.map(({ lead = "" }) => lead)]))
      .map(({ id, number, title }) => ({ name: `基本方針 ${number} ${title}`, href: `${base()}/policies/${id}` })),
    ...plan()
      .items.filter((item) => uses(note, listItemTexts(item)))
      .map((item) => ({
        name: plainTitle(item),
        href: `${base()}/items/${item.key}`,
        detail: findNumber(item, plan()),
      })),
  ];

  return (
    <>
      <h1>ことばの説明</h1>
      <p class={texts.lead}>
        計画の文章に付いている注（{plan().notes.length}件）を集めました。説明は計画の文章のままです。
      </p>
      <ChipLinks
        links={plan().notes.map((note) => ({ name: `${note.mark} ${note.term}`, href: `#note-${note.id}` }))}
      />
      <For each={plan().notes}>
        {(note) => (
          <Section id={`note-${note.id}`} title={note.term} aside={note.mark}>
            <Card>
              <div class={texts.prose}>
                <Quote>
                  <NoteEntries note={note} />
                </Quote>
                <QuoteLabel>
                  計画（{plan().editions.at(-1)?.label}）の注の文章のまま
                  <Show when={note.asPrinted}>{(words) => <>。原文ママ：{words().join("、")}</>}</Show>
                </QuoteLabel>
                <Show when={note.entries.some(({ reading }) => reading)}>
                  <p class={texts.quiet}>小さい文字は、計画に印刷されている読みです。</p>
                </Show>
                <h3>使われているところ</h3>
                <ChipLinks links={listUses(note)} />
              </div>
            </Card>
          </Section>
        )}
      </For>
    </>
  );
}
