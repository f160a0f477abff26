import { quietSinkScope } from "../sinkScope.ts";
import { twoPhaseCommitSink, committingSink } from "../variants/sinkVariants.ts";
import type { SinkHazard } from "./sinkScenario.ts";

const scope = { ...quietSinkScope, transactionTimeouts: 1 };

/** A hazard (A5.3): what FLIP-319 and KIP-939 are to remove from the outside. */
export const transactionTimeout: SinkHazard = {
  name: "transaction-timeout",
  lesson:
    "An external system that aborts a prepared transaction on its own account, as Kafka does after transaction.timeout.ms, takes records with it that a completed checkpoint covers. " +
    "No sink can prevent that: the timeout has to be longer than the longest outage plus the time to a restore.",
  scope,
  large: { ...scope, checkpoints: 3, taskFailures: 1 },
  variants: [twoPhaseCommitSink, committingSink],
  violates: "exactly once",
};
