import { isPending } from "../../models/barrierHandling.ts";
import { recordsSetAside } from "../../models/machines/barrierBuffer.ts";
import type { BarrierBufferContext } from "../../models/machines/barrierBuffer.ts";
import { BARRIER_HANDLER } from "../../models/taskSideNames.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";

/** The memory that buffering the hot side may take (task.checkpoint.alignment.max-size, A2.8). */
export const alignmentCap: TaskSideProperty = {
  name: "alignment cap",
  description: "While an alignment goes on, no more records are kept back than the cap allows.",
  appliesTo: (topology, variant) =>
    (topology.alignmentCap ?? null) !== null && variant.handlerMoves.includes("replay"),
  build,
};

function build(): AlwaysProperty {
  return always(alignmentCap.name, {
    description: alignmentCap.description,
    reads: [BARRIER_HANDLER],
    premise: (view) => handler(view).setAside.length > 0,
    holds: (view) => !isPending(handler(view)) || recordsSetAside(handler(view)) <= capIn(view),
    explain: (view) =>
      `${recordsSetAside(handler(view))} records are kept back for checkpoint ` +
      `${handler(view).currentCheckpoint}, and the cap is ${capIn(view)}.`,
  });
}

function handler(view: StateView): BarrierBufferContext {
  return contextOf<BarrierBufferContext>(view, BARRIER_HANDLER);
}

function capIn(view: StateView): number {
  return handler(view).alignmentCap ?? Number.POSITIVE_INFINITY;
}
