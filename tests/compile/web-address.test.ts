import fc from "fast-check";
import { expect, it } from "vitest";
import { explainBadAddress } from "#compile/web-address.ts";

it.each([
  "https://www.city.example.jp/index.cfm/7,149201,119,html",
  "http://example.com",
  "https://example.com/岩手県/%e5%ba%83?a=b&c=d#e",
  "https://ja.wikipedia.org/wiki/A_(B)",
  "https://みほん.example/",
  "https://203.0.113.5/plan.pdf",
  "https://172.15.0.1/",
  "https://172.32.0.1/",
  "https://110.1.2.3/",
  "https://localhost.example.com/",
  "https://mylocalhost.example.com/",
  "https://internal.example.com/",
  "https://example.com/a)b",
])("takes %s", (address) => {
  expect(explainBadAddress(address)).toBeNull();
});

it.each([
  ["https://example.com/a）", "https://example.com/a"],
  ["https://example.com/a)。", "https://example.com/a"],
  ["https://example.com/a）、", "https://example.com/a"],
  ["ｈｔｔｐｓ：／／example.com/a", "https://example.com/a"],
  ["city.example.jp/a.pdf", "https://city.example.jp/a.pdf"],
  ["example.jp）。", "https://example.jp"],
])("tells what %s was meant to be", (address, meant) => {
  expect(explainBadAddress(address)).toMatchObject({ meant });
});

it.each([
  "https://example.com/a b",
  "https://example.com/　",
  "https://",
  "https:///path",
  "https://?q",
  "http://localhost/",
  "https://city.lgwan.jp/r6.pdf",
  "http://LOCALHOST:80/",
  "http://127.0.0.1/",
  "http://2130706433/",
  "http://[::1]/",
  "http://[2001:db8::1]/",
  "http://10.1.2.3/",
  "http://172.20.0.1/",
  "http://172.16.0.1/",
  "http://172.19.9.9/",
  "http://172.31.9.9/",
  "http://192.168.0.5/",
  "http://169.254.1.1/",
  "http://0.0.0.0/",
  "http://a.localhost/",
  "http://a.b.internal/",
  "http://printer.lan/",
  "http://site.test/",
  "http://site.invalid/",
  "https://.a.com/",
  "https://example.com./",
  "https://user@example.com/",
  "https://:pass@example.com/",
  "xhttps://example.com/",
  "http://server.local/",
  "http://intranet/",
  "https://example..com/",
  "https://.com/",
  "https://user:pass@example.com/",
  "https://example.com/「計画」",
  "https://example.com/<a>",
  "ftp://example.com/",
  "javascript:alert(1)",
  "www.example.com",
  "",
])("refuses %j with a sentence", (address) => {
  expect(explainBadAddress(address)?.message).toMatch(/ください$/);
});

it.each([
  ["an archive's address", "https://warp.example.jp/123/https://city.example.jp/a", null],
  ["two addresses", "https://city.example.jp/a https://city.example.jp/b", /2つ以上/],
  ["two addresses of a list", "https://city.example.jp/a、https://city.example.jp/b", /2つ以上/],
  ["two addresses in brackets", "「https://city.example.jp/a」（https://city.example.jp/b）", /2つ以上/],
  ["an archive's address with a bracket", "https://warp.example.jp/123/https://city.example.jp/「a」b", /使えない文字/],
  ["an address behind its name", "資料 https://city.example.jp/a", /空白/],
  ["a shared folder", "\\\\server\\r6.pdf", /共有フォルダ/],
  ["a disk", "C:\\r6.pdf", /共有フォルダ/],
  ["a file's name", "report.pdf", /https:/],
])("tells %s from the other faults", (_what, address, says) => {
  const bad = explainBadAddress(address);
  if (says === null) expect(bad).toBeNull();
  else expect(bad?.message).toMatch(says);
  expect(bad?.meant).toBeUndefined();
});

it("never proposes an address that it would refuse for its end", () => {
  const tail = fc
    .array(fc.constantFrom("）", ")", "。", "、", "」", "(", "a", ","), { maxLength: 6 })
    .map((it) => it.join(""));
  fc.assert(
    fc.property(tail, (end) => {
      const bad = explainBadAddress(`https://example.com/x${end}`);
      if (bad?.meant) expect(explainBadAddress(bad.meant)).not.toMatchObject({ meant: expect.anything() });
    }),
  );
});
