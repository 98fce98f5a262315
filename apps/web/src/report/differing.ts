import type { SaveEntry } from '@signatory/contract';
import { splitField } from '@signatory/domain';
import type { Differing, TwoOf } from '../ui/differing.js';
import { choicesBetween, type Choice } from './answer-choice.js';

/** Of the parts in which two answers to one indicator differ, who changed them. */
export function findDiffering({ from, mine, theirs }: TwoOf<SaveEntry>): Differing<Choice> {
  const differing = choicesBetween(theirs, mine);
  if (!from) return { contested: differing, theirs: [], mine: [] };
  const [byThem, byMe] = [choicesBetween(from, theirs), choicesBetween(from, mine)];
  // Another status or currency gives every figure another meaning, whoever changed the figure.
  const isWhole = [...byThem, ...byMe].some(({ name }) => name === 'status' || name === 'currency');
  const bind = ({ name }: Choice): string => boundAs(name, isWhole);
  const [theirParts, myParts] = [new Set(byThem.map(bind)), new Set(byMe.map(bind))];
  const isTheirs = (choice: Choice): boolean => theirParts.has(bind(choice));
  const isMine = (choice: Choice): boolean => myParts.has(bind(choice));
  return {
    contested: differing.filter((choice) => isTheirs(choice) && isMine(choice)),
    theirs: differing.filter((choice) => !isMine(choice)),
    mine: differing.filter((choice) => !isTheirs(choice)),
  };
}

/** What a field is read with: of one that nobody else changed the sense may be another by what was changed beside it. */
function boundAs(name: string, isWhole: boolean): string {
  const [head = '', first = '', second = ''] = splitField(name);
  if (head === 'narrative' || head === 'translation') return 'narrative';
  if (head === 'evidence' || head === 'narrativeTier') return head;
  if (isWhole) return 'answer';
  // A figure, and what kind of figure it is; an item, and what is said of it.
  if (head === 'cells') return JSON.stringify([head, first, second]);
  if (head === 'items') return JSON.stringify([head, first]);
  return head === 'observation' ? 'value' : head;
}
