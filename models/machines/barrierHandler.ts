/** What a barrier handler of any variant is started with. */
export interface BarrierHandlerInput {
  readonly channels: number;
  /** How much data may be set aside; `null` for no limit (task.checkpoint.alignment.max-size). */
  readonly alignmentCap: number | null;
}

/**
 * What a barrier handler may say, whichever it is (Flink: CheckpointedInputGate with its
 * CheckpointBarrierHandler). Records go through it to the operator. `inputFinished` says that all the
 * task's input of a checkpoint is known, operator state and channel state: it can be acknowledged.
 */
export type BarrierHandlerEmitted =
  | { readonly type: "record"; readonly channel: number; readonly sequence: number }
  | { readonly type: "triggerCheckpoint"; readonly checkpoint: number }
  | { readonly type: "inputFinished"; readonly checkpoint: number }
  | { readonly type: "decline"; readonly checkpoint: number }
  | { readonly type: "resumeConsumption"; readonly channel: number }
  | { readonly type: "checkpointStarted"; readonly checkpoint: number }
  | { readonly type: "checkpointStopped"; readonly checkpoint: number }
  | {
      readonly type: "convertToPriorityEvent";
      readonly channel: number;
      readonly checkpoint: number;
    };
