import type { TaskSideTopology } from "../../taskSideTopology.ts";
import type { ExplicitTopology } from "../explicitTopology.ts";

/** What a random task side may have in it, with the variants that it can have it under if not all. */
export const taskSideFeatures: Readonly<
  Record<string, { has: (job: ExplicitTopology) => boolean; only?: readonly string[] }>
> = {
  "one input": { has: ({ inputs }) => inputs.length === 1 },
  "two inputs": { has: ({ inputs }) => inputs.length === 2 },
  skew: { has: ({ inputs }) => new Set(inputs.map(({ records }) => records)).size > 1 },
  "one buffer at the sender": {
    has: ({ inputs }) => inputs.some(({ senderBuffers }) => senderBuffers === 1),
  },
  "one buffer at the receiver": {
    has: ({ inputs }) => inputs.some(({ receiverBuffers }) => receiverBuffers === 1),
  },
  "no exclusive buffer": {
    has: ({ inputs }) => inputs.every(({ receiverBuffers }) => receiverBuffers === 0),
    only: ["aligned-with-credits"],
  },
  "floating buffers": {
    has: ({ floatingBuffers }) => floatingBuffers > 0,
    only: ["aligned-with-credits"],
  },
  "a savepoint": { has: ({ checkpoints }) => checkpoints.includes("savepoint") },
  "three checkpoints": { has: ({ checkpoints }) => checkpoints.length === 3 },
  "a crash": { has: ({ crashes }) => crashes > 0, only: withoutCredits() },
  "a declined checkpoint": {
    has: ({ inputs }) => inputs.some(({ declines }) => declines.length > 0),
    only: withoutCredits(),
  },
  "an expiring checkpoint": { has: ({ expiring }) => expiring.length > 0, only: withoutCredits() },
  "an input that ends": {
    has: ({ inputs }) => inputs.some(({ ends }) => ends),
    only: withoutCredits(),
  },
  "forced alignment": {
    has: ({ inputs }) => inputs.some(({ supportsUnaligned }) => !supportsUnaligned),
    only: overtaking(),
  },
  "a stalled output": { has: ({ stallsAfter }) => stallsAfter !== null, only: overtaking() },
  "an alignment cap": { has: ({ alignmentCap }) => alignmentCap !== null, only: ["buffered"] },
  "records that take time": { has: ({ recordsTakeTime }) => recordsTakeTime },
  "late acknowledgements": { has: ({ lateAcknowledgements }) => lateAcknowledgements },
};

/** The smallest task side there is, with something else about it. */
export function smallest(changed: Partial<TaskSideTopology> = {}): TaskSideTopology {
  return {
    inputs: [{ name: "input1", records: 0, senderBuffers: 3, receiverBuffers: 3 }],
    checkpoints: ["checkpoint"],
    crashes: 0,
    ...changed,
  };
}

function withoutCredits(): readonly string[] {
  return ["aligned-self-blocking", ...overtaking(), "at-least-once", "buffered"];
}

function overtaking(): readonly string[] {
  return ["unaligned", "aligned-with-timeout"];
}
