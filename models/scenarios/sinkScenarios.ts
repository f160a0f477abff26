import { deferredTrigger } from "./deferredTrigger.ts";
import { duplicatesAfterCrash } from "./duplicatesAfterCrash.ts";
import { endOfInput } from "./endOfInput.ts";
import { jobManagerFailover } from "./jobManagerFailover.ts";
import { lostNotification } from "./lostNotification.ts";
import { savepointBetweenCheckpoints } from "./savepointBetweenCheckpoints.ts";
import type { SinkHazard, SinkScenario } from "./sinkScenario.ts";
import { slowSink } from "./slowSink.ts";
import { stopNotificationLost } from "./stopNotificationLost.ts";
import { stopWithCommitter } from "./stopWithCommitter.ts";
import { stopWithSavepoint } from "./stopWithSavepoint.ts";
import { transactionTimeout } from "./transactionTimeout.ts";

export type { SinkHazard, SinkScenario } from "./sinkScenario.ts";

/** Every scenario of a job with sinks in which its variants have to hold, in order of listing. */
export const sinkScenarios: readonly SinkScenario[] = [
  lostNotification,
  slowSink,
  savepointBetweenCheckpoints,
  stopWithSavepoint,
  stopWithCommitter,
  jobManagerFailover,
  endOfInput,
  deferredTrigger,
  duplicatesAfterCrash,
];

/** What no sink survives; never run by default, since a violation is the right answer. */
export const sinkHazards: readonly SinkHazard[] = [transactionTimeout, stopNotificationLost];
