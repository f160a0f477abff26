import type { Model } from "../checker/property/index.ts";
import type { CheckResult, Evidence, PropertyResult } from "../checker/search/index.ts";
import type { ScheduleFile } from "../checker/trace/scheduleFile.ts";
import {
  describeModel,
  plainStyle,
  renderFinding,
  renderTimeline,
  replayArgument,
  wrap,
} from "../report/index.ts";
import { renderReasons } from "../report/summary.ts";
import { cutToScreen } from "./screen.ts";

/** Test reports are read in logs as often as in terminals: no colours, and no wide lines. */
const STYLE = plainStyle(100);

/** With the lines around it, a body of so many fits on one screen. */
const MOST_BODY_LINES = 38;

/** A message: what was expected and found, in prose; what shows it; how to see it again. */
export interface MessageParts {
  readonly headline: string;
  readonly body?: readonly string[];
  readonly recording?: ScheduleFile;
}

/** Puts a message together, cut to one screen. */
export function composeMessage({ headline, body = [], recording }: MessageParts): string {
  return [
    ...wrap(headline, STYLE.columns),
    ...(body.length === 0 ? [] : ["", ...cutToScreen(body, MOST_BODY_LINES)]),
    ...(recording === undefined ? [] : ["", ...replayLines(recording)]),
  ].join("\n");
}

/** `scenario · variant`. */
export function nameOf(model: Pick<Model, "scenario" | "variant">): string {
  return describeModel(model);
}

/** A trace as a timeline, from its title to what it shows. */
export function findingLines(
  model: Model,
  result: CheckResult,
  property: PropertyResult & { readonly evidence: Evidence },
): string[] {
  return renderFinding(result, property, model, STYLE);
}

/** A run as a timeline, and below it what became of it. */
export function runLines(model: Model, evidence: Evidence, closing: string | undefined): string[] {
  const timeline = evidence.steps.length === 0 ? [] : renderTimeline(evidence, model, STYLE);
  const end = closing === undefined ? [] : wrap(closing, STYLE.columns);
  return timeline.length > 0 && end.length > 0 ? [...timeline, "", ...end] : [...timeline, ...end];
}

/** Why each of some properties does not hold, one after the other. */
export function reasonLines(result: CheckResult, properties: readonly PropertyResult[]): string[] {
  if (properties.length === 0) return [];
  return renderReasons([{ ...result, properties }], STYLE);
}

/**
 * The same result with the limits called as the matchers' options are, where the checker names those
 * of the command line.
 */
export function inTermsOfOptions(result: CheckResult): CheckResult {
  const { limitHit, properties } = result;
  if (limitHit === undefined) return result;
  return {
    ...result,
    limitHit: { ...limitHit, message: renameLimits(limitHit.message) },
    properties: properties.map(({ reason, ...property }) =>
      reason === undefined ? property : { ...property, reason: renameLimits(reason) },
    ),
  };
}

/** How a counterexample is recorded: the replay has to show the same violation. */
export function recordingOf(
  { scenario, variant }: Pick<Model, "scenario" | "variant">,
  { property, evidence }: { readonly property: string; readonly evidence: Evidence },
): ScheduleFile {
  return { scenario, variant, property, expect: "violated", schedule: evidence.schedule };
}

function renameLimits(text: string): string {
  return text
    .replaceAll("--max-states", "maxStates")
    .replaceAll("--max-memory", "maxMemoryMiB")
    .replaceAll("--budget", "budgetMs");
}

function replayLines(recording: ScheduleFile): string[] {
  return [
    "replay (for a model of your own, add the file that exports it):",
    `npx seamcheck replay ${replayArgument(recording)}`,
  ];
}
