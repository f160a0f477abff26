import type { Glyph } from "../src/checker/property/index.ts";

/** How the events of the protocol's machines are drawn where they are received. */
export const glyphs: Readonly<Record<string, Glyph>> = {
  emit: "emit",
  deliver: "deliver",
  barrier: "block",
  store: "snapshot",
  acknowledge: "acknowledge",
  checkpointCompleted: "complete",
  cancel: "abort",
  crash: "crash",
  taskFailed: "crash",
  restore: "restore",
};
