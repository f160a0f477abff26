import { sinkFamily } from "../../properties/families/sinkFamily.ts";
import { describeShrinkQuality } from "./testing/describeShrinkQuality.ts";

describeShrinkQuality(sinkFamily);
