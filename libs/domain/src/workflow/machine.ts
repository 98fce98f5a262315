import type { Role } from '../access/role.js';
import { Refusal } from '../refusal.js';

/** Who makes a move: a role, or the system itself (a job, the clock). */
export type Performer = Role | 'system';

/**
 * One command of a state machine. `guards` name the conditions that the command's use-case checks;
 * they are printed in the docs and offered to the screens, so that no rule hides in code.
 */
export interface Transition<State extends string, Guard extends string = string> {
  readonly from: readonly State[];
  readonly to: State;
  readonly by: readonly Performer[];
  readonly guards?: readonly Guard[];
  /** A reason in words must come with it. */
  readonly reason?: true;
}

export interface Machine<State extends string, Command extends string> {
  readonly subject: string;
  readonly states: readonly State[];
  readonly initial: State;
  readonly transitions: Readonly<Record<Command, Transition<State>>>;
}

/** The next state. Refuses a performer who may not (`command.forbidden`) and a state that does not allow it (`command.wrong-state`). */
export function move<State extends string, Command extends string>(
  machine: Machine<State, Command>,
  state: State,
  command: Command,
  performer: Performer,
): State {
  const { from, to, by } = machine.transitions[command];
  if (!by.includes(performer))
    throw new Refusal('command.forbidden', { command, subject: machine.subject, needs: by.join(', ') });
  if (!from.includes(state)) {
    throw new Refusal('command.wrong-state', { command, subject: machine.subject, state, allowed: from.join(', ') });
  }
  return to;
}

/** The commands a performer may give in a state: what a screen offers, and nothing else. */
export function commandsIn<State extends string, Command extends string>(
  machine: Machine<State, Command>,
  state: State,
  performer: Performer,
): Command[] {
  return (Object.keys(machine.transitions) as Command[]).filter((command) => {
    const { from, by } = machine.transitions[command];
    return from.includes(state) && by.includes(performer);
  });
}
