import type { Glyph } from "../../checker/property/index.ts";
import type { Style } from "../style.ts";

/** What is drawn in an instance's column; beside the model's own glyphs, a refused event. */
export type Sign = Glyph | "emit left" | "refused";

/** How a sign is drawn, and what the legend calls it. */
interface SignDefinition {
  readonly character: string;
  readonly meaning: string;
  readonly color: "red" | "green" | "yellow" | "cyan" | "bold";
}

/** In the order of the legend. */
const SIGNS: Readonly<Record<Sign, SignDefinition>> = {
  emit: { character: "→", meaning: "emit", color: "cyan" },
  "emit left": { character: "←", meaning: "emit", color: "cyan" },
  deliver: { character: "●", meaning: "deliver", color: "bold" },
  block: { character: "‖", meaning: "block", color: "red" },
  unblock: { character: "=", meaning: "unblock", color: "green" },
  snapshot: { character: "[", meaning: "snapshot", color: "yellow" },
  acknowledge: { character: "]", meaning: "acknowledge", color: "yellow" },
  complete: { character: "✓", meaning: "complete", color: "green" },
  commit: { character: "◆", meaning: "commit", color: "green" },
  abort: { character: "×", meaning: "abort", color: "red" },
  crash: { character: "✗", meaning: "crash", color: "red" },
  restore: { character: "^", meaning: "restore", color: "green" },
  refused: { character: "!", meaning: "refused", color: "red" },
};

/** Where a column is too narrow for all of a step's signs, the rarest ones stay. */
const LIGHTEST_FIRST: readonly Sign[] = [
  "deliver",
  ...(Object.keys(SIGNS) as Sign[]).filter((sign) => sign !== "deliver"),
];

/** The signs to draw for one instance in one step: the weightiest ones that fit, as they happened. */
export function pickSigns(signs: readonly Sign[], places: number): Sign[] {
  const distinct = [...new Set(signs)];
  const kept = LIGHTEST_FIRST.filter((sign) => distinct.includes(sign)).slice(-places);
  return distinct.filter((sign) => kept.includes(sign));
}

/** The character of a sign, in its colour. */
export function drawSign(sign: Sign, style: Style): string {
  const { character, color } = SIGNS[sign];
  return style[color](character);
}

/** `→ emit   ● deliver`, for the signs that were drawn. */
export function renderLegend(drawn: ReadonlySet<Sign>, style: Style): string {
  const meanings = new Map<string, string[]>();
  for (const sign of Object.keys(SIGNS) as Sign[]) {
    if (!drawn.has(sign)) continue;
    const { meaning } = SIGNS[sign];
    meanings.set(meaning, [...(meanings.get(meaning) ?? []), drawSign(sign, style)]);
  }
  return [...meanings].map(([meaning, signs]) => `${signs.join(" ")} ${meaning}`).join("   ");
}
