import type { Role } from '../access/role.js';
import { Refusal } from '../refusal.js';

/** Who makes a move: a role, or the system itself (a job, the clock). */
export type Performer = Role | 'system';

/** Where a command leads that takes back the last one: to the state that it came from. */
export const BEFORE = '(before)';

/** Where a command leads that changes something and moves nothing: the state stays. */
export const SAME = '(same)';

/**
 * One command of a state machine. `guards` name the conditions that the command's use-case checks;
 * they are printed in the docs and offered to the screens, so that no rule hides in code.
 */
export interface Transition<State extends string, Guard extends string = string> {
  readonly from: readonly State[];
  readonly to: State | typeof BEFORE | typeof SAME;
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

/**
 * The next state. Refuses a performer who may not (`command.forbidden`) and a state that does not allow it (`command.wrong-state`).
 * `before`: where the last command came from, for one that takes it back.
 */
export function move<State extends string, Command extends string>(
  machine: Machine<State, Command>,
  state: State,
  command: Command,
  performer: Performer,
  before?: State,
): State {
  const { from, to, by } = machine.transitions[command];
  if (!by.includes(performer))
    throw new Refusal('command.forbidden', { command, subject: machine.subject, needs: by.join(', ') });
  if (!from.includes(state)) {
    throw new Refusal('command.wrong-state', { command, subject: machine.subject, state, allowed: from.join(', ') });
  }
  if (to === SAME) return state;
  if (to !== BEFORE) return to;
  if (before === undefined) throw new Error(`${command} needs the state before.`);
  return before;
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
