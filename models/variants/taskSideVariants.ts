import { assign } from "xstate";
import { alignedBarrierHandler } from "../machines/alignedBarrierHandler.ts";
import { alternatingBarrierHandler } from "../machines/alternatingBarrierHandler.ts";
import { channelStateWriter } from "../machines/channelStateWriter.ts";
import { barrierBuffer } from "../machines/barrierBuffer.ts";
import { barrierCoordinator } from "../machines/barrierCoordinator.ts";
import { checkpointBarrierTracker } from "../machines/checkpointBarrierTracker.ts";
import { checkpointResponder } from "../machines/checkpointResponder.ts";
import { creditedInputChannel } from "../machines/creditedInputChannel.ts";
import { creditedSubpartition } from "../machines/creditedSubpartition.ts";
import { environment } from "../machines/environment.ts";
import { localBufferPool } from "../machines/localBufferPool.ts";
import { pipelinedSubpartition } from "../machines/pipelinedSubpartition.ts";
import { remoteInputChannel } from "../machines/remoteInputChannel.ts";
import { slowSink } from "../machines/slowSink.ts";
import { stateBackend } from "../machines/stateBackend.ts";
import { streamTask } from "../machines/streamTask.ts";
import { upstreamTask } from "../machines/upstreamTask.ts";
import type { TaskSideVariant } from "./taskSideVariant.ts";

/** Exactly once without unaligned checkpoints, since Flink 1.11 with a sender that blocks itself. */
export const selfBlocking: TaskSideVariant = {
  name: "aligned-self-blocking",
  description:
    "A sender stops behind its barrier until the task, which snapshots at the last one, resumes it.",
  machines: {
    coordinator: barrierCoordinator,
    upstreamTask,
    subpartition: pipelinedSubpartition,
    inputChannel: remoteInputChannel,
    barrierHandler: alignedBarrierHandler,
    task: streamTask,
    output: pipelinedSubpartition,
    sink: slowSink,
    channelStateWriter,
    stateBackend,
    checkpointResponder,
    environment,
  },
  alignment: { checkpoint: "ALIGNED", savepoint: "ALIGNED" },
  guarantee: "exactly once",
  sendersBlock: true,
  handlerMoves: [],
};

/** Exactly once with unaligned checkpoints and a timeout of 0. */
export const unaligned: TaskSideVariant = {
  ...selfBlocking,
  name: "unaligned",
  description:
    "A barrier overtakes all data, which is saved; the task takes its snapshot at the first one.",
  machines: { ...selfBlocking.machines, barrierHandler: alternatingBarrierHandler },
  alignment: { checkpoint: "UNALIGNED", savepoint: "ALIGNED" },
};

/** Exactly once with unaligned checkpoints and a timeout above 0. */
export const alignedWithTimeout: TaskSideVariant = {
  ...unaligned,
  name: "aligned-with-timeout",
  description:
    "Barriers keep their place until the timeout, counted from the trigger; then they overtake.",
  alignment: { checkpoint: "TIMEOUTABLE_ALIGNED", savepoint: "ALIGNED" },
};

/** At least once: fast, and a record may count twice after a restore (CheckpointBarrierTracker). */
export const atLeastOnce: TaskSideVariant = {
  ...selfBlocking,
  name: "at-least-once",
  description: "Barriers are only counted and block nothing; the last one triggers the snapshot.",
  machines: { ...selfBlocking.machines, barrierHandler: checkpointBarrierTracker },
  alignment: { checkpoint: "AT_LEAST_ONCE", savepoint: "AT_LEAST_ONCE" },
  guarantee: "at least once",
};

/** In those days a sender knew nothing of barriers. */
const neverBlocked = pipelinedSubpartition.provide({ actions: { blockAfter: assign({}) } });

/** Exactly once in Flink 1.10 and before (BarrierBuffer): the hot side is read and set aside. */
export const buffered: TaskSideVariant = {
  ...selfBlocking,
  name: "buffered",
  description:
    "The task goes on reading a channel whose barrier has come, and sets aside what it reads there.",
  machines: {
    ...selfBlocking.machines,
    subpartition: neverBlocked,
    output: neverBlocked,
    barrierHandler: barrierBuffer,
  },
  sendersBlock: false,
  handlerMoves: ["replay"],
};

/** The self-blocking sender with credit-based flow control and a pool of floating buffers (A3). */
export const creditBased: TaskSideVariant = {
  ...selfBlocking,
  name: "aligned-with-credits",
  description:
    "Data needs a credit, which is an empty buffer of the channel or of the pool that all share.",
  machines: {
    ...selfBlocking.machines,
    subpartition: creditedSubpartition,
    inputChannel: creditedInputChannel,
    bufferPool: localBufferPool,
  },
};

/** The task-side variants that are meant to be correct, in the order in which they are listed. */
export const taskSideVariants: readonly TaskSideVariant[] = [
  selfBlocking,
  unaligned,
  alignedWithTimeout,
  atLeastOnce,
  buffered,
  creditBased,
];
