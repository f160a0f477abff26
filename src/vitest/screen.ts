/** The first line of a step in a timeline: its number, right-aligned, and the name of its move. */
const STEP_LINE = /^ *(\d+) {2}\S/;

const FURTHER_CHANGES = "  … stands for further changes, which the replay shows";

/**
 * Cuts lines with a timeline among them to at most `most`: first to one line a step, then to the first
 * and the last steps. Whatever is missing is told.
 */
export function cutToScreen(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  const start = lines.findIndex((line) => STEP_LINE.exec(line)?.[1] === "1");
  if (start < 0) return cutMiddle(lines, most);
  const end = lines.indexOf("", start);
  const { steps, isElided } = oneLineEach(lines.slice(start, end));
  const before = lines.slice(0, start);
  const after = [...(isElided ? [FURTHER_CHANGES] : []), ...lines.slice(end)];
  const room = most - before.length - after.length;
  return cutMiddle([...before, ...cutSteps(steps, room), ...after], most);
}

function oneLineEach(lines: readonly string[]) {
  const steps: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (!STEP_LINE.test(line)) continue;
    const next = lines[index + 1];
    const isWhole = next === undefined || STEP_LINE.test(next);
    steps.push(isWhole ? line : `${line.replace(/[,;]$/, "")} …`);
  }
  return { steps, isElided: steps.length < lines.length };
}

/** What led there is at the beginning, and what went wrong at the end: both halves are kept alike. */
function cutSteps(steps: readonly string[], most: number): string[] {
  if (steps.length <= most || most < 3) return [...steps];
  const { head, tail } = keepEnds(steps, most);
  const notice = `  ⋮  steps ${head + 1} to ${tail} are not shown; the replay shows them`;
  return [...steps.slice(0, head), notice, ...steps.slice(tail)];
}

function cutMiddle(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  const { head, tail } = keepEnds(lines, most);
  const notice = `  ⋮  ${tail - head} lines are left out here`;
  return [...lines.slice(0, head), notice, ...lines.slice(tail)];
}

/** Where the middle begins and ends when all but `most` lines are left out, one of them a notice. */
function keepEnds(lines: readonly string[], most: number) {
  const head = Math.ceil((most - 1) / 2);
  return { head, tail: lines.length - (most - 1 - head) };
}
