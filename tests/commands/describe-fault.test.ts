import { parseArgs } from "node:util";
import { expect, it } from "vitest";
import { describeFault } from "../../src/commands/describe-fault.ts";

/** What a command says that knows --note, --dry-run and no files. */
function tell(...args: string[]): string {
  try {
    parseArgs({ args, options: { note: { type: "string" }, "dry-run": { type: "boolean" } } });
  } catch (error) {
    return describeFault(error);
  }
  return "";
}

it.each([
  [["--nota", "x"], "--nota という指定はありません。つづりを確かめてください。"],
  [["--note"], "--note の後に、空白をあけて値を書いてください。"],
  [["--dry-run=1"], "--dry-run の後には何も書きません。"],
  [
    ["--note", "令和6年度の", "結果を加えました。"],
    '「結果を加えました。」をどこに使うか分かりません。空白のある文は、--note "…" のように引用符（"）で囲んでください。',
  ],
])("tells of %j what to write", (args, says) => {
  expect(tell(...args)).toBe(says);
});

it("leaves a command's own sentence as it is", () => {
  expect(describeFault(new Error("--year に年度を西暦で書いてください。"))).toBe(
    "--year に年度を西暦で書いてください。",
  );
  expect(describeFault("文")).toBe("文");
});
