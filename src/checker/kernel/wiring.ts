import { canonicalJson } from "../network/plainData.ts";
import type { Network, Wire } from "../network/index.ts";
import type { ComponentTable } from "./componentTable.ts";
import type { PlainEvent } from "./xstateAdapter.ts";

/** Numbers a delivery takes in a route: receiver, event id in the receiver's table, wire index. */
export const ROUTE_STRIDE = 3;

/** Where an instance's emissions go, worked out once for each (instance, emission). */
export class Wiring {
  readonly wires: readonly Wire[];
  readonly #tables: readonly ComponentTable[];
  readonly #outgoing: readonly (readonly number[])[];
  readonly #receiver: readonly number[];
  readonly #routes: Int32Array[][];

  constructor(network: Network, names: readonly string[], tables: readonly ComponentTable[]) {
    this.wires = network.wires;
    this.#tables = tables;
    this.#receiver = network.wires.map((wire) => names.indexOf(wire.to));
    this.#outgoing = names.map((name) =>
      network.wires.flatMap((wire, index) => (wire.from === name ? [index] : [])),
    );
    this.#routes = names.map(() => []);
  }

  /** The deliveries that `emission` of `instance` sets off, ROUTE_STRIDE numbers each. */
  route(instance: number, emission: number): Int32Array {
    return (this.#routes[instance]![emission] ??= this.#resolve(instance, emission));
  }

  #resolve(instance: number, emission: number): Int32Array {
    const event = this.#tables[instance]!.emission(emission);
    const route: number[] = [];
    for (const index of this.#outgoing[instance]!) {
      const wire = this.wires[index]!;
      if (!carries(wire, event)) continue;
      const receiver = this.#receiver[index]!;
      route.push(receiver, this.#tables[receiver]!.internEvent(rename(event, wire)), index);
    }
    return Int32Array.from(route);
  }
}

function carries({ port, where }: Wire, event: PlainEvent): boolean {
  if (port !== event.type) return false;
  return Object.entries(where).every(
    ([field, value]) => field in event && canonicalJson(event[field]) === canonicalJson(value),
  );
}

function rename(event: PlainEvent, wire: Wire): PlainEvent {
  return { ...event, ...wire.fields, type: wire.event };
}
