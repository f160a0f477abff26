import type { AnyMachineSnapshot } from "xstate";
import { ModelError } from "../errors.ts";
import { canonicalJson } from "../network/plainData.ts";
import type { LocalState } from "../property/types.ts";
import type { Answer, PlainEvent, XStateAdapter } from "./xstateAdapter.ts";

interface Remembered {
  readonly snapshot: AnyMachineSnapshot;
  readonly event: PlainEvent;
  readonly answer: string;
}

/** How many reactions of a machine are all asked twice, and how many of the later ones. */
const CHECK_ALL_UP_TO = 1_024;
const THEN_ONE_IN = 16;

/** How many reactions wait for their second run, so that a clock has moved on by then. */
const BATCH = 256;

/**
 * Asks XState a second time and compares: a machine that reads a clock, a random number or a
 * variable outside its context would make every verdict worthless.
 */
export class DeterminismCheck {
  readonly #adapter: XStateAdapter;
  #waiting: Remembered[] = [];
  #seen = 0;
  #rechecks = 0;

  constructor(adapter: XStateAdapter) {
    this.#adapter = adapter;
  }

  get rechecks(): number {
    return this.#rechecks;
  }

  checkInitial(first: AnyMachineSnapshot): void {
    this.#rechecks++;
    const second = this.#adapter.initial();
    this.#compare(
      "at its start",
      describeAnswer({ snapshot: first, emitted: [] }),
      describeAnswer({ snapshot: second, emitted: [] }),
    );
  }

  remember(snapshot: AnyMachineSnapshot, event: PlainEvent, answer: Answer | undefined): void {
    this.#seen++;
    if (this.#seen > CHECK_ALL_UP_TO && this.#seen % THEN_ONE_IN !== 0) return;
    this.#waiting.push({ snapshot, event, answer: describeAnswer(answer) });
    if (this.#waiting.length >= BATCH) this.flush();
  }

  flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    for (const { snapshot, event, answer } of batch) {
      this.#rechecks++;
      const again = describeAnswer(this.#adapter.react(snapshot, event));
      const place = `in state ${JSON.stringify(snapshot.value)} on event ${JSON.stringify(event)}`;
      this.#compare(place, answer, again);
    }
  }

  #compare(place: string, first: string, second: string): void {
    if (first === second) return;
    throw new ModelError(
      `Machine "${this.#adapter.machine.id}" is not deterministic ${place}: asked twice, it ` +
        `answered ${first} and ${second}. Remove clocks, random numbers and outside variables; ` +
        `make each choice a move of its own.`,
    );
  }
}

function describeAnswer(answer: Answer | undefined): string {
  if (answer === undefined) return "a refusal";
  const state: LocalState = answer.snapshot;
  return canonicalJson({ state: state.value, context: state.context, emitted: answer.emitted });
}
