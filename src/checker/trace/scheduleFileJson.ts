/**
 * The 1-based line of the first error in a text that `JSON.parse` refused. Not every message of V8
 * has a position, so the text is parsed line by line: an error at the end of what has been read so
 * far only says that something is still to come.
 */
export function jsonErrorLine(text: string): number {
  const lines = text.split("\n");
  for (let count = 1; count < lines.length; count++) {
    if (isBroken(lines.slice(0, count).join("\n"))) return count;
  }
  return lines.length;
}

function isBroken(prefix: string): boolean {
  try {
    JSON.parse(prefix);
    return false;
  } catch (error) {
    const { message } = error as SyntaxError;
    if (message.includes("end of JSON input")) return false;
    // A string cannot go on in the next line.
    if (message.includes("Unterminated string")) return true;
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined || Number(position) < prefix.length;
  }
}
