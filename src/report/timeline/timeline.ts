import type { Model } from "../../checker/property/index.ts";
import type { Evidence } from "../../checker/search/result.ts";
import type { StepRecord } from "../../checker/trace/types.ts";
import { describeFields } from "../../checker/network/index.ts";
import { counted } from "../numbers.ts";
import type { Style } from "../style.ts";
import { elide, fill, hang, pad } from "../text.ts";
import { describeChanges } from "./changes.ts";
import { renderLegend, type Sign } from "./glyphs.ts";
import { drawHeader, drawLanes, signsOf, type Lanes, type LaneSigns } from "./lanes.ts";

/** What a timeline needs to know of the model that the trace is a run of. */
export type TimelineModel = Pick<Model, "network" | "glyphs">;

/** Lines that steps may take up; a longer timeline is cut in its middle. */
const MOST_STEP_LINES = 200;
/** Of these, how many are kept for the end, where the reason becomes visible. */
const LINES_AT_THE_END = 80;
const MOST_LINES_PER_STEP = 6;
const LONGEST_MOVE = 38;
/** Below the first width of the changes lanes move together, below the second they are left out. */
const NARROW_CHANGES = 48;
const NARROWEST_CHANGES = 20;

/** The places of one timeline: lanes, and the widths of what stands left and right of them. */
interface Layout {
  readonly lanes: Lanes;
  readonly leftOut: LeftOut;
  readonly numberWidth: number;
  readonly moveWidth: number;
  readonly lanesWidth: number;
  readonly changesWidth: number;
}

interface LeftOut {
  readonly idle: readonly string[];
  readonly observers: readonly string[];
  readonly noRoom: readonly string[];
}

/**
 * A trace as text: a column for every instance that takes part, a line for every step, and on the
 * right what the step changed.
 */
export function renderTimeline(evidence: Evidence, model: TimelineModel, style: Style): string[] {
  if (evidence.steps.length === 0) return ["  no step: the initial state already decides it"];
  const layout = layOut(evidence.steps, model, style.columns);
  const drawn = new Set<Sign>();
  const steps = evidence.steps.map((step, n) => {
    const signs = signsOf(step, model.glyphs ?? {}, layout.lanes);
    for (const lane of layout.lanes.instances) signs.get(lane)?.forEach((sign) => drawn.add(sign));
    return renderStep(step, n + 1, signs, layout, style);
  });
  return [
    ...renderHeader(layout, style),
    ...cut(steps, style),
    "",
    ...renderNotes(layout.leftOut, drawn, style),
  ];
}

function layOut(steps: readonly StepRecord[], { network }: TimelineModel, columns: number): Layout {
  const involved = new Set(
    steps.flatMap(({ deliveries }) => deliveries.map(({ instance }) => instance)),
  );
  const names = Object.keys(network.instances);
  const isObserver = (name: string) => network.instances[name]!.observer;
  const moving = names.filter((name) => involved.has(name) && !isObserver(name));
  const numberWidth = Math.max(3, String(steps.length).length);
  const longestMove = Math.max(4, ...steps.map((step) => describeMove(step).length));
  const moveWidth = Math.min(longestMove, LONGEST_MOVE, Math.floor(columns / 3));
  const room = columns - numberWidth - moveWidth - 5;
  const pitch = 3 * moving.length + NARROW_CHANGES <= room ? 3 : 2;
  const mostLanes = Math.max(1, Math.floor((room - NARROWEST_CHANGES) / pitch));
  const instances = moving.slice(0, mostLanes);
  return {
    lanes: { instances, pitch },
    leftOut: {
      idle: names.filter((name) => !involved.has(name)),
      observers: names.filter((name) => involved.has(name) && isObserver(name)),
      noRoom: moving.slice(mostLanes),
    },
    numberWidth,
    moveWidth,
    lanesWidth: instances.length * pitch,
    changesWidth: room - instances.length * pitch,
  };
}

function renderHeader(layout: Layout, style: Style): string[] {
  const { lanes, numberWidth, moveWidth, lanesWidth, changesWidth } = layout;
  const margin = " ".repeat(numberWidth + moveWidth + 4);
  const stair = drawHeader(lanes, lanesWidth + changesWidth, style);
  const titles = [
    style.dim(pad("step", numberWidth + 2)),
    style.dim(pad("move", moveWidth + 2)),
    drawLanes(lanes, new Map(), style),
    " " + style.dim("what changed"),
  ];
  return [...stair.map((line) => margin + line), titles.join("")];
}

function renderStep(
  step: StepRecord,
  number: number,
  signs: LaneSigns,
  layout: Layout,
  style: Style,
): string[] {
  const { numberWidth, moveWidth, lanes, changesWidth } = layout;
  const changes = wrapChanges(step, changesWidth);
  const head = [
    style.dim(pad(String(number), numberWidth, "right")) + "  ",
    pad(elide(describeMove(step), moveWidth), moveWidth + 2),
  ].join("");
  const lines = changes.length === 0 ? [""] : changes;
  return lines.map((text, n) => {
    const left = n === 0 ? head : " ".repeat(numberWidth + moveWidth + 4);
    return `${left}${drawLanes(lanes, n === 0 ? signs : new Map(), style)} ${text}`.trimEnd();
  });
}

/** The changes on as few lines as hold them; beyond a few lines the rest is counted. */
function wrapChanges({ changes }: StepRecord, width: number): string[] {
  const groups = describeChanges(changes);
  const pieces = groups.flatMap((texts, g) =>
    texts.map((text, n) => {
      if (n < texts.length - 1) return `${text},`;
      return g < groups.length - 1 ? `${text};` : text;
    }),
  );
  const lines = fill(pieces, width);
  if (lines.length <= MOST_LINES_PER_STEP) return lines;
  const kept = lines.slice(0, MOST_LINES_PER_STEP - 1);
  return [...kept, `… and ${counted(lines.length - kept.length, "more line")} of changes`];
}

function describeMove({ move: { move, parameters } }: StepRecord): string {
  return move.endsWith(")") ? move : move + describeFields(parameters);
}

/** All steps, or the first and the last ones around a notice of how many are missing. */
function cut(steps: readonly (readonly string[])[], style: Style): string[] {
  if (steps.flat().length <= MOST_STEP_LINES) return steps.flat();
  const head = takeLines(steps, MOST_STEP_LINES - LINES_AT_THE_END - 1);
  const tail = takeLines([...steps].reverse(), LINES_AT_THE_END).reverse();
  const range = `${head.length + 1} to ${steps.length - tail.length}`;
  const notice = `  ⋮  steps ${range} of ${steps.length} are not shown; --json has them all`;
  return [...head.flat(), style.yellow(notice), ...tail.flat()];
}

function takeLines(steps: readonly (readonly string[])[], most: number): (readonly string[])[] {
  let lines = 0;
  const end = steps.findIndex((step) => (lines += step.length) > most);
  return steps.slice(0, end);
}

function renderNotes(leftOut: LeftOut, drawn: ReadonlySet<Sign>, style: Style): string[] {
  const note = (text: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : hang("  ", `${text}: ${names.join(", ")}`, style.columns).map(style.dim);
  return [
    `  ${renderLegend(drawn, style)}`,
    ...note("take no part", leftOut.idle),
    ...note("only listen, so have no column", leftOut.observers),
    ...note("have no column for want of room", leftOut.noRoom),
  ];
}
