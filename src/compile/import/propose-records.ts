import { listCurrentRecords } from "#domain/current-records.ts";
import type { Plan } from "#domain/plan.ts";
import { PlanRecord } from "#domain/record.ts";
import { keyOfQuestion, keyOfRecord } from "#domain/year-form.ts";
import { ANSWERS, describeSaying, type ResultField, writeRecordText } from "#words/ja/form.ts";
import { describePlace, type Finding, type Place } from "../workbook/finding.ts";
import type { FormEntry } from "../workbook/read-result.ts";

/** A record as a row of a form proposes it. */
export interface Proposal {
  record: PlanRecord;
  /** What holds today and would be corrected or, where nobody has read it yet, rewritten. */
  replaces?: PlanRecord;
  entry: FormEntry;
  placeOf: (field: ResultField) => Place;
}

export interface Proposals {
  /** In the order of files and rows. */
  proposals: Proposal[];
  /** Rows that say what is registered already. */
  unchanged: number;
  findings: Finding[];
}

interface Context {
  plan: Plan;
  /** Ids of records that somebody may have read: they are corrected, never rewritten. */
  published: ReadonlySet<string>;
  /** The id by which a document is known, by the id that a file gives it. */
  sourceIdOf: (id: string) => string;
  reasonOf: (finding: Finding, entry: FormEntry) => string | undefined;
}

/**
 * Turns the filled rows of all files into records. What is registered already is left alone, so that a file can be read
 * twice. Two rows that disagree are an error in both; nothing is chosen between them.
 */
export function proposeRecords(entries: readonly FormEntry[], context: Context): Proposals {
  const result: Proposals = { proposals: [], unchanged: 0, findings: [] };
  const ids = new Set(context.plan.records.map(({ id }) => id));
  const current = listCurrentRecords(context.plan.records);
  const accepted = new Map<string, { entry: FormEntry; isRefused: boolean }>();
  for (const entry of entries) {
    const subject = subjectOf(entry);
    const earlier = accepted.get(subject);
    if (earlier) {
      result.findings.push(...compareRows(entry, earlier.entry));
      if (entry.answer !== earlier.entry.answer) earlier.isRefused = true;
      continue;
    }
    accepted.set(subject, { entry, isRefused: false });
  }
  for (const { entry, isRefused } of accepted.values()) {
    if (isRefused) continue;
    const draft = draftRecord(entry, context);
    const typed = typedReason(entry);
    const old = current.find((record) => isSameSubject(record, draft));
    if (old && sayingOf(old) === sayingOf(draft)) {
      const differing = listOtherFields(entry, draft, old);
      const isReasonNew = typed !== undefined && !hasReason(old, typed);
      // What is public is not corrected for a reason alone.
      const isRestated = differing.length > 0 ? typed !== undefined : isReasonNew && !context.published.has(old.id);
      if (!isRestated) {
        result.unchanged += 1;
        result.findings.push(...differing.map((field) => noteLeft(entry, field, old)));
        if (isReasonNew) result.findings.push(noteLeftReason(entry, old));
        continue;
      }
      if (differing.length === 0) {
        const message = `まだ公開していない結果の理由を書き直します（${describeSaying(old)}）`;
        result.findings.push({ level: "note", place: entry.placeOf("reason"), message });
        result.proposals.push({
          record: { ...old, reason: typed },
          replaces: old,
          entry,
          placeOf: entry.placeOf,
        });
        continue;
      }
    }
    if (!old && isRepeated(draft, current)) {
      result.unchanged += 1;
      continue;
    }
    if (old) {
      const change = `${describeSaying(old)} → ${describeSaying(draft)}`;
      if (!context.published.has(old.id)) {
        result.findings.push({
          level: "note",
          place: entry.placeOf("answer"),
          message: `まだ公開していない結果を書き直します（${change}）`,
        });
        result.proposals.push({
          record: { ...draft, id: old.id, ...correctionOf(old, typed) },
          replaces: old,
          entry,
          placeOf: entry.placeOf,
        });
        continue;
      }
      const fact = `公開した結果の訂正です（${change}）。古い結果も残り、両方が見えます。`;
      const warning: Finding = {
        level: "warning",
        place: entry.placeOf("answer"),
        key: `correction:${subjectOf(entry)}`,
        message: `${fact}訂正の理由を書いてください`,
        fact,
      };
      const reason = context.reasonOf(warning, entry);
      result.findings.push(reason === undefined ? warning : { ...warning, reason });
      const record = {
        ...draft,
        id: nextId(draft.id, ids),
        corrects: old.id,
        ...(reason === undefined ? {} : { reason }),
      };
      result.proposals.push({ record, replaces: old, entry, placeOf: entry.placeOf });
      continue;
    }
    result.proposals.push({ record: { ...draft, id: nextId(draft.id, ids) }, entry, placeOf: entry.placeOf });
  }
  return result;
}

