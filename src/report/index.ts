export { renderDocument, toDocument } from "./document.ts";
export type {
  Counts,
  DocumentContext,
  ModelDocument,
  ModelName,
  MoveDocument,
  PropertyDocument,
  ResultDocument,
  Timing,
} from "./document.ts";
export { counted, formatCount, formatDuration, formatRate } from "./numbers.ts";
export { renderRegressionTest } from "./regressionTest.ts";
export type { ModelSource, RegressionTestOptions } from "./regressionTest.ts";
export { replayArgument } from "./replayCommand.ts";
export { renderReport } from "./report.ts";
export type { CheckedModel, ReportOptions } from "./report.ts";
export { plainStyle, styleFor } from "./style.ts";
export type { StreamTraits, Style } from "./style.ts";
export { renderTable } from "./table.ts";
export type { Cell, Column } from "./table.ts";
export { elide, hang, pad, wrap } from "./text.ts";
export { hasEvidence, renderFinding } from "./timeline/findings.ts";
export { renderTimeline } from "./timeline/timeline.ts";
export type { TimelineModel } from "./timeline/timeline.ts";
export { describeModel, overallVerdict } from "./verdict.ts";
