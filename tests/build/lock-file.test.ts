import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface LockedPackage {
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, LockedPackage>;
};

/** Where Node would look for `name` from the package at `path`, the nearest folder first. */
function places(path: string, name: string): string[] {
  const nested = path ? `${path}/node_modules/${name}` : `node_modules/${name}`;
  if (!path) return [nested];
  const parent = path.includes("/node_modules/") ? path.slice(0, path.lastIndexOf("/node_modules/")) : "";
  return [nested, ...places(parent, name)];
}

it("names the optional packages of every system, so that `npm ci` works on all of them", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !places(path, name).some((place) => place in packages)),
  );
  expect(missing).toEqual([]);
});
