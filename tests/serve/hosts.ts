import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { createServer } from "../../src/serve/serve.ts";
import { findHost, type HostName } from "../../src/tools/setup-hosts.ts";
import { ask, writeSite } from "./site.ts";

/** Every server that there is a file for; each on the real program, where it is at hand. */
export interface Hosts {
  /** The folder that they serve, with the site of these tests. */
  dist: string;
  /** `start` answers with the port. */
  all: { host: string; isInstalled: boolean; start: () => Promise<number> }[];
  /** Ends those that were started, and removes the folder. */
  close: () => Promise<void>;
}

/** Prepares the site of these tests and the servers for it. */
export async function prepareHosts(): Promise<Hosts> {
  const folder = await mkdtemp(join(tmpdir(), "hosts-"));
  const dist = join(folder, "dist");
  await mkdir(dist);
  await writeSite(dist);
  const running: (ChildProcess | http.Server)[] = [];

  async function freePort(): Promise<number> {
    const probe = createTcpServer();
    await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
    const { port } = probe.address() as AddressInfo;
    await new Promise((closed) => probe.close(closed));
    return port;
  }

  /** Starts a program and waits until it answers; throws what it said if it ended instead. */
  async function run(program: string, args: string[], port: number): Promise<number> {
    const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, ...home } });
    running.push(child);
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
    });
    const ended = new Promise<never>((_, failed) => child.once("exit", () => failed(new Error(said))));
    await Promise.race([ended, vi.waitFor(() => ask(port, "/"), { timeout: 600_000, interval: 50 })]);
    ended.catch(() => {});
    return port;
  }

  /** One of the files that the build writes for servers, with the folder and the port of these tests. */
  async function readConfig(file: string, listen: [usual: string, here: string]): Promise<string> {
    const config = await readFile(join(dist, file), "utf8");
    for (const usual of ["/srv/dist", listen[0]]) expect(config).toContain(usual);
    return config.replace("/srv/dist", dist).replace(...listen);
  }

  async function startNginx(program: string): Promise<number> {
    const port = await freePort();
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((one) => `${one}_temp_path ${folder};`);
    const site = await readConfig("nginx.conf", ["listen 8080;", `listen 127.0.0.1:${port};`]);
    const config = join(folder, "nginx.conf");
    await writeFile(
      config,
      `daemon off; ${process.getuid?.() === 0 ? "user root;" : ""} pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
  events {}
  http { access_log off; ${temporary.join(" ")}
  ${site}}`,
    );
    return run(program, ["-c", config, "-e", join(folder, "nginx.log")], port);
  }

  async function startCaddy(program: string): Promise<number> {
    const port = await freePort();
    const site = await readConfig("Caddyfile", [":8080 {", `http://127.0.0.1:${port} {`]);
    const config = join(folder, "Caddyfile");
    await writeFile(config, `{\n  admin off\n  auto_https off\n}\n${site}`);
    return run(program, ["run", "--adapter", "caddyfile", "--config", config], port);
  }

  async function startOurs(): Promise<number> {
    const server = createServer(dist);
    running.push(server);
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return (server.address() as AddressInfo).port;
  }

  const programs: Record<HostName, string | null> = { nginx: findHost("nginx"), caddy: findHost("caddy") };
  const all = [
    { host: "the built-in server", isInstalled: true, start: startOurs },
    { host: "nginx", isInstalled: programs.nginx !== null, start: () => startNginx(programs.nginx ?? "") },
    { host: "Caddy", isInstalled: programs.caddy !== null, start: () => startCaddy(programs.caddy ?? "") },
  ];

  return {
    dist,
    all,
    async close() {
      for (const one of running) one instanceof http.Server ? one.close() : one.kill();
      await rm(folder, { recursive: true });
    },
  };
}
