import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

/** A program with all that it starts itself, as one group that can be ended together. */
export function startGroup(program: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(program, args, { detached: true, stdio: "ignore", env: { ...process.env, ...env } });
}

export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGTERM");
  const kill = setTimeout(() => child.pid && process.kill(-child.pid, "SIGKILL"), 5_000);
  await ended;
  clearTimeout(kill);
}

export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}
