import { grown } from "./growable.ts";

const STRIDE = 4;

/**
 * The deliveries of one step, first in first out, with the reaction to each once it is known. A step
 * ends with the queue read to its end, so the whole queue is the record of the step.
 */
export class DeliveryQueue {
  #data = new Int32Array(16 * STRIDE);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** Forgets the deliveries from `length` on, which a failed step never came to. */
  truncate(length: number): void {
    this.#length = length;
  }

  /** `wire` is -1 for the move itself. */
  push(receiver: number, event: number, wire: number): void {
    const at = this.#length * STRIDE;
    if (at + STRIDE > this.#data.length) this.#data = grown(this.#data, at + STRIDE);
    this.#data[at] = receiver;
    this.#data[at + 1] = event;
    this.#data[at + 2] = wire;
    this.#data[at + 3] = 0;
    this.#length++;
  }

  receiver(index: number): number {
    return this.#data[index * STRIDE]!;
  }

  event(index: number): number {
    return this.#data[index * STRIDE + 1]!;
  }

  wire(index: number): number {
    return this.#data[index * STRIDE + 2]!;
  }

  reaction(index: number): number {
    return this.#data[index * STRIDE + 3]!;
  }

  setReaction(index: number, reaction: number): void {
    this.#data[index * STRIDE + 3] = reaction;
  }
}
