/** The two properties that every network has, by the failure of a step that violates them. */
export const BUILT_IN_PROPERTIES = {
  "unspecified reception": "no unspecified reception",
  livelock: "every step ends",
} as const;

/** Why a step that exists cannot be completed. */
export type StepFailure = keyof typeof BUILT_IN_PROPERTIES;
