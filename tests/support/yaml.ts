import type { YamlFile } from "#compile/yaml-file.ts";

/** A YAML file as read, its problems told by the path of their field. */
export function asYaml<T>(value: T, file: string): YamlFile<T> {
  return {
    file,
    value,
    problemAt: (path, message, found) => ({
      file,
      field: path.join("."),
      message,
      ...(found === undefined ? {} : { value: found }),
    }),
  };
}
