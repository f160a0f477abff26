import type { InputDescription, TaskSideTopology } from "../taskSideTopology.ts";

export type ExplicitInput = Required<InputDescription>;

/** A topology with everything said that has a default, so that equal ones look equal. */
export interface ExplicitTopology extends Required<Omit<TaskSideTopology, "output">> {
  readonly inputs: readonly ExplicitInput[];
  readonly output?: NonNullable<TaskSideTopology["output"]>;
}

export function explicit(topology: TaskSideTopology): ExplicitTopology {
  return {
    expiring: [],
    stallsAfter: null,
    recordsTakeTime: false,
    alignmentCap: null,
    floatingBuffers: 0,
    lateAcknowledgements: false,
    ...topology,
    inputs: topology.inputs.map((input) => ({
      supportsUnaligned: true,
      ends: false,
      declines: [],
      ...input,
    })),
  };
}

/** The same with something else about one input. */
export function withInput(
  topology: ExplicitTopology,
  index: number,
  change: Partial<ExplicitInput>,
): ExplicitTopology {
  const inputs = topology.inputs.with(index, { ...topology.inputs[index]!, ...change });
  return { ...topology, inputs };
}
