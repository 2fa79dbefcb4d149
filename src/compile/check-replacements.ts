import { findWithdrawn, listCurrentRecords } from "#domain/current-records.ts";
import type { PlanRecord } from "#domain/record.ts";
import { foldLookAlikes } from "./characters.ts";
import { type Problem, suggest } from "./problem.ts";
import type { RowsRead, TableRow } from "./record-tables.ts";

type RecordRow = TableRow<PlanRecord>;

/** How records stand to each other: corrections and withdrawals with their reasons, one row for one result, no two answers. */
export function checkReplacements(records: RowsRead<PlanRecord>): Problem[] {
  const current = listCurrentRows(records.rows);
  return [
    ...checkCorrections(records),
    ...checkWithdrawals(records),
    ...checkRepeated(current),
    ...checkAgreement(current),
  ];
}

/** The rows that no other row corrects or withdraws, as the domain sees them. */
export function listCurrentRows(rows: readonly RecordRow[]): RecordRow[] {
  const ids = new Set(listCurrentRecords(rows.map(({ value }) => value)).map(({ id }) => id));
  return rows.filter(({ value }) => ids.has(value.id));
}

/** What a correction must share with the row that it corrects, by field, and its column's name. */
const SHARED = { item: "item", type: "type", target: "target", subject: "subject", fiscalYear: "fiscal_year" } as const;

function checkCorrections({ rows, ids }: RowsRead<PlanRecord>): Problem[] {
  const byId = new Map(rows.map((row) => [row.value.id, row]));
  return rows.flatMap((row, index) => {
    const { corrects, reason } = row.value;
    if (corrects === undefined) return [];
    const say = (message: string) => [row.problemAt("corrects", message)];
    if (!ids.has(corrects))
      return say(`訂正される行がありません。訂正する行の id にしてください${suggest(corrects, ids)}`);
    if (isCircle(row.value, byId))
      return say("訂正が一周して自分に戻っています。新しい行から古い行だけを指してください");
    const corrected = byId.get(corrects)?.value;
    const [own, other] = [row.value, corrected] as (Readonly<Record<string, unknown>> | undefined)[];
    const differing = Object.entries(SHARED).filter(([field]) => own?.[field] !== other?.[field]);
    if (corrected && differing.length > 0) {
      const names = differing.map(([, column]) => column).join("、");
      return say(
        `訂正される行と ${names} が違います。訂正は同じことについての行だけです。別のことなら、その行を取り下げ（withdraws）、新しい行を足してください`,
      );
    }
    const rival = rows.slice(0, index).find(({ value }) => value.corrects === corrects);
    if (rival) {
      return say(
        `${corrects} は ${rival.value.id} の行がもう訂正しています。続けて直すなら ${rival.value.id} を指してください`,
      );
    }
    return reason === undefined
      ? [row.problemAt("reason", "訂正の理由がありません。なぜ直したかを1文で書いてください")]
      : [];
  });
}

function isCircle(record: PlanRecord, byId: ReadonlyMap<string, RecordRow>): boolean {
  const seen = new Set<string>();
  let next = record.corrects;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    next = byId.get(next)?.value.corrects;
  }
  return seen.has(record.id);
}

function checkWithdrawals({ rows, ids }: RowsRead<PlanRecord>): Problem[] {
  const byId = new Map(rows.map(({ value }) => [value.id, value]));
  return rows.flatMap((row, index) => {
    const { value, problemAt } = row;
    const withdrawn = findWithdrawn(value);
    if (withdrawn === undefined) return [];
    const say = (message: string) => [problemAt("withdraws", message)];
    if (!ids.has(withdrawn))
      return say(`取り下げる行がありません。取り下げる行の id にしてください${suggest(withdrawn, ids)}`);
    const other = byId.get(withdrawn);
    if (other && other.item !== value.item) return say("取り下げる行と item が違います。同じ項目の行を指してください");
    if (other && findWithdrawn(other) !== undefined) {
      return say("取り下げは取り下げられません。もとの結果は、新しい行として書き足してください");
    }
    if (rows.slice(0, index).some((earlier) => findWithdrawn(earlier.value) === withdrawn)) {
      return say("この行はもう取り下げられています。どちらかの行を消してください");
    }
    return value.reason === undefined
      ? [problemAt("reason", "取り下げの理由がありません。なぜ取り下げるかを1文で書いてください")]
      : [];
  });
}

/** One result is one row: the same row under another id would be shown twice. */
function checkRepeated(rows: readonly RecordRow[]): Problem[] {
  const seen = new Map<string, string>();
  return rows.flatMap(({ value, problemAt }) => {
    const result = describeResult(value);
    const first = seen.get(result);
    seen.set(result, first ?? value.id);
    if (first === undefined) return [];
    return [problemAt("id", `${first} の行と同じ結果です。1つの結果は1行だけにし、この行を消してください`)];
  });
}

/** What a record says. Another wording of a figure or a state is the same result; of other records the words are all there is. */
function describeResult(record: PlanRecord): string {
  const { id: _, note: _note, reason: _reason, corrects: _corrects, text, ...result } = record;
  const isTold = record.type === "event" || record.type === "remark" || record.type === "decision";
  return JSON.stringify([Object.entries(result).toSorted(), isTold ? foldLookAlikes(text) : ""]);
}

/** Two records in force of the same subject, year and date say the same. */
function checkAgreement(rows: readonly RecordRow[]): Problem[] {
  const groups = new Map<string, RecordRow[]>();
  return rows.flatMap((row) => {
    const subject = describeSubject(row.value);
    if (subject === null) return [];
    const group = groups.get(subject) ?? [];
    groups.set(subject, [...group, row]);
    const rival = group.find(({ value }) => sayingOf(value) !== sayingOf(row.value));
    if (!rival) return [];
    const message = `${rival.value.id} の行と、同じ年度・同じ日付で内容が違います。誤りを直すか、訂正なら corrects に ${rival.value.id} と書いてください`;
    return [row.problemAt(row.value.type === "observation" ? "value" : "state", message)];
  });
}

/** What a record is about, with year and date; `null` for remarks and context, of which there may be several. */
function describeSubject(record: PlanRecord): string | null {
  const { item, type, fiscalYear, date } = record;
  const common = [item, type, fiscalYear, date];
  switch (record.type) {
    case "observation":
      return JSON.stringify([...common, record.subject, record.interim]);
    case "step":
    case "year":
      return JSON.stringify([...common, record.target, record.subject]);
    case "rating":
      return JSON.stringify(common);
    case "decision":
      return JSON.stringify([...common, record.target]);
    default:
      return null;
  }
}

function sayingOf(record: PlanRecord): string | number | null {
  if (record.type === "observation") return record.value;
  return "state" in record ? record.state : null;
}
