import type { TransactionalSystemContext } from "../../models/machines/transactionalSystem.ts";
import { SCHEDULER } from "../../models/sinkNetwork.ts";
import type { SinkPipeline } from "../../models/sinkPipeline.ts";
import type { SinkSystem } from "../../models/sinkSystem.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { SinkPropertyDefinition } from "../sinkDefinition.ts";

/**
 * A transaction that nobody will end hides what was committed after it from readers of committed data,
 * as in Kafka, until it times out (KafkaWriter.abortLingeringTransactions).
 */
export const sinkNoLingeringTransactions: SinkPropertyDefinition = {
  name: "no lingering transactions",
  description: "Once the job has finished no transaction is left open or prepared.",
  appliesTo: ({ variant }) => variant.guarantee === "exactly once",
  build,
};

function build({ pipelines }: SinkSystem): AlwaysProperty {
  return always(sinkNoLingeringTransactions.name, {
    description: sinkNoLingeringTransactions.description,
    reads: [SCHEDULER, ...pipelines.map(({ externalSystem }) => externalSystem)],
    premise: isFinished,
    holds: (view) =>
      !isFinished(view) || pipelines.every((pipeline) => lingeringIn(view, pipeline).length === 0),
    explain: (view) =>
      pipelines
        .flatMap((pipeline) => lingeringIn(view, pipeline))
        .map((transaction) => `The job has finished and left ${transaction}.`)
        .join(" "),
  });
}

function isFinished(view: StateView): boolean {
  return view[SCHEDULER]!.value === "Finished";
}

function lingeringIn(view: StateView, { externalSystem }: SinkPipeline): string[] {
  const { transactions } = contextOf<TransactionalSystemContext>(view, externalSystem);
  return Object.entries(transactions).map(
    ([name, { state }]) => `transaction ${name} in ${externalSystem} ${state}`,
  );
}
