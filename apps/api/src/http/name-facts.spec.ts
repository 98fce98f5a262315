import { plainText, Refusal, type Plan } from '@signatory/domain';
import type { OpenedCycle } from '@signatory/features';
import { nameFacts } from './name-facts.js';
import { tellRefusal } from './problem.js';

const indicator = { id: 'i1', code: 'i1_unit', label: 'I.1.a', by: [] };
const plan = {
  members: [
    { code: 'FR', name: { original: 'en', texts: { en: { text: 'France' }, it: { text: 'Francia' } } } },
    { code: 'DE', name: plainText('Germany') },
  ],
  commitments: [{ id: 'c1', code: 'I.1', indicators: [indicator] }],
  disaggregations: [],
} as unknown as Plan;
const cycle = { code: 'g7-2026', title: plainText('Joint Action Plan 2026') };
const opened = { cycle, plan } as OpenedCycle;

const say = (refusal: Refusal, language: 'en' | 'it' = 'en'): string =>
  tellRefusal(refusal, '/', language, nameFacts(refusal, [opened])).problem.detail;

describe('the words of a refusal, where what it is about has a name', () => {
  it('say a cycle by its title, and leave its code in the facts', () => {
    const refusal = new Refusal('cycle.closed', { cycle: cycle.code, cutOff: '2026-01-02T03:04:05Z' });
    expect(say(refusal)).toMatch(/^Reports of “Joint Action Plan 2026” could be changed until 2 January 2026/);
    expect(tellRefusal(refusal, '/', 'en', nameFacts(refusal, [opened])).problem.facts).toMatchObject({
      cycle: 'g7-2026',
    });
  });

  it('say members as the reader’s language does', () => {
    const own = new Refusal('conflict-of-interest', { member: 'FR', nationality: 'DE' });
    expect(say(own)).toBe(
      'Your own member is Germany, and nobody judges their own member or its conflict group: you may not judge France.',
    );
    expect(say(own, 'it')).toBe('Un funzionario (Germany) non può giudicare il membro Francia.');
    expect(say(new Refusal('conflict-of-interest', { member: 'FR', nationality: null }))).toMatch(
      /^You declared that you do not judge France here\./,
    );
  });

  it('say an indicator as it is printed', () => {
    expect(say(new Refusal('review.undo-over', { indicator: 'i1_unit', limit: 10 }))).toContain(
      'the decision on I.1.a stands',
    );
  });

  it('keep a code that nobody knows a name for, and one that is itself what is wrong', () => {
    expect(say(new Refusal('conflict-of-interest', { member: 'XX', nationality: 'DE' }))).toMatch(/judge XX\.$/);
    expect(say(new Refusal('cycle.closed', { cycle: 'other', cutOff: '' }))).toContain('“other”');
    expect(say(new Refusal('cycle.code-taken', { cycle: cycle.code }))).toContain('a cycle g7-2026.');
    expect(say(new Refusal('indicator.unknown', { indicator: 'i1_unit', nearest: null }))).toContain('i1_unit');
  });
});
