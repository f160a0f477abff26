import fc from "fast-check";
import type { TaskSideVariant } from "../variants/taskSideVariant.ts";
import type { ExplicitInput, ExplicitTopology } from "./explicitTopology.ts";
import { abilitiesOf, mayBeCapped, mayStall } from "./fitsVariant.ts";
import type { Abilities } from "./fitsVariant.ts";
import type { TaskSideBounds } from "./taskSideLimits.ts";

/** The numbers that a task side is made from. Whatever they are, one comes out. */
interface TaskSidePlan {
  readonly inputs: readonly InputPlan[];
  readonly checkpoints: ExplicitTopology["checkpoints"];
  /** Which checkpoint may not go through: by whom it is declined, or that it expires. */
  readonly aborts: readonly AbortPlan[];
  readonly crashes: number;
  readonly stallsAfter: number | null;
  readonly recordsTakeTime: boolean;
  readonly alignmentCap: number | null;
  readonly floatingBuffers: number;
  readonly lateAcknowledgements: boolean;
}

interface InputPlan {
  readonly records: number;
  readonly senderBuffers: number;
  readonly receiverBuffers: number;
  readonly isForced: boolean;
  readonly ends: boolean;
}

interface AbortPlan {
  /** Counted from 0, beyond the last one round again. */
  readonly checkpoint: number;
  /** The input that declines, or `null` for an expiry. */
  readonly by: number | null;
}

/** Draws task sides that the variant has to cope with; `TaskSideScenarioArbitrary` shrinks them. */
export function unshrunkTaskSide(
  bounds: TaskSideBounds,
  variant: TaskSideVariant,
): fc.Arbitrary<ExplicitTopology> {
  const abilities = abilitiesOf(variant);
  return planOf(bounds).map((plan) => topologyOf(plan, abilities));
}

function planOf(bounds: TaskSideBounds): fc.Arbitrary<TaskSidePlan> {
  const rarely = fc.oneof(
    { arbitrary: fc.constant(false), weight: 3 },
    { arbitrary: fc.constant(true), weight: 1 },
  );
  const input = fc.record({
    records: fc.nat(bounds.maxRecords),
    senderBuffers: fc.integer({ min: 1, max: bounds.maxBuffers }),
    receiverBuffers: fc.nat(bounds.maxBuffers),
    isForced: rarely,
    ends: rarely,
  });
  const abort = fc.record({
    checkpoint: fc.nat(bounds.maxCheckpoints),
    by: fc.option(fc.nat(bounds.maxInputs)),
  });
  const kind = fc.constantFrom("checkpoint", "checkpoint", "savepoint");
  return fc.record({
    inputs: fc.array(input, { minLength: 1, maxLength: bounds.maxInputs }),
    checkpoints: fc.array(kind, { minLength: 1, maxLength: bounds.maxCheckpoints }),
    aborts: fc.array(abort, { maxLength: bounds.maxAborts }),
    crashes: fc.nat(bounds.maxCrashes),
    stallsAfter: fc.option(fc.nat(bounds.maxRecords), { freq: 2 }),
    recordsTakeTime: rarely,
    alignmentCap: fc.option(fc.integer({ min: 1, max: bounds.maxAlignmentCap }), { freq: 2 }),
    floatingBuffers: fc.nat(bounds.maxFloatingBuffers),
    lateAcknowledgements: rarely,
  });
}

/** Leaves out what the variant knows nothing of, so that nothing has to be drawn again. */
function topologyOf(plan: TaskSidePlan, abilities: Abilities): ExplicitTopology {
  const { hasCredits, setsAside, overtakes } = abilities;
  const floatingBuffers = hasCredits ? plan.floatingBuffers : 0;
  const inputs = plan.inputs.map((_, index) => inputOf(plan, index, abilities));
  const topology: ExplicitTopology = {
    inputs,
    checkpoints: plan.checkpoints,
    expiring: hasCredits ? [] : abortsOf(plan, null),
    crashes: hasCredits ? 0 : plan.crashes,
    stallsAfter: null,
    recordsTakeTime: plan.recordsTakeTime,
    alignmentCap: null,
    floatingBuffers,
    lateAcknowledgements: plan.lateAcknowledgements,
  };
  return {
    ...topology,
    stallsAfter: overtakes && mayStall(topology) ? plan.stallsAfter : null,
    alignmentCap: setsAside && mayBeCapped(topology) ? plan.alignmentCap : null,
  };
}

function inputOf(plan: TaskSidePlan, index: number, abilities: Abilities): ExplicitInput {
  const { records, senderBuffers, receiverBuffers, isForced, ends } = plan.inputs[index]!;
  const { hasCredits, overtakes } = abilities;
  const noneExclusive =
    hasCredits && plan.floatingBuffers > 0 && plan.inputs[0]!.receiverBuffers === 0;
  return {
    name: `input${index + 1}`,
    records,
    senderBuffers,
    receiverBuffers: noneExclusive ? 0 : Math.max(receiverBuffers, 1),
    supportsUnaligned: !(overtakes && isForced),
    // If all of them would end, the first one goes on.
    ends: !hasCredits && ends && (index > 0 || plan.inputs.some((input) => !input.ends)),
    declines: hasCredits ? [] : abortsOf(plan, index),
  };
}

/** The checkpoints that an input may decline, or that may expire; none that no other one follows. */
function abortsOf({ aborts, inputs, checkpoints }: TaskSidePlan, by: number | null) {
  const abortable = checkpoints.length - 1;
  if (abortable === 0) return [];
  const ids = aborts
    .filter((abort) => (abort.by === null ? null : abort.by % inputs.length) === by)
    .map(({ checkpoint }) => (checkpoint % abortable) + 1);
  return [...new Set(ids)].sort((a, b) => a - b);
}
