import type { DataFolderBytes } from "#desk/messages.ts";
import type { Snapshot } from "#domain/snapshot.ts";

/** What TypeScript's library does not know: https://wicg.github.io/file-system-access/#api-showdirectorypicker */
interface WithPicker {
  showDirectoryPicker?: (options: { id: string; mode: "readwrite" }) => Promise<FileSystemDirectoryHandle>;
}

/** Whether this browser lets a page write into a folder that its user picks. */
export function canPickFolder(): boolean {
  return "showDirectoryPicker" in globalThis;
}

/** The folder that the user picks and lets us write into; `null` where they think better of it. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  const { showDirectoryPicker } = globalThis as WithPicker;
  return (await showDirectoryPicker?.({ id: "data", mode: "readwrite" }).catch(() => null)) ?? null;
}

/** What of a data folder bears on a plan: its files, the version that the page shows, and a newer one where there is one. */
export async function readDataFolder(
  folder: FileSystemDirectoryHandle,
  { plan, version }: Snapshot,
): Promise<DataFolderBytes> {
  const files = new Map<string, Uint8Array>();
  const own = `plans/${plan.id}/`;
  const versions = [version, version + 1].map((number) => `${own}versions/${number}.json`);
  const isWanted = (path: string) =>
    path === "site.yaml" ||
    versions.includes(path) ||
    (path.startsWith(own) && /^(source\/|items\/)?[^/]+\.(yaml|csv|txt)$/.test(path.slice(own.length)));
  const isOnTheWay = (path: string) => own.startsWith(`${path}/`) || path.startsWith(own);
  const read = async (parent: FileSystemDirectoryHandle, prefix: string) => {
    for await (const entry of parent.values()) {
      const path = prefix + entry.name;
      if (entry.kind === "directory" && isOnTheWay(path)) await read(entry as FileSystemDirectoryHandle, `${path}/`);
      else if (entry.kind === "file" && isWanted(path)) files.set(path, await readBytes(entry as FileSystemFileHandle));
    }
  };
  await read(folder, "");
  return files;
}

/**
 * Writes files in the place of others, all of them or none. What a file becomes lies beside it until all are there; where
 * one cannot take its place, those that did are put back. Throws where nothing could be written.
 */
export async function replaceFiles(
  folder: FileSystemDirectoryHandle,
  changed: readonly { path: string; text: string }[],
  before: DataFolderBytes,
): Promise<void> {
  const files = await Promise.all(
    changed.map(async ({ path, text }) => ({
      old: before.get(path),
      bytes: new TextEncoder().encode(text),
      handle: await findFile(folder, path),
    })),
  );
  const streams: FileSystemWritableFileStream[] = [];
  const replaced: typeof files = [];
  try {
    for (const { handle, bytes } of files) {
      const stream = await handle.createWritable();
      streams.push(stream);
      await stream.write(bytes);
    }
    for (const { handle, old } of files) {
      if (!old || !isEqual(await readBytes(handle), old)) throw new Error("changed since it was read");
    }
    for (const [index, file] of files.entries()) {
      await streams[index]?.close();
      replaced.push(file);
    }
  } catch (error) {
    await Promise.allSettled(streams.slice(replaced.length).map((stream) => stream.abort()));
    for (const { handle, old } of replaced) {
      const stream = await handle.createWritable();
      await stream.write(old as Uint8Array<ArrayBuffer>);
      await stream.close();
    }
    throw error;
  }
}

async function findFile(folder: FileSystemDirectoryHandle, path: string): Promise<FileSystemFileHandle> {
  const names = path.split("/");
  const name = names.pop() ?? "";
  let parent = folder;
  for (const one of names) parent = await parent.getDirectoryHandle(one);
  return parent.getFileHandle(name);
}

async function readBytes(handle: FileSystemFileHandle): Promise<Uint8Array> {
  return new Uint8Array(await (await handle.getFile()).arrayBuffer());
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
