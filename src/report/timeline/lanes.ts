import type { StepRecord } from "../../checker/trace/types.ts";
import type { Style } from "../style.ts";
import { elide } from "../text.ts";
import { drawSign, pickSigns, type Sign } from "./glyphs.ts";

/** The instances that have a column, in the network's order, and how far apart the columns are. */
export interface Lanes {
  readonly instances: readonly string[];
  /** Columns from one lane to the next: 3 with room for two signs, 2 with room for one. */
  readonly pitch: 2 | 3;
}

/** Which signs a step puts into which lane. */
export type LaneSigns = ReadonlyMap<string, readonly Sign[]>;

/** The signs of one step: the move's own arrow, and what every delivery is to its receiver. */
export function signsOf(
  { deliveries }: StepRecord,
  glyphs: Readonly<Record<string, Sign>>,
  { instances, pitch }: Lanes,
): LaneSigns {
  const signs = new Map<string, Sign[]>();
  deliveries.forEach(({ instance, event, accepted, from }) => {
    const known = glyphs[event] ?? "deliver";
    const isArrow = from === undefined && (known === "emit" || known === "deliver");
    const sign = isArrow ? arrowOfMove(deliveries, instances) : known;
    signs.set(instance, [...(signs.get(instance) ?? []), accepted ? sign : "refused"]);
  });
  return new Map([...signs].map(([lane, all]) => [lane, pickSigns(all, pitch - 1)]));
}

/** An arrow towards the receivers of what the move emits; a move that emits nothing is a delivery. */
function arrowOfMove(deliveries: StepRecord["deliveries"], lanes: readonly string[]): Sign {
  const mover = deliveries[0]!.instance;
  const places = deliveries
    .filter(({ from }) => from?.instance === mover)
    .map(({ instance }) => lanes.indexOf(instance))
    .filter((place) => place >= 0);
  if (places.length === 0) return deliveries.length > 1 ? "emit" : "deliver";
  return places.every((place) => place < lanes.indexOf(mover)) ? "emit left" : "emit";
}

/** One step's lanes: its signs, joined by a line where it touches several; life lines elsewhere. */
export function drawLanes(lanes: Lanes, signs: LaneSigns, style: Style): string {
  const touched = lanes.instances
    .map((lane, n) => (signs.has(lane) ? n : -1))
    .filter((n) => n >= 0);
  const first = Math.min(...touched);
  const last = Math.max(...touched);
  return lanes.instances
    .map((lane, n) => {
      const isInside = n > first && n < last;
      const drawn = signs.get(lane) ?? [];
      const mark =
        drawn.length > 0
          ? drawn.map((sign) => drawSign(sign, style)).join("")
          : style.dim(isInside ? "┼" : "│");
      const joint = n >= first && n < last ? "─" : " ";
      return mark + style.dim(joint.repeat(lanes.pitch - Math.max(drawn.length, 1)));
    })
    .join("");
}

/** A stair of names, each above its lane, with the life lines of the lanes to its left. */
export function drawHeader({ instances, pitch }: Lanes, width: number, style: Style): string[] {
  const lifeLine = "│" + " ".repeat(pitch - 1);
  return instances.map((name, n) => {
    const shown = elide(name, Math.max(8, width - n * pitch - 2));
    return style.dim(lifeLine.repeat(n) + "┌ ") + style.bold(shown);
  });
}
