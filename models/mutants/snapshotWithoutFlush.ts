import { atLeastOnceSink as atLeastOnceSinkMachine } from "../machines/atLeastOnceSink.ts";
import { atLeastOnceSink, atLeastOnceSinkOperators } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const snapshotWithoutFlush: SinkMutant = {
  ...atLeastOnceSink,
  name: "snapshot-without-flush",
  description: "The sink does not send what it holds in memory before a snapshot.",
  mutates: atLeastOnceSink.name,
  origin:
    "FlinkKafkaProducer with setFlushOnCheckpoint(false): a crash loses what the checkpoint covers.",
  killedBy: "at least once",
  scenario: "duplicates-after-crash",
  machines: {
    ...atLeastOnceSink.machines,
    sink: {
      ...atLeastOnceSinkOperators,
      sink: atLeastOnceSinkMachine.provide({ guards: { flushesBeforeSnapshot: () => false } }),
    },
  },
};
