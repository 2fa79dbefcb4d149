/** Why an address gave no answer at all. */
export type Silence = "slow" | "unknown-host" | "unreachable" | "insecure" | "looping";

/** What became of asking for an address. */
export type Visit =
  | {
      kind: "answered";
      status: number;
      /** Where the answer came from, after redirects. */
      address: string;
      /** Every redirect on the way said that it is for good. */
      isForGood: boolean;
      /** `text/html`, in small letters and without parameters; absent where the server names none. */
      type?: string;
    }
  | { kind: "silent"; why: Silence };

interface VisitOptions {
  /** How long each answer may take. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;
const MOST_REDIRECTS = 10;
const AGENT = { "User-Agent": "mieru-kaikaku check-sources", "Accept-Language": "ja" };

/**
 * Asks for an address as cheaply as it can be asked: for the head alone, and for the whole only where that is refused,
 * as some servers do; no body is read. Redirects are followed by hand, to tell those that are for good.
 */
export async function visitAddress(address: string, { timeoutMs = TIMEOUT_MS }: VisitOptions = {}): Promise<Visit> {
  const head = await follow(address, "HEAD", timeoutMs);
  const isAnswer = head.kind === "answered" ? head.status < 400 : !["slow", "unreachable"].includes(head.why);
  return isAnswer ? head : follow(address, "GET", timeoutMs);
}

async function follow(start: string, method: "HEAD" | "GET", timeoutMs: number): Promise<Visit> {
  let address = start;
  let isForGood = true;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    let response: Response;
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      response = await fetch(address, { method, headers: AGENT, redirect: "manual", signal });
      await response.body?.cancel();
    } catch (error) {
      return { kind: "silent", why: explainSilence(error) };
    }
    const { status, headers } = response;
    const location = headers.get("Location");
    const isSent = status >= 300 && status < 400 && location !== null && URL.canParse(location, address);
    const next = isSent ? new URL(location, address) : null;
    if (!next || !/^https?:$/.test(next.protocol)) {
      const type = headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase();
      return { kind: "answered", status, address, isForGood, ...(type ? { type } : {}) };
    }
    isForGood &&= status === 301 || status === 308;
    address = next.href;
  }
  return { kind: "silent", why: "looping" };
}

function explainSilence(error: unknown): Silence {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === "TimeoutError") return "slow";
  const code = cause?.code ?? "";
  if (/^(ENOTFOUND|EAI_)/.test(code)) return "unknown-host";
  return /CERT|TLS|SSL|VERIFY|SIGNED/.test(code) ? "insecure" : "unreachable";
}
