import { assign, setup } from "xstate";

/** A transaction that is not over: open while it is written to, prepared once it is pre-committed. */
export interface Transaction {
  readonly state: "open" | "prepared";
  /** Attempt of the task that began it. */
  readonly attempt: number;
  /** The records written in it, by their position in the source. */
  readonly records: readonly number[];
}

export interface TransactionalSystemInput {
  /** How many prepared transactions it may abort on its own account (Kafka: transaction.timeout.ms). */
  readonly timeouts: number;
}

export interface TransactionalSystemContext extends TransactionalSystemInput {
  readonly transactions: Readonly<Record<string, Transaction>>;
  /** How often each record is visible to readers, by its position in the source. */
  readonly visible: Readonly<Record<string, number>>;
}

export type TransactionalSystemEvent =
  | {
      readonly type: "write";
      readonly transaction: string;
      readonly attempt: number;
      readonly sequence: number;
    }
  | { readonly type: "prepare"; readonly transaction: string }
  | { readonly type: "commit"; readonly transactions: readonly string[] }
  | { readonly type: "abortLingering"; readonly attempt: number }
  | { readonly type: "publish"; readonly records: readonly number[] }
  | { readonly type: "timeOut" };

/**
 * The system a sink writes to, one for each sink. What is written in a transaction becomes visible
 * when it commits. A committed transaction is over and forgotten, so committing it again finds
 * nothing to do (A5.1: a commit has to be idempotent), and so does the commit of one that timed out
 * in the meantime, which is how its records are lost (A5.3).
 *
 * Everything here takes no time and never fails: a slow system is a late notification.
 */
export const transactionalSystem = setup({
  types: {
    context: {} as TransactionalSystemContext,
    events: {} as TransactionalSystemEvent,
    input: {} as TransactionalSystemInput,
  },
  guards: {
    mayTimeOut: ({ context }) =>
      context.timeouts > 0 && oldestPrepared(context.transactions) !== undefined,
  },
}).createMachine({
  id: "transactionalSystem",
  context: ({ input }) => ({ timeouts: input.timeouts, transactions: {}, visible: {} }),
  on: {
    write: {
      actions: assign(({ context, event: { transaction, attempt, sequence } }) => ({
        transactions: {
          ...context.transactions,
          [transaction]: {
            state: "open",
            attempt,
            records: [...(context.transactions[transaction]?.records ?? []), sequence],
          } as const,
        },
      })),
    },
    prepare: {
      actions: assign(({ context: { transactions }, event: { transaction } }) => {
        const open = transactions[transaction];
        if (open === undefined) return {};
        return { transactions: { ...transactions, [transaction]: { ...open, state: "prepared" } } };
      }),
    },
    commit: {
      actions: assign(({ context, event }) => ({
        transactions: keep(context, (_, name) => !event.transactions.includes(name)),
        visible: event.transactions.reduce(
          (visible, name) => show(visible, context.transactions[name]?.records ?? []),
          context.visible,
        ),
      })),
    },
    abortLingering: {
      actions: assign(({ context, event }) => ({
        transactions: keep(context, ({ attempt }) => attempt >= event.attempt),
      })),
    },
    publish: {
      actions: assign(({ context, event }) => ({ visible: show(context.visible, event.records) })),
    },
    timeOut: {
      guard: "mayTimeOut",
      actions: assign(({ context }) => ({
        timeouts: context.timeouts - 1,
        transactions: keep(context, (_, name) => name !== oldestPrepared(context.transactions)),
      })),
    },
  },
});

function keep(
  { transactions }: TransactionalSystemContext,
  isKept: (transaction: Transaction, name: string) => boolean,
): TransactionalSystemContext["transactions"] {
  return Object.fromEntries(
    Object.entries(transactions).filter(([name, transaction]) => isKept(transaction, name)),
  );
}

/** `visible` once more of `records`, in order of position. */
function show(
  visible: TransactionalSystemContext["visible"],
  records: readonly number[],
): TransactionalSystemContext["visible"] {
  const counts = { ...visible };
  for (const sequence of records) counts[sequence] = (counts[sequence] ?? 0) + 1;
  return counts;
}

/** Transactions are begun, prepared and listed in one order. */
function oldestPrepared(
  transactions: TransactionalSystemContext["transactions"],
): string | undefined {
  return Object.entries(transactions).find(([, { state }]) => state === "prepared")?.[0];
}
