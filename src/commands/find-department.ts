import { suggest } from "#compile/problem.ts";
import type { Plan } from "#domain/plan.ts";

type Department = Pick<Plan["departments"][number], "slug" | "name">;

/** The slug of a department that was named by its slug or as the city calls it; throws a sentence where there is none. */
export function findDepartment(named: string, departments: readonly Department[]): string {
  const found = departments.find(({ slug, name }) => slug === named || name === named);
  if (found) return found.slug;
  const names = departments.flatMap(({ slug, name }) => [slug, name]);
  throw new Error(`--department ${named} は、計画の課にありません${suggest(named, names)}。`);
}
