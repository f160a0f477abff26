import { alignedFamily } from "./families/alignedFamily.ts";
import { sinkFamily } from "./families/sinkFamily.ts";
import { taskSideFamily } from "./families/taskSideFamily.ts";
import type { ProtocolFamily } from "./family.ts";

/** Every family of built-in scenarios, in the order in which they are listed and run. */
export const families: readonly ProtocolFamily[] = [alignedFamily, sinkFamily, taskSideFamily];
