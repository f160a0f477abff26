import { statesPerSecond, type Measurement } from "./measurement.ts";

/** What the figures were measured on. */
export interface Machine {
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
}

const BYTES_PER_MIB = 2 ** 20;

/** The benchmark's report, as Markdown. */
export function formatBenchmark(measurements: readonly Measurement[], machine: Machine): string {
  return [
    "# Benchmark",
    "",
    "Written by `npm run bench`. Figures are of one run on one machine: compare them with each",
    "other, not with those of another run. Properties are left out, so that the engines alone are",
    "compared; XState calls are the kernel's, plain XState calls XState for every delivery.",
    "",
    `Node.js ${machine.node}, ${machine.processor}, ${machine.cores} cores.`,
    "",
    "| case | states | transitions | time | states/s | transitions/s | XState calls | store B/state | resident B/state | resident |",
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ...measurements.map(formatRow),
    "",
    "Resident memory is what the process grew by during the run: machines, tables and the store.",
    "",
    "## Against plain XState in the same run",
    "",
    ...measurements.flatMap((measurement) => formatRatio(measurement, measurements)),
    "",
    "## Cost per state as the number of states grows",
    "",
    ...formatGrowth(measurements),
    "",
  ].join("\n");
}

function formatRow(m: Measurement): string {
  const cells = [
    m.complete ? m.case : `${m.case} (stopped by its time limit)`,
    whole(m.states),
    whole(m.transitions),
    `${(m.elapsedMs / 1000).toFixed(1)} s`,
    whole(statesPerSecond(m)),
    whole((1000 * m.transitions) / m.elapsedMs),
    m.xstateCalls === undefined ? "" : whole(m.xstateCalls),
    m.storeBytesPerState === undefined ? "" : m.storeBytesPerState.toFixed(1),
    (m.residentBytes / m.states).toFixed(0),
    `${whole(m.residentBytes / BYTES_PER_MIB)} MiB`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function formatRatio(plain: Measurement, all: readonly Measurement[]): string[] {
  if (plain.engine !== "plain XState") return [];
  const kernel = all.find(({ case: name }) => plain.case === `${name}, plain XState`)!;
  const ratio = statesPerSecond(kernel) / statesPerSecond(plain);
  return [
    `- ${kernel.case}: the kernel explores **${ratio.toFixed(0)} times** as many states a second ` +
      `(${whole(statesPerSecond(kernel))} against ${whole(statesPerSecond(plain))}).`,
  ];
}

function formatGrowth(measurements: readonly Measurement[]): string[] {
  return measurements
    .filter(({ engine }) => engine === "kernel")
    .map((m) => {
      const microseconds = (1000 * m.elapsedMs) / m.transitions;
      return `- ${m.case}: ${microseconds.toFixed(2)} µs a transition, ${(m.transitions / m.states).toFixed(1)} transitions a state.`;
    });
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
