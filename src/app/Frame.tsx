import { useLocation } from "@solidjs/router";
import type { JSX } from "solid-js";
import { FollowsProvider, useFollows } from "#queries/follows.ts";
import { PlanProvider, type PlanView } from "#queries/plan.ts";
import { describeDurability } from "#words/ja/durability.ts";
import type { DataAgeProps } from "./DataAge.tsx";
import { Shell } from "./Shell.tsx";

interface FrameProps {
  view: PlanView;
  /** What the app knows about the age of the data beyond the page itself. */
  age?: Omit<DataAgeProps, "date" | "version"> | undefined;
  children: JSX.Element;
}

/** Plan, follows and shell around a page; the same on the server and in the browser. */
export function Frame(props: FrameProps) {
  return (
    <PlanProvider view={props.view}>
      <FollowsProvider>
        <FollowedShell {...props} />
      </FollowsProvider>
    </PlanProvider>
  );
}

function FollowedShell(props: FrameProps) {
  const follows = useFollows();
  const location = useLocation();
  /** Whoever follows something is told at once where that will not last, on whatever page. */
  const notice = () => {
    const loss = follows.list().length > 0 ? describeDurability(follows.durability()) : "";
    return `${props.age?.notice ?? ""}${loss}`;
  };
  return (
    <Shell
      snapshot={props.view.snapshot}
      path={location.pathname}
      unread={follows.unread().length}
      age={{
        state: "page",
        ...props.age,
        notice: notice(),
        date: props.view.snapshot.date,
        version: props.view.snapshot.version,
      }}
    >
      {props.children}
    </Shell>
  );
}
