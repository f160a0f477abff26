import { channel } from "../machines/channel.ts";
import { checkpointResponder } from "../machines/checkpointResponder.ts";
import { environment } from "../machines/environment.ts";
import { jobManager } from "../machines/jobManager.ts";
import { source } from "../machines/source.ts";
import { stateBackend } from "../machines/stateBackend.ts";
import { task } from "../machines/task.ts";
import type { Variant } from "./variant.ts";

/** Flink's exactly-once mode without unaligned checkpoints (SingleCheckpointBarrierHandler.aligned). */
export const aligned: Variant = {
  name: "aligned",
  description:
    "A task blocks each channel whose barrier has come and takes its snapshot when the last one has.",
  machines: {
    source,
    channel,
    task,
    stateBackend,
    checkpointResponder,
    jobManager,
    environment,
  },
};
