import { accessSync, constants, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ModelError } from "../checker/errors.ts";

/**
 * Writes a file so that a reader sees the old content or the new one, never half of it: under
 * another name in the same folder, then renamed.
 */
export function atomicWrite(file: string, content: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new ModelError(`Cannot write ${file}: ${(error as Error).message}.`);
  }
}

/** Refuses a file that could not be written, before the work whose result it is to hold. */
export function checkWritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch {
    throw new ModelError(
      `Cannot write ${file}: the folder ${dirname(file)} does not exist or is not writable.`,
    );
  }
}
