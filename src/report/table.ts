import stringWidth from "string-width";
import type { Style } from "./style.ts";
import { pad } from "./text.ts";

/** A column of a text table. */
export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** A cell: plain text, and how to colour it once its width is known. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Lines of a table with aligned columns, titles and a rule below them. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  style: Style,
): string[] {
  const widths = columns.map(({ title }, c) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[c]!.text))),
  );
  const line = (cells: readonly Cell[]) =>
    "  " +
    cells
      .map(({ text, paint = (plain) => plain }, c) =>
        paint(pad(text, widths[c]!, columns[c]!.align)),
      )
      .join("  ");
  const titles = columns.map(({ title }) => ({ text: title, paint: style.bold }));
  const rules = widths.map((width) => ({ text: "─".repeat(width), paint: style.dim }));
  return [titles, rules, ...rows].map((cells) => line(cells).trimEnd());
}
