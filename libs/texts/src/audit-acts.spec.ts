import { AUDIT_ACTS } from '@signatory/domain';
import en from './en.json' with { type: 'json' };

const ACT = 'audit.act.';
const SUBJECT = 'audit.about.';

describe('the acts of the trail', () => {
  // What another language lacks `catalogues.spec.ts` finds.
  it('have words each, and no words are left of one that is no more', () => {
    const named = Object.keys(en).filter((key) => key.startsWith(ACT));
    expect(named.map((key) => key.slice(ACT.length)).sort()).toEqual([...AUDIT_ACTS].sort());
  });

  it('are each about something that has a name', () => {
    const subjects = new Set(AUDIT_ACTS.map((act) => `${SUBJECT}${act.split('.')[0] ?? ''}`));
    expect([...subjects].sort()).toEqual(
      Object.keys(en)
        .filter((key) => key.startsWith(SUBJECT))
        .sort(),
    );
  });

  it('are told apart by their words', () => {
    const words = Object.entries(en).flatMap(([key, text]) => (key.startsWith(ACT) ? [text] : []));
    expect(words.filter((each, n) => words.indexOf(each) !== n)).toEqual([]);
  });
});
