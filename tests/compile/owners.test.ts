import { expect, it } from "vitest";
import { parseOwners } from "#compile/owners.ts";
import type { Department } from "#domain/owner.ts";

const named = (names: string, kind: Department["kind"]): Department[] =>
  names.split(" ").map((pair) => ({ slug: pair.split(":")[0] ?? "", name: pair.split(":")[1] ?? "", kind }));

const departments: Department[] = [
  ...named(
    "machizukuri:まちづくり推進課 bosai:防災課 shobo:消防課 shokuin:職員課 zaisei:財政課 seisaku:政策企画課 koho:広聴広報課 shimin:市民課",
    "section",
  ),
  ...named(
    "kyoiku:教育総務課 gakko:学校教育課 nosei:農政課 kosodate:子育て支援課 kenko:健康づくり課 shuno:収納課",
    "section",
  ),
  ...named(
    "kogyo:工業労政課 toshi:都市整備課 suido:総務管理課 gesuido:下水道課 tobu:東部上下水道課 kanko:観光物産課 somu:総務課",
    "section",
  ),
  ...named("b-shinko:支所地域振興課 b-sangyo:支所産業建設課 b-shimin:支所市民課 b-hoken:支所保健福祉課", "branch"),
  ...named("madoguchi:支所窓口課", "section"),
  ...named("kakuka:各課 kakubu:各部 kakushokan:各所管課 kakushinryojo:各診療所", "collective"),
];
const areas =
  "ichinoseki:一関 hanaizumi:花泉 daito:大東 senmaya:千厩 higashiyama:東山 murone:室根 kawasaki:川崎 fujisawa:藤沢"
    .split(" ")
    .map((pair) => ({ slug: pair.split(":")[0] ?? "", name: pair.split(":")[1] ?? "", words: [] }));

/** Every 所管課 that the draft prints; an owner is written as department@areas#duties. */
const printed: [text: string, owners: string][] = [
  ["まちづくり推進課", "machizukuri"],
  ["まちづくり推進課 各支所地域振興課", "machizukuri b-shinko@every"],
  ["防災課", "bosai"],
  ["消防課", "shobo"],
  ["①職員課 ②～⑤財政課", "shokuin#1 zaisei#2,3,4,5"],
  ["職員課", "shokuin"],
  ["職員課 各課", "shokuin kakuka"],
  ["職員課 財政課 各課", "shokuin zaisei kakuka"],
  ["政策企画課 各課", "seisaku kakuka"],
  ["政策企画課 各所管課", "seisaku kakushokan"],
  ["財政課 各部", "zaisei kakubu"],
  ["財政課 各所管課", "zaisei kakushokan"],
  ["総務課 各所管課", "somu kakushokan"],
  ["広聴広報課", "koho"],
  ["市民課 大東支所地域振興課・市民課", "shimin b-shinko@daito b-shimin@daito"],
  ["教育総務課", "kyoiku"],
  ["教育総務課 学校教育課", "kyoiku gakko"],
  ["教育総務課 各支所地域振興課", "kyoiku b-shinko@every"],
  ["教育総務課 支所地域振興課(花泉・大東・室根)", "kyoiku b-shinko@hanaizumi,daito,murone"],
  [
    "まちづくり推進課 農政課 支所地域振興課(千厩・東山・室根・藤沢) 支所産業建設課(東山)",
    "machizukuri nosei b-shinko@senmaya,higashiyama,murone,fujisawa b-sangyo@higashiyama",
  ],
  [
    "子育て支援課 教育総務課 学校教育課 大東支所地域振興課・保健福祉課",
    "kosodate kyoiku gakko b-shinko@daito b-hoken@daito",
  ],
  ["健康づくり課 各支所保健福祉課", "kenko b-hoken@every"],
  ["健康づくり課 各診療所", "kenko kakushinryojo"],
  ["収納課 各支所市民課", "shuno b-shimin@every"],
  ["工業労政課", "kogyo"],
  ["工業労政課 支所産業建設課（花泉・川崎）", "kogyo b-sangyo@hanaizumi,kawasaki"],
  ["都市整備課 支所産業建設課（東山・川崎・藤沢）", "toshi b-sangyo@higashiyama,kawasaki,fujisawa"],
  ["総務管理課", "suido"],
  ["下水道課 東部上下水道課", "gesuido tobu"],
  ["観光物産課 支所産業建設課(花泉・大東・室根)", "kanko b-sangyo@hanaizumi,daito,murone"],
];

/** The printed strings of 所管課 that the table covers. */
const describeOwners = (text: string) => {
  const { owners, problems } = parseOwners(text, { departments, areas });
  expect(problems).toEqual([]);
  return owners
    .map(({ department, areas: places, duties }) => {
      const where = places === undefined ? "" : `@${places === "every" ? places : places.join(",")}`;
      return department + where + (duties ? `#${duties.join(",")}` : "");
    })
    .join(" ");
};

it.each(printed)("reads %s", (text, owners) => {
  expect(describeOwners(text)).toBe(owners);
});

it.each([
  ["①③職員課", "shokuin#1,3"],
  ["①・③～⑤職員課", "shokuin#1,3,4,5"],
  ["①〜③財政課", "zaisei#1,2,3"],
  ["①財政課\n②職員課", "zaisei#1 shokuin#2"],
  ["財政課　職員課", "zaisei shokuin"],
  [" 財政課  \n 職員課 ", "zaisei shokuin"],
  ["支所地域振興課(花泉・・大東、)", "b-shinko@hanaizumi,daito"],
])("reads other ways of writing, %s", (text, owners) => {
  expect(describeOwners(text)).toBe(owners);
});

it.each([
  ["財務課", "もしかして: 財政課"],
  ["支所地域振興課", "どの支所か"],
  ["支所地域振興課(花泉・大束)", "「大束」という地域"],
  ["各支所地域振課", "もしかして: 支所地域振興課"],
  ["大東支所地域振興課・会計課", "「支所会計課」は"],
  ["①", "「」は"],
  ["大東支所地域振興課(花泉)", "「支所地域振興課(花泉)」は"],
  ["支所地域振興課(花泉)ほか", "「支所地域振興課(花泉)ほか」は"],
  ["各支所窓口課", "「支所窓口課」は"],
])("says what is wrong with %s", (text, message) => {
  const { owners, problems } = parseOwners(text, { departments, areas });
  expect(owners).toEqual([]);
  expect(problems).toEqual([{ token: text, message: expect.stringContaining(message) }]);
});
