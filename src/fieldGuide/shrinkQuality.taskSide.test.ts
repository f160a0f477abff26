import { taskSideFamily } from "../../properties/families/taskSideFamily.ts";
import { describeShrinkQuality } from "./testing/describeShrinkQuality.ts";

describeShrinkQuality(taskSideFamily);
