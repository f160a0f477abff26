import stringWidth from "string-width";
import { wrap } from "./text.ts";

/** A string literal as prettier writes it: in double quotes, unless single ones save escapes. */
export function quote(text: string): string {
  const count = (quoteMark: string) => text.split(quoteMark).length - 1;
  const mark = count('"') > count("'") ? "'" : '"';
  const unquoted = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return mark + unquoted.replaceAll(mark, `\\${mark}`) + mark;
}

/** A call as a statement, with one argument a line where it is too long for one. */
export function call(
  callee: string,
  parameters: readonly string[],
  width: number,
  suffix = "",
): string[] {
  const line = `${callee}(${parameters.join(", ")})${suffix};`;
  if (stringWidth(line) <= width) return [line];
  return [`${callee}(`, ...parameters.map((parameter) => `  ${parameter},`), `)${suffix};`];
}

/** `const name = value;`, with the value on a line of its own where it is too long for one. */
export function assignment(name: string, value: string, width: number): string[] {
  const line = `const ${name} = ${value};`;
  return stringWidth(line) <= width ? [line] : [`const ${name} =`, `  ${value};`];
}

/** A text as line comments. */
export function comment(text: string, width: number): string[] {
  return wrap(text, width - 3).map((line) => `// ${line}`);
}
