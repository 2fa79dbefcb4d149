/** Text that may contain a key naming a prototype, plain or escaped. */
const SUSPECT = /__proto__|constructor|prototype|\\u/;
const PROTOTYPE_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * The value in a JSON file (UTF-8); `undefined` where it is not valid JSON, or has a key through which
 * a copy of it could reach a prototype.
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // A reviver costs far more than the parsing itself, and nearly no file needs one.
    return SUSPECT.test(text) ? JSON.parse(text, refusePrototypeKeys) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusePrototypeKeys(key: string, value: unknown): unknown {
  if (PROTOTYPE_KEYS.has(key)) throw new SyntaxError(key);
  return value;
}
