import { cappedAlignment } from "./cappedAlignment.ts";
import { cancelledOutput } from "./cancelledOutput.ts";
import { crashWithInFlightData } from "./crashWithInFlightData.ts";
import { crashWithOutputData } from "./crashWithOutputData.ts";
import { declinedCheckpoint } from "./declinedCheckpoint.ts";
import { expiredCheckpoint } from "./expiredCheckpoint.ts";
import { flatMapWithOverdraft, flatMapWithoutOverdraft } from "./flatMap.ts";
import { forcedAlignment } from "./forcedAlignment.ts";
import { forcedAlignmentInSink } from "./forcedAlignmentInSink.ts";
import { hardBackpressure } from "./hardBackpressure.ts";
import { hotColdJoin } from "./hotColdJoin.ts";
import { inputEndsDuringAlignment } from "./inputEndsDuringAlignment.ts";
import { savepointInsideUnaligned } from "./savepointInsideUnaligned.ts";
import { sharedFloatingBuffers } from "./sharedFloatingBuffers.ts";
import { singleInput } from "./singleInput.ts";
import { slowSinkBackpressure } from "./slowSinkBackpressure.ts";
import { stalledJoin } from "./stalledJoin.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";
import { zeroExclusiveBuffers } from "./zeroExclusiveBuffers.ts";

/** The task-side scenarios, in the order in which they are listed and run. */
export const taskSideScenarios: readonly TaskSideScenario[] = [
  singleInput,
  hotColdJoin,
  savepointInsideUnaligned,
  declinedCheckpoint,
  expiredCheckpoint,
  stalledJoin,
  crashWithInFlightData,
  inputEndsDuringAlignment,
  forcedAlignment,
  cappedAlignment,
  zeroExclusiveBuffers,
  sharedFloatingBuffers,
  hardBackpressure,
  slowSinkBackpressure,
  flatMapWithoutOverdraft,
  flatMapWithOverdraft,
  forcedAlignmentInSink,
  cancelledOutput,
  crashWithOutputData,
];
