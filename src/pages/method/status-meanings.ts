import type { StatusName } from "#domain/status.ts";

/** What each status means, as in the table 「状況のことば」 of docs/method.md; a test compares them. */
export const STATUS_MEANINGS: Readonly<Record<StatusName, string>> = {
  done: "目標に届いたことが公表資料でわかる（期限内・遅れて・期限前・時期不明）",
  "on-track": "まだ途中で、目安に沿っている",
  "slightly-behind": "まだ途中で、目安より少し遅れている",
  behind: "まだ途中で、目安より大きく遅れている、または基準より後退している",
  overdue: "期限の年度の結果が公表され、目標に届いていない",
  closed: "続けないという決定が公表された（完了には数えない）",
  "not-rated": "計画に数値・期限・基準値の記載がない、または比べる年がまだない",
  "no-record": "結果を示す公表資料が、まだこのアプリに登録されていない",
  upcoming: "まだ結果の出る時期ではない",
};
