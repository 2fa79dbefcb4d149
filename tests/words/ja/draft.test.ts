import { expect, it } from "vitest";
import { addressMail, describeDraft, describeDraftSubject } from "#words/ja/draft.ts";
import { anItem, aPlan, aSnapshot } from "../../support/fixtures.ts";

const MOST = 1_900;
const SUBJECT = "2-1-5 市営バス路線の再編：意見・まちがい";
const PASTE = "（コピーした文を、ここに貼り付けてください）";

const address = (text: string) => addressMail("mihon@example.jp", SUBJECT, text);

/** What a mail program finds in an address; throws where an escape is cut or holds half a letter. */
function open(href: string): { to: string; subject: string; body: string } {
  const [, to = "", subject = "", body = ""] = /^mailto:([^?]*)\?subject=([^&]*)&body=([^&]*)$/.exec(href) ?? [];
  return { to, subject: decodeURIComponent(subject), body: decodeURIComponent(body) };
}

it("writes a short text whole, with the line ends of mails", () => {
  const { href, isWhole } = address("停留所が遠い。\nバスを増やして & 100% 走らせて？");
  expect(isWhole).toBe(true);
  expect(open(href)).toEqual({
    to: "mihon@example.jp",
    subject: SUBJECT,
    body: "停留所が遠い。\r\nバスを増やして & 100% 走らせて？",
  });
});

it("asks for a long text to be pasted, and cuts none", () => {
  const { href, isWhole } = address("停留所が遠いので、バスを増やしてほしい。\n".repeat(40));
  expect(isWhole).toBe(false);
  expect(href.length).toBeLessThanOrEqual(MOST);
  expect(open(href)).toEqual({ to: "mihon@example.jp", subject: SUBJECT, body: PASTE });
});

it("holds the whole text or none of it at every length, in at most 1,900 characters", () => {
  // Of three bytes, and of two halves and four bytes.
  for (const letter of ["遠", "𠮷"]) {
    const lengths = Array.from({ length: 240 }, (_, length) => length + 1);
    const written = lengths.map((length) => ({ text: letter.repeat(length), ...address(letter.repeat(length)) }));
    for (const { text, href, isWhole } of written) {
      expect(href.length).toBeLessThanOrEqual(MOST);
      expect(open(href).body).toBe(isWhole ? text : PASTE);
    }
    const fitting = written.filter(({ isWhole }) => isWhole);
    // As many as fit: another letter would be too much, and there is no gap between.
    expect(fitting.length).toBe(written.findIndex(({ isWhole }) => !isWhole));
    const last = fitting.at(-1)?.href.length ?? 0;
    expect(last).toBeGreaterThan(MOST - encodeURIComponent(letter).length);
  }
});

it("takes 1,900 characters and not one more", () => {
  const fitting = "a".repeat(MOST - address("").href.length);
  const { href, isWhole } = address(fitting);
  expect([isWhole, href.length]).toEqual([true, MOST]);
  expect(address(`${fitting}a`).isWhole).toBe(false);
});

it("replaces half a letter, of which no address can be made", () => {
  const half = "𠮷".slice(0, 1);
  const { href, isWhole } = address(`${half}野と𠮷野`);
  expect(isWhole).toBe(true);
  expect(open(href).body).toBe("\ufffd野と𠮷野");
});

it("tells what a draft is about, the data it speaks of, and what was typed", () => {
  const draft = {
    id: "d1",
    revision: 1,
    plan: "4",
    item: "2-1-5",
    edition: "draft",
    version: 3,
    kind: "opinion",
    text: "  停留所が遠い。\n",
    fiscalYear: "",
    value: "",
    url: "",
  } as const;
  const context = { item: anItem(), plan: aPlan(), site: aSnapshot().site };
  expect(describeDraftSubject(draft, context)).toBe(SUBJECT);
  expect(describeDraft(draft, context)).toBe(
    [
      SUBJECT,
      "",
      "計画：第4次みほん市行政改革プラン（案）",
      "項目：2-1-5 市営バス路線の再編",
      "見ていたデータ：みえる改革（見本） 第3版",
      "",
      "停留所が遠い。",
      "",
    ].join("\n"),
  );
});
