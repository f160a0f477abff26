import { alignedFamily } from "../../properties/families/alignedFamily.ts";
import { describeShrinkQuality } from "./testing/describeShrinkQuality.ts";

describeShrinkQuality(alignedFamily);
