/** The graph of a job, with the facts that a model of its barriers needs. */
export interface JobGraph {
  readonly name: string;
  /** In the order of the data flow: each vertex after all its inputs. */
  readonly vertices: readonly JobVertex[];
  readonly edges: readonly JobEdge[];
}

/** A job plan as read from a file. */
export interface JobPlan extends JobGraph {
  /** What the reader should know of the plan. */
  readonly notes: readonly string[];
}

/** Where a vertex stands: a source has no inputs, a join at least two, a sink no consumers. */
export type VertexRole = "source" | "operator" | "join" | "sink";

/** A chain of operators: one task a subtask, and so one barrier handler. */
export interface JobVertex {
  readonly id: string;
  /** Short and unique in the job. */
  readonly name: string;
  /** The first that fits of source, join and sink. */
  readonly role: VertexRole;
  /** Nobody consumes it: a sink, or a source or join with a sink in its chain. */
  readonly isTerminal: boolean;
  readonly parallelism: number;
  /** The ids of the vertices it reads from, one an edge. */
  readonly inputs: readonly string[];
}

/** An input of a vertex. */
export interface JobEdge {
  readonly from: string;
  readonly to: string;
  /** `HASH`, `REBALANCE`, `FORWARD`, …; `UNKNOWN` where the plan names none. */
  readonly strategy: string;
  /** `pipelined_bounded`, `blocking`, … */
  readonly exchange: string;
  /** False for a blocking exchange. */
  readonly carriesBarriers: boolean;
  /** Unaligned checkpoints are aligned on this edge (A2.6). */
  readonly forcedAligned: boolean;
  /** Why, where it is. */
  readonly forcedAlignedReason?: string;
  /** Each subtask talks to its own few instead of to all. */
  readonly isPointwise: boolean;
  /** Channels in all. */
  readonly channels: number;
}
