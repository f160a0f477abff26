import { checkExhaustively } from "../checker/search/index.ts";
import { formatScheduleFile } from "../checker/trace/scheduleFile.ts";
import type { MutantModel } from "./mutantModels.ts";

/** A file of reports/regressions: a schedule that has to keep violating its property. */
export interface RegressionFile {
  readonly name: string;
  readonly text: string;
  /** Steps of the schedule, and distinct states that were searched for it. */
  readonly steps: number;
  readonly states: number;
}

/** The shortest counterexample of a mutant, as a recorded schedule. */
export async function regressionOf({ mutant, model }: MutantModel): Promise<RegressionFile> {
  const { properties, statistics } = await checkExhaustively(model, { stopAtFirst: true });
  const violated = properties.find(({ property }) => property === mutant.killedBy);
  if (violated?.verdict !== "violated" || violated.evidence === undefined) {
    throw new Error(`${mutant.name} is not killed by ${mutant.killedBy} in ${mutant.scenario}`);
  }
  const { schedule } = violated.evidence;
  const text = formatScheduleFile({
    scenario: mutant.scenario,
    variant: mutant.name,
    property: mutant.killedBy,
    expect: "violated",
    schedule,
    note: mutant.description,
  });
  return {
    name: `${mutant.name}.json`,
    text,
    steps: schedule.length,
    states: statistics.states,
  };
}
