import type { Silence, Visit } from "./visit-address.ts";

/** What a visit says of a source. */
export interface Verdict {
  /** Whether the document could be opened. */
  isOpen: boolean;
  /** In Japanese; absent where all is as it was. */
  finding?: string;
  /** Where it has gone for good, open there. */
  movedTo?: string;
}

const SILENCES: Record<Silence, string> = {
  slow: "返事がありません（時間切れ）。日を改めて、もう一度調べてください",
  "unknown-host": "サーバーの名前が見つかりません。綴りを確かめてください。サイトがなくなったのかもしれません",
  unreachable: "サーバーにつながりません。日を改めて、もう一度調べてください",
  insecure: "サーバーの証明書が正しくありません。ブラウザーで確かめてください",
  looping: "転送がいつまでも続きます。ブラウザーで確かめてください",
};

const STATUSES: Readonly<Record<number, string>> = {
  401: "開くのに利用者名が要ります",
  403: "機械には開かせないか、公開をやめています。ブラウザーで確かめてください",
  404: "見つかりません",
  410: "なくなりました",
  429: "調べる回数が多いと断られました。日を改めて、もう一度調べてください",
  503: "サーバーが休んでいます。日を改めて、もう一度調べてください",
};

/** Endings of addresses that name a file to be kept, none of which a page can be. */
const FILE = /\.(pdf|xlsx?|docx?|pptx?|csv|zip|jpe?g|png)$/i;

/** Judges the visit of an address. What a page says is not read: one that only says 見つかりません counts as open. */
export function judgeVisit(address: string, visit: Visit): Verdict {
  if (visit.kind === "silent") return { isOpen: false, finding: SILENCES[visit.why] };
  const { status, type } = visit;
  if (status < 200 || status > 299) {
    const words = STATUSES[status] ?? "開けません。ブラウザーで確かめてください";
    return { isOpen: false, finding: `${words}（状態 ${status}）` };
  }
  const { pathname } = new URL(address);
  const isElsewhere = new URL(visit.address).href !== new URL(address).href;
  if (isElsewhere && isEntrance(new URL(visit.address)) && !isEntrance(new URL(address))) {
    return { isOpen: false, finding: `サイトの入口（${visit.address}）に送られます。資料はなくなったようです` };
  }
  const ending = FILE.exec(pathname)?.[1]?.toLowerCase();
  if (ending !== undefined && (type === "text/html" || type === "application/xhtml+xml")) {
    return { isOpen: false, finding: `${ending} のファイルだったアドレスが、ページ（${type}）を返します` };
  }
  if (/\.html?$/i.test(pathname) && type !== undefined && !/html|^text\/plain$/.test(type)) {
    return { isOpen: false, finding: `ページだったアドレスが、ファイル（${type}）を返します` };
  }
  return isElsewhere && visit.isForGood ? { isOpen: true, movedTo: visit.address } : { isOpen: true };
}

function isEntrance({ pathname, search }: URL): boolean {
  return search === "" && /^\/((index|default|top)\.[a-z]+)?$/i.test(pathname);
}
