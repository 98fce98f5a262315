import type { Entry, Evidence, LinkState, NotApplicableReason } from '@signatory/domain';
import { readDate, satisfiesWindow } from '../report/date.js';
import { generated, itemsOf, ofAnswers, type Declared, type Fail, type GeneratedRule } from './generated-rule.js';

/** The evidence that an indicator demands: so many pieces, of each item, dated as it says, each source once, and within reach. */
export function evidenceRules(declared: Declared): GeneratedRule[] {
  const { evidence } = declared.indicator;
  const rules: GeneratedRule[] = [];
  if (evidence.min > 0)
    rules.push(
      generated(
        'evidence',
        'ERROR',
        declared,
        asksEvidence(declared, (entry) => {
          const found = entry.evidence.length;
          return found < evidence.min ? [{ part: 'evidence', facts: { found, needed: evidence.min } }] : [];
        }),
      ),
    );
  if (evidence.minPerItem > 0)
    rules.push(
      generated(
        'evidence-item',
        'ERROR',
        declared,
        asksEvidence(declared, (entry) => lackingItems(entry, evidence.minPerItem)),
      ),
    );
  if (evidence.dated !== 'any') rules.push(dateRule(declared));
  if (evidence.min + evidence.minPerItem > 0) rules.push(twiceRule(declared), ...reachRules(declared));
  return rules;
}

/** An answer that needs no evidence (`unless: none`) is exempt. */
function asksEvidence({ indicator }: Declared, test: (entry: Entry) => Fail[]): Parameters<typeof generated>[3] {
  return ofAnswers((entry) =>
    typeof entry.value !== 'object' && String(entry.value) === indicator.evidence.unless ? 'condition' : test(entry),
  );
}

function lackingItems({ value, evidence }: Entry, needed: number): Fail[] {
  const keys = [...new Set(itemsOf(value).map(({ key }) => key))];
  return keys.flatMap((item) => {
    const found = evidence.filter((piece) => piece.item === item).length;
    return found < needed ? [{ part: item, facts: { item, found, needed } }] : [];
  });
}

/** Every piece says when it happened, and that is in the window, or not after its end. */
function dateRule(declared: Declared): GeneratedRule {
  const { dated } = declared.indicator.evidence;
  return generated(
    'evidence-date',
    'ERROR',
    declared,
    ofAnswers(({ evidence }, { window }) => {
      if (evidence.length === 0) return 'unanswered';
      return evidence.flatMap((piece: Evidence, index): Fail[] => {
        const date = piece.happened === undefined ? null : readDate(piece.happened);
        if (date !== null && satisfiesWindow(date, dated, window)) return [];
        return [
          {
            part: 'evidence',
            facts: { piece: index + 1, title: nameOf(piece, index), date: piece.happened ?? '—', dated, ...window },
          },
        ];
      });
    }),
  );
}

/** The same address or file twice behind the same item is one source that was counted twice. */
function twiceRule(declared: Declared): GeneratedRule {
  return generated(
    'evidence-twice',
    'ERROR',
    declared,
    ofAnswers(({ evidence }) => {
      const sources = new Map<string, Evidence[]>();
      for (const piece of evidence) {
        const source = piece.file ?? (piece.url === undefined ? undefined : plainAddress(piece.url));
        if (source === undefined) continue;
        const key = JSON.stringify([source, piece.item ?? '', piece.page ?? '']);
        sources.set(key, [...(sources.get(key) ?? []), piece]);
      }
      if (evidence.length === 0) return 'unanswered';
      return [...sources.values()]
        .filter((pieces) => pieces.length > 1)
        .map((pieces) => {
          const [first] = pieces;
          const title = first ? nameOf(first, evidence.indexOf(first)) : '';
          return { part: 'evidence', facts: { title, times: pieces.length } };
        });
    }),
  );
}

/**
 * A page that its own server says is not there proves nothing: it is corrected, or the file is added, or words say where the
 * reviewer finds it. One that did not answer may do so tomorrow, and to people though not to a machine: a warning.
 */
function reachRules(declared: Declared): GeneratedRule[] {
  return [
    generated('evidence-gone', 'ERROR', declared, ofLinks(['gone'])),
    generated('evidence-unreached', 'WARNING', declared, ofLinks(['unreachable', 'refused'])),
  ];
}

/** Fails for the links in some states; a link that nobody has asked for is neither a pass nor a fail of its own. */
function ofLinks(states: readonly LinkState[]): Parameters<typeof generated>[3] {
  return ofAnswers(({ evidence }): Fail[] | NotApplicableReason => {
    const linked = evidence.filter(({ url }) => url !== undefined);
    if (linked.length === 0) return evidence.length === 0 ? 'unanswered' : 'condition';
    const dead = linked.filter(({ link }) => link !== undefined && isAsked(link) && states.includes(link.state));
    if (dead.length === 0 && linked.some(({ link }) => link === undefined || !isAsked(link))) return 'not-checked';
    return dead.map((piece) => ({
      part: 'evidence',
      // No instant: what was said of a page that is still gone holds, however often it is asked for.
      facts: { title: nameOf(piece, evidence.indexOf(piece)), status: piece.link?.status ?? null },
    }));
  });
}

/** A name that is kept for examples is nobody's page: nothing can be known of it. */
function isAsked({ reason }: NonNullable<Evidence['link']>): boolean {
  return reason !== 'reserved';
}

/** Whoever judges the report reads its findings, and what only the secretariat may see is not told there: its place is. */
function nameOf({ tier, title }: Evidence, index: number): string {
  return tier === 'secretariat' ? `#${index + 1}` : title;
}

/** Without what does not change the document: scheme, `www.`, a slash at the end, the place in the page. */
function plainAddress(url: string): string {
  return url
    .trim()
    .replace(/#.*$/, '')
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/\/+$/, '');
}