/** The reason in a row's own column; absent where it is empty. */
export function typedReason({ reason }: FormEntry): string | undefined {
  return reason?.trim() || undefined;
}

/** A record has a reason that it was joined from (転記の誤り。120路線：数え方が変わった。), too. */
function hasReason({ reason }: PlanRecord, typed: string): boolean {
  return reason?.includes(typed.replace(/。$/, "")) === true;
}

/**
 * What an unpublished row keeps of a correction; a reason that is typed anew takes the place of the one before. On a row that
 * corrects nothing it comes only after the checks, which would else no longer ask what it answers.
 */
function correctionOf({ corrects, reason }: PlanRecord, typed: string | undefined) {
  if (corrects !== undefined) return { corrects, ...(typed || reason ? { reason: typed ?? reason } : {}) };
  return reason === undefined || typed !== undefined ? {} : { reason };
}

/** What a row speaks about: two rows of one subject must agree. Words and events are as many as they are. */
function subjectOf({ item, question, kind, fiscalYear, interim, date, text, answer }: FormEntry): string {
  const key = question ? keyOfQuestion(item, question) : `${kind}:${item.key}:${text ?? ""}:${answer ?? ""}`;
  return [key, fiscalYear, ...(interim ? ["interim", date ?? ""] : [])].join(":");
}

function compareRows(entry: FormEntry, earlier: FormEntry): Finding[] {
  const place = entry.placeOf("answer");
  const other = earlier.placeOf("answer");
  if (entry.answer === earlier.answer) {
    if (!entry.question)
      return [{ level: "note", place, message: `${describePlace(other)} の行と同じなので、1つにしました` }];
    const fields = (["date", "text", "source", "note", "reason"] as const).filter(
      (field) => entry[field] !== earlier[field],
    );
    if (fields.length === 0) return [];
    return [
      {
        level: "note",
        place,
        message: `${describePlace(other)} と同じ結果です。日付や文、理由の違いは取り込まず、先の行を使います`,
      },
    ];
  }
  const explain = (of: Place) =>
    `${describePlace(of)} と食い違っています。どちらが正しいか確かめ、片方を直すか空にしてください`;
  return [
    { level: "error", place, message: explain(other), ...(other.value === undefined ? {} : { meant: other.value }) },
    {
      level: "error",
      place: other,
      message: explain(place),
      ...(place.value === undefined ? {} : { meant: place.value }),
    },
  ];
}

