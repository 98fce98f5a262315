/** A send of an outbox row. */
export interface Sent {
  readonly id: string;
  readonly sends: number;
}

/** The queue's name for one send: it takes the same one once, and the next send is a new one. */
export function jobIdOf({ id, sends }: Sent): string {
  return `${id}-${sends}`;
}

/** The send that a job id names; null of an id that is none of ours. */
export function sentOf(jobId: string): Sent | null {
  const [, id, sends] = /^([0-9a-f-]{36})-(\d{1,9})$/.exec(jobId) ?? [];
  return id === undefined ? null : { id, sends: Number(sends) };
}
