import { readFileSync } from "node:fs";
import { ModelError } from "../checker/errors.ts";

/**
 * The text of a file the user named, without a byte order mark.
 *
 * @param what what the file is to be, such as `job plan`, for the message
 * @throws ModelError where the file does not exist or cannot be read.
 */
export function readInputFile(path: string, what: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new ModelError(describeReadError(path, what, error));
  }
}

function describeReadError(path: string, what: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  switch (code) {
    case "ENOENT":
      return `The ${what} "${path}" does not exist.`;
    case "EISDIR":
      return `The ${what} "${path}" is a folder. Name the file in it.`;
    case "EACCES":
      return `The ${what} "${path}" may not be read by this user.`;
    default:
      return `The ${what} "${path}" cannot be read (${code}).`;
  }
}
