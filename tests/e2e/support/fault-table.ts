import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** Prints what came of each injected fault, as a table: the tests of faults.spec.ts carry an annotation `fault`. */
export default class FaultTable implements Reporter {
  private readonly rows: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    const fault = result.annotations.find(({ type }) => type === "fault");
    if (fault) this.rows.push(`${result.status === "passed" ? "✓" : "✗"} ${test.title}｜${fault.description}`);
  }

  onEnd(): void {
    if (this.rows.length === 0) return;
    console.log(`\nFault｜by｜outcome [what 更新を確認 says] (${this.rows.length} faults)`);
    for (const row of this.rows.sort()) console.log(row);
  }

  printsToStdio(): boolean {
    return false;
  }
}
