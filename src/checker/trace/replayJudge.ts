import type { Kernel } from "../kernel/kernel.ts";
import { BUILT_IN_PROPERTIES, type StepFailure } from "../property/builtIn.ts";
import type { Property } from "../property/types.ts";
import { PropertyMonitor } from "../search/monitor.ts";
import type { PropertyResult } from "../search/result.ts";
import { explainViolation } from "./explain.ts";
import { isStuck } from "./replayStep.ts";

/**
 * What one run can say of a property. `holds` is only ever said of a `sometimes` whose witness was
 * met; a run that shows nothing is `not found`, and one that broke off early leaves it `undecided`.
 */
export type ReplayVerdict = "violated" | "holds" | "not found" | "undecided";

/** A property as one run shows it. */
export interface ReplayedProperty {
  readonly property: string;
  readonly kind: PropertyResult["kind"];
  readonly verdict: ReplayVerdict;
  /** The step after which it was decided, counted from 1; 0 stands for the initial state. */
  readonly step?: number;
  readonly reason?: string;
}

interface Decision {
  readonly step: number;
  readonly reason?: string;
}

/** Watches the properties along a run. */
export class ReplayJudge {
  readonly #kernel: Kernel;
  readonly #monitors: readonly PropertyMonitor[];
  readonly #watchesStuck: boolean;
  readonly #decisions = new Map<string, Decision>();

  constructor(kernel: Kernel, properties: readonly Property[]) {
    this.#kernel = kernel;
    this.#monitors = properties.map((property) => new PropertyMonitor(kernel, property));
    this.#watchesStuck = properties.some((property) => property.kind === "deadlockFree");
  }

  /** Looks at the state after `step`. */
  observe(state: Int32Array, step: number): void {
    const stuck = this.#watchesStuck && isStuck(this.#kernel, state);
    for (const monitor of this.#monitors) {
      const { property } = monitor;
      if (this.#decisions.has(property.name)) continue;
      monitor.observe(state, step, undefined);
      if (stuck) monitor.observeStuck(state, step);
      if (monitor.discovery === undefined) continue;
      const reason = this.#explain(property, state);
      this.#decisions.set(property.name, { step, ...(reason !== undefined && { reason }) });
    }
  }

  /** Notes a step that is itself the violation of a built-in property. */
  observeFailedStep(failure: StepFailure, step: number, reason: string): void {
    this.#decisions.set(BUILT_IN_PROPERTIES[failure], { step, reason });
  }

  verdicts(ranToItsEnd: boolean): ReplayedProperty[] {
    const builtIn = Object.values(BUILT_IN_PROPERTIES).map(
      (name) => ({ name, kind: "built-in" }) as const,
    );
    return [...this.#monitors.map(({ property }) => property), ...builtIn].map(({ name, kind }) => {
      const decision = this.#decisions.get(name);
      const base = { property: name, kind };
      if (decision === undefined) return { ...base, verdict: openVerdict(ranToItsEnd) };
      return { ...base, verdict: kind === "sometimes" ? "holds" : "violated", ...decision };
    });
  }

  #explain(property: Property, state: Int32Array): string | undefined {
    if (property.kind === "sometimes") return undefined;
    return explainViolation(this.#kernel, property, state);
  }
}

function openVerdict(ranToItsEnd: boolean): ReplayVerdict {
  return ranToItsEnd ? "not found" : "undecided";
}
