import { formatScheduleFile, type ScheduleFile } from "../checker/trace/scheduleFile.ts";

/**
 * A recorded schedule as an argument of `seamcheck replay`: its JSON on one line, in the single quotes
 * of a shell.
 */
export function replayArgument(recording: ScheduleFile): string {
  const json = JSON.stringify(JSON.parse(formatScheduleFile(recording)), withoutEmptyParameters);
  return `'${json.replaceAll("'", String.raw`'\''`)}'`;
}

function withoutEmptyParameters(key: string, value: unknown): unknown {
  const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return key === "parameters" && isEmpty ? undefined : value;
}
