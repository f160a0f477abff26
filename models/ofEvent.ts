/** Hands the event itself to a guard or an action as its parameters. */
export const ofEvent = <E>({ event }: { readonly event: E }): E => event;
