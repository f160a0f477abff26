import stringWidth from "string-width";

/** Pads to `width` columns, at the right unless `align` says so; longer text stays as it is. */
export function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const missing = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "left" ? text + missing : missing + text;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Shortens plain text to `width` columns; a `…` stands for what was taken out of its middle. */
export function elide(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  let head = "";
  while (stringWidth(head + characters[0]!) <= Math.ceil((width - 1) / 2)) {
    head += characters.shift()!;
  }
  let tail = "";
  while (stringWidth(head + characters.at(-1)! + tail) <= width - 1) {
    tail = characters.pop()! + tail;
  }
  return `${head}…${tail}`;
}

/** Breaks plain text between words into lines of at most `width` columns; a longer word is elided. */
export function wrap(text: string, width: number): string[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return fill(words, width);
}

/**
 * Puts `pieces` on lines of at most `width` columns, with a blank between two on one line. A piece
 * that no line can hold has lines of its own and is broken at its blanks.
 */
export function fill(pieces: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const words = piece.split(" ");
    const longer = `${lines.at(-1)} ${piece}`;
    if (lines.length > 0 && stringWidth(longer) <= width) lines[lines.length - 1] = longer;
    else if (stringWidth(piece) <= width || words.length === 1) lines.push(elide(piece, width));
    else lines.push(...fill(words, width));
  }
  return lines;
}

/** A bullet-like `mark` before wrapped text, whose further lines are indented below the first. */
export function hang(mark: string, text: string, width: number): string[] {
  const indent = " ".repeat(stringWidth(mark));
  return wrap(text, width - indent.length).map((line, n) => (n === 0 ? mark : indent) + line);
}
