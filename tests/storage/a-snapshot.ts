import { Snapshot } from "#domain/snapshot.ts";

/** A small valid snapshot of an invented plan; a test names only the fields it is about. */
export function aSnapshot(fields: Partial<Snapshot> = {}): Snapshot {
  const version = fields.version ?? 1;
  return Snapshot.parse({
    schema: 1,
    version,
    date: "2026-04-01",
    ruleVersion: 1,
    site: {
      name: "見本",
      shortName: "見本",
      publisher: "見本をつくる会",
      isOfficial: false,
      contact: { email: "mihon@example.jp" },
      plan: "9",
    },
    plan: aPlan(),
    log: Array.from({ length: version }, (_, index) => ({
      version: index + 1,
      date: "2026-04-01",
      note: index === 0 ? "データの公開" : "更新",
      changes: index === 0 ? [] : [{ item: "1-1-1", field: "status", old: `${index}`, new: `${index + 1}` }],
    })),
    ...fields,
  });
}

function aPlan() {
  return {
    id: "9",
    ordinal: 9,
    title: "第9次見本計画",
    city: "みほん市",
    period: { first: 2021, last: 2025 },
    results: { url: "https://example.jp/", title: "結果", searchedOn: "2026-04-01" },
    closedYears: [],
    commentsOpen: false,
    printedTotal: 2,
    editions: [{ id: "draft", label: "案", title: "計画案", date: "2020-12" }],
    chapters: [],
    policies: [
      {
        id: "1",
        number: "1",
        title: "方針",
        texts: ["本文"],
        printedCount: 2,
        sections: [{ id: "1-1", mark: "①", shortName: "節", lead: "リード", printedCount: 2 }],
      },
    ],
    notes: [],
    governance: { lead: "体制", parts: [] },
    facts: [],
    areas: [{ slug: "kita", name: "北", words: ["北"] }],
    followRegister: ["item:1-1-1", "item:1-1-2", "area:kita", "department:zaisei", "department:somu", "policy:1"],
    departments: [
      { slug: "zaisei", name: "財政課", kind: "section" },
      { slug: "somu", name: "総務課", kind: "section" },
    ],
    items: [anItem("1-1-1", { areas: ["kita"] }), anItem("1-1-2", { owners: [{ department: "somu" }] })],
    sources: [
      {
        id: "s001",
        title: "公表資料",
        publisher: "みほん市",
        url: "https://example.jp/s001",
        readOn: "2026-04-01",
        kind: "official",
      },
    ],
    records: [
      {
        id: "r001",
        item: "1-1-1",
        type: "observation",
        subject: "users",
        fiscalYear: 2022,
        value: 12,
        unit: "人",
        text: "利用者は12人",
        source: "s001",
      },
    ],
  };
}

function anItem(key: string, fields: object = {}) {
  return {
    key,
    numbers: { draft: key },
    policy: "1",
    section: "1-1",
    title: `項目${key}`,
    origin: "new",
    content: "内容",
    goal: "目標",
    schedule: { form: "every-year", text: "毎年度" },
    ownerText: "財政課",
    owners: [{ department: "zaisei" }],
    areas: [],
    notes: [],
    metrics: [{ id: "users", name: "利用者", unit: "人" }],
    targets: [{ id: "a", quote: "目標", kind: "direction", metric: "users" }],
    ...fields,
  };
}
