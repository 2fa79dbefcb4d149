import fc from "fast-check";
import { onTestFailed } from "vitest";

/**
 * As `fc.assert`, and names the seed whatever fails the test: fast-check itself names it only with a counterexample, not
 * where something asserted afterwards fails, or the run never ends. `SEED=… npx vitest run …` tries the same again.
 */
export async function assertProperty<Ts>(
  property: fc.IAsyncPropertyWithHooks<Ts>,
  parameters: fc.Parameters<Ts>,
): Promise<void> {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  onTestFailed(() => console.error(`SEED=${seed}`));
  await fc.assert(property, { seed, ...parameters });
}
