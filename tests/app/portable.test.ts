// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { adaptPage } from "../../src/app/portable/adapt-page.ts";
import { readHash } from "../../src/app/portable/address.ts";

describe("the address of the portable edition", () => {
  it.each([
    ["", "/", "", ""],
    ["#", "/", "", ""],
    ["#main", "/", "", ""],
    ["#/plans/4/items/2-1-5", "/plans/4/items/2-1-5", "", ""],
    ["#/plans/4/text#chapter-1", "/plans/4/text", "", "chapter-1"],
    ["#/search?q=%E3%83%90%E3%82%B9#hits-items", "/search", "バス", "hits-items"],
    ["#/plans/4/text#%E0%A4%A", "/plans/4/text", "", "%E0%A4%A"],
  ])("%s", (hash, path, words, place) => {
    const address = readHash(hash);
    expect({ path: address.path, words: address.query.get("q") ?? "", place: address.place }).toEqual({
      path,
      words,
      place,
    });
  });
});

describe("a page in the portable edition", () => {
  const adapt = (html: string, origin?: string) => {
    const part = document.createElement("div");
    part.innerHTML = html;
    adaptPage(part, { hasPage: (path) => path === "/plans/4/items/1", origin });
    return part.innerHTML;
  };

  it.each([
    ["a page of its own", '<a href="/plans/4/items/1">項目</a>', '<a href="#/plans/4/items/1">項目</a>'],
    [
      "a place on it",
      '<a href="/plans/4/items/1?x=1#years">年度</a>',
      '<a href="#/plans/4/items/1?x=1#years">年度</a>',
    ],
    ["a place on this page", '<a href="#part">部分</a>', '<a href="#part">部分</a>'],
    ["a source", '<a href="https://example.com/a">資料</a>', '<a href="https://example.com/a">資料</a>'],
  ])("leads to %s", (_, before, after) => expect(adapt(before)).toBe(after));

  it("leads to the site for what a file has not, where an address of it is known", () => {
    expect(adapt('<a href="/data">公開データ</a>', "https://example.com")).toBe(
      '<a href="https://example.com/data">公開データ</a>',
    );
  });

  it("keeps the words of a way to nowhere in a sentence, and drops it where it stands alone", () => {
    expect(adapt('<p>表は<a href="/data">ここ</a>に。</p>')).toBe("<p>表はここに。</p>");
    expect(adapt('<ul><li><a href="/data">公開データ</a></li><li>ほか</li></ul>')).toBe("<ul><li>ほか</li></ul>");
    expect(adapt('<div><p>版</p><p><a href="/data">知らせる文</a></p></div>')).toBe("<div><p>版</p></div>");
  });

  it("shows long lists whole, with their links", () => {
    expect(
      adapt(
        '<template data-part=""><a href="/plans/4/items/1">次</a></template><button data-needs-js data-more=""></button>',
      ),
    ).toBe('<a href="#/plans/4/items/1">次</a>');
  });

  it("has no button that a file cannot answer, and keeps the search", () => {
    expect(
      adapt(
        '<button data-follow="item:1">フォロー</button><button data-share="x">共有</button><search><form data-filter="" data-needs-js=""></form></search><noscript>なし</noscript><form data-search="" data-needs-js=""></form>',
      ),
    ).toBe('<form data-search="" data-needs-js=""></form>');
  });
});
