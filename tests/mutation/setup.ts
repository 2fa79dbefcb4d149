import fc from "fast-check";
import { runs } from "../support/runs.ts";

// One counterexample is enough to notice a mutant; the smallest would take long to find.
fc.configureGlobal({ endOnFailure: true, numRuns: runs(100) });
