import { expect, it } from "vitest";
import { findDepartment } from "../../src/commands/find-department.ts";

const DEPARTMENTS = [
  { slug: "kikaku", name: "企画課" },
  { slug: "zaisei", name: "財政課" },
];

it.each(["zaisei", "財政課"])("finds a department that is called %s", (named) => {
  expect(findDepartment(named, DEPARTMENTS)).toBe("zaisei");
});

it("says which one was probably meant", () => {
  expect(() => findDepartment("財政科", DEPARTMENTS)).toThrow(
    "--department 財政科 は、計画の課にありません（もしかして: 財政課）。",
  );
  expect(() => findDepartment("消防本部", DEPARTMENTS)).toThrow("--department 消防本部 は、計画の課にありません。");
});
