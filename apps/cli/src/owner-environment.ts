import { EnvironmentError, readEnvironment, type Environment, type Need } from '@signatory/config';
import { CommandFault } from './io.js';

/** The environment of a command that works on the database as its owner. @throws CommandFault with every fault of it. */
export function readOwnerEnvironment<const N extends Need>(
  needs: readonly N[],
): Environment & { readonly [K in N]: string } {
  try {
    return readEnvironment(needs);
  } catch (error) {
    if (error instanceof EnvironmentError) throw new CommandFault(error.faults);
    throw error;
  }
}

/** The role that a connection string logs in as. */
export function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
