/**
 * A mistake in what the user handed to seamcheck: a network that cannot be built, a machine outside
 * the profile, a broken input file, a mistyped name. The message says what is wrong, where, and what
 * to do next. The command line prints it without a stack and exits with code 2.
 */
export class ModelError extends Error {
  override readonly name: string = "ModelError";
}
