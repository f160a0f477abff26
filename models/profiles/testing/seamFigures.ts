import type { StepRecord } from "../../../src/checker/trace/types.ts";

/** How near a run of an aligned join came to trouble; more is nearer. */
export type SeamFigure = (steps: readonly StepRecord[]) => number;

/** The share of steps after which the task aligns: one of its two barriers has come. */
export function alignmentOf(task: string): SeamFigure {
  return (steps) => {
    const barriers = runningCount(steps, ({ instance, event }) =>
      instance === task && event === "barrier" ? 1 : 0,
    );
    return barriers.filter((count) => count % 2 === 1).length / steps.length;
  };
}

/** The most records that were in channels at once. */
export const mostRecordsQueued: SeamFigure = (steps) =>
  Math.max(
    ...runningCount(steps, ({ event, from }) => {
      if (event === "addRecord") return 1;
      return event === "record" && from !== undefined ? -1 : 0;
    }),
  );

/** The most acknowledgements that were under way at once. */
export const mostAcknowledgementsUnderWay: SeamFigure = (steps) =>
  Math.max(...acknowledgementsUnderWay(steps));

/** 1 if a crash hits the asynchronous phase of some task. */
export const crashDuringAsyncPhase: SeamFigure = (steps) => {
  const underWay = acknowledgementsUnderWay(steps);
  return steps.some(({ move }, step) => move.move === "environment.crash" && underWay[step]! > 0)
    ? 1
    : 0;
};

function acknowledgementsUnderWay(steps: readonly StepRecord[]): readonly number[] {
  return runningCount(steps, ({ instance, event }) => {
    if (!instance.endsWith("_responder")) return 0;
    return event === "acknowledge" ? 1 : -1;
  });
}

function runningCount(
  steps: readonly StepRecord[],
  difference: (delivery: StepRecord["deliveries"][number]) => number,
): readonly number[] {
  let count = 0;
  return steps.map(({ deliveries }) => {
    for (const delivery of deliveries) count += difference(delivery);
    return count;
  });
}
