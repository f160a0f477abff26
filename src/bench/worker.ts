import { benchmarkCases } from "./cases.ts";

const benchmarkCase = benchmarkCases.find(({ name }) => name === process.argv[2]);
if (benchmarkCase === undefined) throw new Error(`no case "${String(process.argv[2])}"`);
globalThis.gc?.();
const before = process.memoryUsage.rss();
const measured = await benchmarkCase.run();
const residentBytes = process.memoryUsage.rss() - before;
process.stdout.write(JSON.stringify({ case: benchmarkCase.name, ...measured, residentBytes }));
