/** What a command that went wrong says of it: its own sentence, or, of options that it was given wrongly, what to write. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  const [, named = ""] = /'([^']*)'/.exec(error.message) ?? [];
  const [option = named] = named.split(" ");
  switch (code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return `${option} という指定はありません。つづりを確かめてください。`;
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return /does not take/.test(error.message)
        ? `${option} の後には何も書きません。`
        : `${option} の後に、空白をあけて値を書いてください。`;
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL":
      return `「${named}」をどこに使うか分かりません。空白のある文は、--note "…" のように引用符（"）で囲んでください。`;
    default:
      return error.message;
  }
}
