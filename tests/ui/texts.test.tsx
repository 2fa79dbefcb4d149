// @vitest-environment happy-dom
import { cleanup, render, screen } from "@solidjs/testing-library";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import { STATUS_NAMES } from "#domain/status.ts";
import { Breadcrumb } from "#ui/Breadcrumb.tsx";
import { FollowButton } from "#ui/FollowButton.tsx";
import { Marked } from "#ui/Marked.tsx";
import { NotedText, NoteList } from "#ui/NotedText.tsx";
import { SourceLine } from "#ui/SourceLine.tsx";
import { StatusBadge } from "#ui/StatusBadge.tsx";
import { describeStatus } from "#words/ja/status.ts";

afterEach(cleanup);

const NOTES = [
  { id: "1", mark: "※1", term: "見本", entries: [{ text: "見本の説明", reading: "みほん" }] },
  { id: "2", mark: "※2", term: "例", entries: [{ text: "例の説明" }] },
];

it("keeps a verbatim text to the character, and opens each note from its mark", () => {
  const text = "見本※1と、例※2と、どこにもない※9の文。";
  const { container } = render(() => (
    <>
      <p>
        <NotedText text={text} notes={NOTES} />
      </p>
      <NoteList notes={NOTES} />
    </>
  ));
  expect(container.querySelector("p")?.textContent).toBe(text);
  for (const { mark, term, entries } of NOTES) {
    const button = screen.getByRole("button", { name: `${mark} ${term}の注` });
    const opened = document.getElementById(button.getAttribute("popovertarget") ?? "");
    expect(opened?.textContent).toContain(entries[0]?.text);
    // Where a browser has no popover, the link beside it leads to the foot of the page.
    const link = button.nextElementSibling;
    expect(document.querySelector(link?.getAttribute("href") ?? "")?.textContent).toContain(entries[0]?.text);
    expect(link?.textContent).toBe("");
  }
});

it("marks hits and changes no letter", () => {
  const hits = fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 0, maxLength: 6 }).map((cuts) => {
    const sorted = cuts.toSorted((a, b) => a - b);
    return sorted.slice(0, sorted.length - (sorted.length % 2));
  });
  fc.assert(
    fc.property(fc.string({ minLength: 31, maxLength: 40 }), hits, (text, cuts) => {
      const ranges = Array.from(
        { length: cuts.length / 2 },
        (_, n) => [cuts[2 * n] ?? 0, cuts[2 * n + 1] ?? 0] as const,
      );
      const { container, unmount } = render(() => <Marked text={text} ranges={ranges} />);
      expect(container.textContent).toBe(text);
      const marked = [...container.querySelectorAll("mark")].map((mark) => mark.textContent);
      expect(marked).toEqual(ranges.map(([start, end]) => text.slice(start, end)));
      unmount();
    }),
    { numRuns: 60 },
  );
});

it.each(STATUS_NAMES)("tells %s by its word and a shape of its own, not by colour alone", (status) => {
  const { container } = render(() => <StatusBadge status={status} />);
  expect(container.textContent).toBe(describeStatus(status));
  expect(container.querySelector("use")?.getAttribute("href")).toContain(`status-${status}`);
});

it("names the source, its publisher and its day, and leads there; what is unknown of it is left out", () => {
  const source = {
    id: "s001",
    title: "公表資料",
    publisher: "みほん市",
    url: "https://example.jp/s001",
    readOn: "2026-04-01",
    kind: "official",
  } as const;
  const first = render(() => <SourceLine source={source} />);
  expect(first.container.textContent).toBe("出典：公表資料（みほん市）");
  expect(screen.getByRole("link", { name: "公表資料" }).getAttribute("href")).toBe("https://example.jp/s001");
  first.unmount();

  const traced = {
    ...source,
    publishedOn: "2026-03",
    archiveUrl: "https://archive.example.jp/1",
    seenOn: "2026-04-02",
  };
  const { container } = render(() => <SourceLine source={traced} />);
  expect(container.textContent).toBe("出典：公表資料（みほん市・2026年3月）・保存されたもの・2026年4月2日に開けました");
  expect(screen.getByRole("link", { name: "保存されたもの" }).getAttribute("href")).toBe(traced.archiveUrl);
});

it("names what a follow button follows, for those who hear it alone", () => {
  render(() => <FollowButton id="item:1-1-1" name="見本の項目" following />);
  const button = screen.getByRole("button", { name: /^見本の項目を/ });
  expect(button.dataset).toMatchObject({ follow: "item:1-1-1", following: "true" });
});

it("shows the way to a page, and no empty frame where there is none", () => {
  const { container, unmount } = render(() => <Breadcrumb crumbs={[]} />);
  expect(container.innerHTML).toBe("");
  unmount();
  render(() => (
    <Breadcrumb
      crumbs={[
        { name: "計画", href: "/" },
        { name: "項目", href: "/plans/9/items" },
      ]}
    />
  ));
  expect(screen.getByRole("navigation", { name: "現在の位置" })).toBeTruthy();
  expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["/", "/plans/9/items"]);
});
