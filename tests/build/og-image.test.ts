import { expect, it } from "vitest";
import { STATUS_NAMES } from "#domain/status.ts";
import { breakLines, drawOgImage, type OgImage, renderOgImage } from "../../src/build/og-image.ts";

const anImage = (given: Partial<OgImage> = {}): OgImage => ({
  title: "学校規模の適正化による望ましい教育活動の展開",
  number: "2-2-3",
  statusName: "done",
  statusWord: "完了",
  target: "室根地域小学校、花泉地域小学校の統合整備の推進及び、大東地域中学校の再編に向けた地域との話し合いを進める。",
  planTitle: "第4次 見本市行政改革大綱・集中改革プラン（案）",
  siteName: "みえる改革",
  note: "2026年11月22日時点・見本市の公式ではありません",
  ...given,
});

it("is a PNG of 1200 × 630, of less than 100 KB", () => {
  const png = renderOgImage(anImage());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(png.length).toBeLessThan(100 * 1024);
});

it("is the same bytes for the same words", () => {
  expect(renderOgImage(anImage()).equals(renderOgImage(anImage()))).toBe(true);
});

it("tells every status by a drawing of its own, not by colour alone", () => {
  const drawings = STATUS_NAMES.map((statusName) =>
    drawOgImage(anImage({ statusName, statusWord: "状況" })).replace(/#[0-9a-f]{3,6}/g, "colour"),
  );
  expect(new Set(drawings).size).toBe(STATUS_NAMES.length);
});

it("says of when it is and whose it is not, for whoever sees it without its page", () => {
  expect(drawOgImage(anImage())).toContain("2026年11月22日時点・見本市の公式ではありません");
});

it("changes nothing but text for hostile words", () => {
  const svg = drawOgImage(anImage({ title: `</text><image href="https://example.com/"/>&amp;`, target: undefined }));
  expect(svg).not.toContain("<image");
  expect(() => renderOgImage(anImage({ title: "</svg><&\"'" }))).not.toThrow();
});

it("is drawn for a page that is no item", () => {
  const svg = drawOgImage(
    anImage({ number: undefined, statusName: undefined, statusWord: undefined, target: undefined }),
  );
  expect(svg).not.toContain("完了");
});

it("draws the plan as a row for each status, on one scale", () => {
  const counts = [
    { name: "done", word: "完了", count: 4 },
    { name: "no-record", word: "登録なし", count: 8 },
  ] as const;
  const svg = drawOgImage(anImage({ number: undefined, statusName: undefined, statusWord: undefined, counts }));
  expect(svg).toContain("4項目");
  expect(svg).toContain("8項目");
  const [done = 0, unknown = 0] = [...svg.matchAll(/x="560"[^/]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(done / unknown).toBeCloseTo(0.5);
});

it("breaks lines between phrases, so that no word is torn", () => {
  expect(breakLines("学校規模の適正化による望ましい教育活動の展開", 12, 3)).toEqual([
    "学校規模の適正化による",
    "望ましい教育活動の展開",
  ]);
});

it("keeps the breaks of the text", () => {
  expect(breakLines("30種類\n※令和2年度は19種類", 30, 3)).toEqual(["30種類", "※令和2年度は19種類"]);
});

it("shows by … that the text goes on", () => {
  const lines = breakLines("あ".repeat(100), 10, 2);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
});
