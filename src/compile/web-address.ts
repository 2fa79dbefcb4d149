/** Hosts that mean the reader's own machine or house, not the document. */
const PRIVATE_HOST =
  /^(localhost|.*\.(localhost|local|internal|lan|test|invalid|lgwan\.jp)|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|0\..*|\[.*\])$/;

/** What is wrong with the address of a published document, and the address that was probably meant. */
interface BadAddress {
  message: string;
  meant?: string;
}

/** Why nobody else could open an address; `null` where it has a scheme, a public host and no stray characters. */
export function explainBadAddress(address: string): BadAddress | null {
  const fault = describeFault(address);
  if (fault === null) return null;
  const message = SEVERAL.test(address)
    ? "アドレスが2つ以上あります。1つの行に1つだけ書き、ほかの資料は次の行に書いてください"
    : fault;
  const plain = withoutTail(address.normalize("NFKC"));
  const meant = [plain, plain.replace(BARE_HOST, "https://$&")].find((candidate) => describeFault(candidate) === null);
  return { message, ...(meant === undefined ? {} : { meant }) };
}

/** A host without its scheme, as in city.example.jp/a; report.pdf is a file. */
const BARE_HOST = /^[\w.-]+\.(?!(pdf|docx?|xlsx?|csv|html?)$)[a-z]{2,}(?=\/|$)/i;

/** Two addresses with something between them; an archive's address holds the archived one as a part of its own. */
const SEVERAL = /https?:\/\/.*[^\w/=?&:%-]https?:\/\//i;

function describeFault(address: string): string | null {
  if (/^(\\\\|[a-z]:[\\/]|file:)/i.test(address)) {
    return "共有フォルダやパソコンの中の場所は、ほかの人からは開けません。公表されたアドレスを書いてください";
  }
  if (/\s/.test(address)) {
    return "アドレスに空白があります。空白のあるファイル名なら %20 と書き、そうでなければ空白を消すか、空白の前までにしてください";
  }
  if (withoutTail(address) !== address) {
    return "アドレスの最後に、文章のかっこや句読点が入っています。消してください";
  }
  const [stray] = /[「」『』【】（）〈〉《》、。＜＞"<>\\^`{|}]/.exec(address) ?? [];
  if (stray) return `アドレスに使えない文字「${stray}」があります。ブラウザーのアドレス欄から写し直してください`;
  if (!/^https?:\/\/[^/?#]/i.test(address) || !URL.canParse(address)) {
    return "https:// か http:// で始まり、サーバーの名前が続くアドレスにしてください";
  }
  const { hostname, username, password } = new URL(address);
  if (username || password) return "アドレスに利用者名やパスワードが入っています。消してください";
  if (PRIVATE_HOST.test(hostname)) {
    return `「${hostname}」は、ほかの人からは開けない場所です。公表されたアドレスを書いてください`;
  }
  if (!/^([^.]+\.)+[^.]+$/.test(hostname)) {
    return `サーバーの名前「${hostname}」が正しくありません。ブラウザーのアドレス欄から写し直してください`;
  }
  return null;
}

/** The address without what a sentence around it ended in; /wiki/A_(B) keeps its bracket. */
function withoutTail(address: string): string {
  const count = (text: string, mark: string) => text.split(mark).length;
  const isStray = (text: string) =>
    /[）」』】〉》、。，．,;]$/.test(text) || (text.endsWith(")") && count(text, "(") < count(text, ")"));
  let bare = address;
  while (isStray(bare)) bare = bare.slice(0, -1);
  return bare;
}
