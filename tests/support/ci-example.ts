import { readFile } from "node:fs/promises";
import { parse } from "yaml";

/** A job of an example in docs/examples: its commands in their order, each as the host hands it to a shell. */
export type CiJobs = Readonly<Record<"preview" | "publish", readonly string[]>>;

interface GithubWorkflow {
  jobs: Record<"preview" | "publish", { steps: { uses?: string; run?: string }[] }>;
}
type GitlabPipeline = Record<"preview" | "publish", { script: string[] }>;

/** What each example runs. Throws where one has not both jobs. */
export const CI_EXAMPLES: readonly { file: string; read: () => Promise<CiJobs> }[] = [
  {
    file: "docs/examples/github-actions.yml",
    read: async () => {
      const { jobs } = await readYaml<GithubWorkflow>("docs/examples/github-actions.yml");
      const commandsOf = ({ steps }: GithubWorkflow["jobs"]["preview"]) => steps.flatMap(({ run }) => run ?? []);
      return { preview: commandsOf(jobs.preview), publish: commandsOf(jobs.publish) };
    },
  },
  {
    file: "docs/examples/gitlab-ci.yml",
    read: async () => {
      const { preview, publish } = await readYaml<GitlabPipeline>("docs/examples/gitlab-ci.yml");
      return { preview: preview.script, publish: publish.script };
    },
  },
];

async function readYaml<T>(file: string): Promise<T> {
  return parse(await readFile(file, "utf8"), { strict: true }) as T;
}
