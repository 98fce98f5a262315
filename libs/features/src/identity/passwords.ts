import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '@signatory/domain';

/** argon2id, 64 MiB and three passes: about 60 ms of one core. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
/** Hashing without a bound would let anybody fill the machine's memory. */
const AT_ONCE = 2;
const WAITING = 50;

let running = 0;
const queue: (() => void)[] = [];

/** A PHC string of argon2id. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COST));
}

/** Takes the same time for an account that does not exist (`null`), so that nobody can ask which addresses do. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const matches = await inTurn(async () => verify(stored ?? (await decoy()), password.normalize('NFKC')));
  return matches && stored !== null;
}

let decoyHash: Promise<string> | undefined;
const decoy = (): Promise<string> => (decoyHash ??= hash('nobody has this password', COST));

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new Refusal('job.busy', { seconds: 5 });
    await new Promise<void>((resolve) => queue.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}
