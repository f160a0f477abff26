import { REFUSED, type ComponentTable } from "./componentTable.ts";
import type { DeliveryQueue } from "./deliveryQueue.ts";
import type { Kernel } from "./kernel.ts";
import { transitionGraph } from "../machine/transitionGraph.ts";
import type { Coverage, MachineCoverage } from "./coverage.ts";

/**
 * Which reactions, wires and moves were part of a step that was really taken. A reaction that was
 * only tabulated on the way to a blocked step does not count.
 */
export class CoverageRecorder {
  readonly #kernel: Kernel;
  readonly #reactions = new Map<ComponentTable, Uint8Array>();
  readonly #byInstance: Uint8Array[];
  readonly #wires: Uint8Array;
  readonly #moves: Uint8Array;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#byInstance = kernel.names.map((_, instance) => this.#flagsOf(kernel.table(instance)));
    this.#wires = new Uint8Array(kernel.network.wires.length);
    this.#moves = new Uint8Array(kernel.moves.length);
  }

  record(move: number, deliveries: DeliveryQueue): void {
    this.#moves[move] = 1;
    for (let index = 0; index < deliveries.length; index++) {
      const reaction = deliveries.reaction(index);
      const wire = deliveries.wire(index);
      if (wire >= 0) this.#wires[wire] = 1;
      if (reaction === REFUSED) continue;
      const flags = this.#byInstance[deliveries.receiver(index)]!;
      if (reaction < flags.length) flags[reaction] = 1;
      else this.#growFlags(deliveries.receiver(index), reaction);
    }
  }

  wasTaken(move: number): boolean {
    return this.#moves[move] === 1;
  }

  wasUsed(wire: number): boolean {
    return this.#wires[wire] === 1;
  }

  /** The report: machines in the order of their first instance. */
  summarize(): Coverage {
    const { moves, network } = this.#kernel;
    return {
      machines: [...this.#tablesByMachine().values()].map((t) => this.#machineCoverage(t)),
      movesNeverEnabled: moves.filter((_, m) => !this.wasTaken(m)).map((move) => move.name),
      wiresNeverUsed: network.wires.filter((_, w) => !this.wasUsed(w)).map((w) => w.name),
    };
  }

  #flagsOf(table: ComponentTable): Uint8Array {
    const known = this.#reactions.get(table);
    if (known !== undefined) return known;
    const flags = new Uint8Array(64);
    this.#reactions.set(table, flags);
    return flags;
  }

  #growFlags(instance: number, reaction: number): void {
    const table = this.#kernel.table(instance);
    const old = this.#byInstance[instance]!;
    const flags = new Uint8Array(Math.max(2 * old.length, reaction + 1));
    flags.set(old);
    flags[reaction] = 1;
    this.#reactions.set(table, flags);
    this.#byInstance.forEach((_, other) => {
      if (this.#kernel.table(other) === table) this.#byInstance[other] = flags;
    });
  }

  /** One machine with two inputs has two tables, but a reader wants to see it once. */
  #tablesByMachine(): Map<object, ComponentTable[]> {
    const groups = new Map<object, ComponentTable[]>();
    for (const table of this.#reactions.keys()) {
      const group = groups.get(table.adapter.machine);
      if (group === undefined) groups.set(table.adapter.machine, [table]);
      else group.push(table);
    }
    return groups;
  }

  #machineCoverage(tables: readonly ComponentTable[]): MachineCoverage {
    const { adapter } = tables[0]!;
    const taken = new Set(tables.flatMap((table) => this.#transitionsTaken(table)));
    const all = transitionGraph(adapter.machine).map(({ name }) => name);
    return {
      machine: adapter.machine.id,
      instances: this.#kernel.names.filter((_, i) => tables.includes(this.#kernel.table(i))),
      transitions: all.length,
      taken: all.filter((name) => taken.has(name)).length,
      neverTaken: all.filter((name) => !taken.has(name)),
    };
  }

  #transitionsTaken(table: ComponentTable): string[] {
    const names: string[] = [];
    this.#reactions.get(table)!.forEach((flag, reaction) => {
      if (flag === 1) names.push(...table.transitionsOf(reaction));
    });
    return names;
  }
}