function draftRecord(entry: FormEntry, { sourceIdOf }: Context): PlanRecord {
  const { item, question, kind, fiscalYear, answer, interim, date, note } = entry;
  const common = {
    id: idOf(entry),
    item: item.key,
    fiscalYear,
    ...(date === undefined ? {} : { date }),
    text: entry.text ?? writeText(entry),
    source: sourceIdOf(entry.source),
    ...(note === undefined ? {} : { note }),
  };
  switch (question?.kind) {
    case "observation": {
      const { id, unit } = question.metric;
      const value = Number(answer);
      return PlanRecord.parse({
        ...common,
        type: "observation",
        subject: id,
        value,
        unit,
        ...(interim ? { interim } : {}),
      });
    }
    case "step":
      return PlanRecord.parse({
        ...common,
        type: "step",
        target: question.target.id,
        subject: question.step.id,
        state: answer,
      });
    case "year":
      return PlanRecord.parse({
        ...common,
        type: "year",
        target: question.target.id,
        ...(question.part ? { subject: question.part.id } : {}),
        state: answer,
      });
    case "rating":
      return PlanRecord.parse({ ...common, type: "rating", state: answer });
    case undefined:
      if (kind === "event") return PlanRecord.parse({ ...common, type: "event" });
      return PlanRecord.parse(
        kind === "decision"
          ? { ...common, type: "decision", state: answer }
          : { ...common, type: "remark", state: kind },
      );
    default:
      return question satisfies never;
  }
}

function writeText({ question, fiscalYear, answer, interim }: FormEntry): string {
  if (!question || answer === undefined) return "";
  if (question.kind === "observation") return writeRecordText(question, fiscalYear, answer, interim === true);
  const words: Readonly<Record<string, string>> = ANSWERS[question.kind];
  return writeRecordText(question, fiscalYear, words[String(answer)] ?? String(answer));
}

/** 2-1-5-routes-2025; it never changes once it is published, and tells a person what the row is. */
function idOf({ item, question, kind, fiscalYear, interim }: FormEntry): string {
  const isPart = question && question.kind !== "rating";
  const name = isPart ? keyOfQuestion(item, question).split(":").slice(2) : [kind];
  return [item.key, ...name, fiscalYear, ...(interim ? ["interim"] : [])].join("-");
}

function nextId(id: string, taken: Set<string>): string {
  let next = id;
  for (let number = 2; taken.has(next); number++) next = `${id}-${number}`;
  taken.add(next);
  return next;
}

function isSameSubject(record: PlanRecord, draft: PlanRecord): boolean {
  const key = keyOfRecord(draft);
  // There is one figure of the year's end, and one of each day before it.
  const dayOf = (it: PlanRecord) => (it.type === "observation" && it.interim ? `${it.date}` : null);
  return (
    key !== null &&
    keyOfRecord(record) === key &&
    record.fiscalYear === draft.fiscalYear &&
    dayOf(record) === dayOf(draft)
  );
}

/** A remark, decision or event that is registered word for word. */
function isRepeated(draft: PlanRecord, current: readonly PlanRecord[]): boolean {
  return (
    keyOfRecord(draft) === null &&
    current.some(
      (record) =>
        record.type === draft.type &&
        record.item === draft.item &&
        record.fiscalYear === draft.fiscalYear &&
        record.text === draft.text &&
        sayingOf(record) === sayingOf(draft),
    )
  );
}

function sayingOf(record: PlanRecord): string | number | null {
  if (record.type === "observation") return record.value;
  return "state" in record ? record.state : null;
}

/** Fields in which a row says otherwise than what is registered with the same result. */
function listOtherFields(
  entry: FormEntry,
  draft: PlanRecord,
  old: PlanRecord,
): ("date" | "text" | "source" | "note")[] {
  const isSame = (field: "date" | "text" | "source" | "note") => draft[field] === old[field];
  return (["date", "text", "source", "note"] as const).filter((field) => entry[field] !== undefined && !isSame(field));
}

function noteLeft(entry: FormEntry, field: "date" | "text" | "source" | "note", old: PlanRecord): Finding {
  const message = "結果は登録済みと同じです。この欄の違いは取り込みません（訂正なら「理由」を書いてください）";
  const registered = old[field];
  return {
    level: "note",
    place: entry.placeOf(field),
    message,
    ...(registered === undefined ? {} : { meant: registered }),
  };
}

function noteLeftReason(entry: FormEntry, { reason }: PlanRecord): Finding {
  return {
    level: "note",
    place: entry.placeOf("reason"),
    message: "結果は登録済みと同じです。公開した結果には、理由だけを加えられません",
    ...(reason === undefined ? {} : { meant: reason }),
  };
}
