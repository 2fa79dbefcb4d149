import type { Meanings } from "#domain/search.ts";

/**
 * What people type, and what texts of public administration say instead. Only words that always mean the others there,
 * each read through by a person: a loose one would find the wrong item. Words of one city belong to its data.
 */
export const EVERYDAY_WORDS: Meanings = {
  // Traffic
  バス: ["デマンド", "乗合タクシー"],
  bus: ["バス", "デマンド", "乗合タクシー"],
  // Children, schools, health
  統廃合: ["統合"],
  廃校: ["閉校", "統合"],
  学童: ["児童クラブ"],
  保育園: ["保育所", "こども園"],
  幼稚園: ["こども園"],
  病院: ["診療所"],
  // Safety
  災害: ["防災"],
  救急: ["救命"],
  // Money
  税金: ["市税", "町税", "村税"],
  住民税: ["市税", "町税", "村税"],
  借金: ["市債", "地方債"],
  人件費: ["給与", "定員"],
  残業: ["時間外勤務"],
  値上げ: ["改定", "引き上げ"],
  水道代: ["水道料金"],
  電気代: ["電力"],
  キャッシュレス: ["スマホ決済", "電子マネー", "納付方法"],
  ネーミングライツ: ["命名権", "広告媒体"],
  // Work of the office
  オンライン申請: ["電子申請", "オンライン手続"],
  ネット申請: ["電子申請", "オンライン手続"],
  デジタル化: ["ICT", "電子化"],
  dx: ["ICT", "デジタル"],
  民営化: ["民間委託", "指定管理", "民間活力"],
  三セク: ["第三セクター"],
  // Surroundings
  ゴミ: ["廃棄物"],
  省エネ: ["節電", "電力", "LED"],
};
