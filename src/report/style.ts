import pc from "picocolors";

/** How text is laid out and coloured for one output stream. */
export interface Style {
  /** Columns that a line may take. */
  readonly columns: number;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** The part of a stream that decides how to write to it. */
export interface StreamTraits {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

const DEFAULT_COLUMNS = 120;
const FEWEST_COLUMNS = 60;

/** Colours only for a terminal whose user has not set NO_COLOR; plain text for everything else. */
export function styleFor(
  stream: StreamTraits,
  environment: Readonly<Record<string, string | undefined>>,
): Style {
  const isTerminal = stream.isTTY === true;
  const isColored =
    isTerminal && (environment.NO_COLOR ?? "") === "" && environment.TERM !== "dumb";
  const { columns: reported = 0 } = stream;
  // Some terminals report no width, or 0.
  const columns = isTerminal && reported > 0 ? reported : DEFAULT_COLUMNS;
  return makeStyle(Math.max(columns, FEWEST_COLUMNS), isColored);
}

/** A style with chosen columns and without colours, for files and tests. */
export function plainStyle(columns: number = DEFAULT_COLUMNS): Style {
  return makeStyle(columns, false);
}

function makeStyle(columns: number, isColored: boolean): Style {
  const { bold, dim, red, green, yellow, cyan } = pc.createColors(isColored);
  return { columns, bold, dim, red, green, yellow, cyan };
}
