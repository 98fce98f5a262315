import { plain, writeCell, writeCsv, writeEvidence, writeJson, type Cell } from './data-rows.js';
import type { ReleaseAnswer } from './release-answers.js';
import type { ReleaseDocument } from './release-document.js';

/** What stands beside the scores of a release, as data files: replies, the ledger, answers, narratives, checks, actions and errata. */

const REPLY_COLUMNS = [
  'member',
  'commitment_id',
  'reply',
  'at',
  'text',
  'on_file',
  'evidence',
  'answer',
  'answered_by',
  'answered_at',
  'language',
  'answer_language',
];

/** `on_file`: the member asked not to publish its words. */
export function writeRepliesCsv({ replies = [] }: ReleaseDocument): string {
  return writeCsv([
    REPLY_COLUMNS,
    ...replies.map(({ member, commitment, kind, at, text, language, onFile, evidence, answer }): Cell[] => [
      member,
      commitment,
      kind,
      at,
      text,
      String(onFile),
      writeEvidence(evidence),
      answer?.text ?? null,
      answer?.role ?? null,
      answer?.at ?? null,
      language ?? null,
      answer?.language ?? null,
    ]),
  ]);
}

export function writeRepliesJson(document: ReleaseDocument, releaseHash: string): string {
  return writeJson('signatory-replies/1', document, releaseHash, { replies: document.replies });
}

export function writeLedgerCsv({ ledger = [] }: ReleaseDocument): string {
  return writeCsv([
    ['member', 'commitment_id', 'before', 'now', 'reason', 'role', 'at', 'evidence', 'language', 'cause'],
    ...ledger.map(({ member, commitment, before, now, reason, language, cause, role, at, evidence }): Cell[] => [
      member,
      commitment,
      writeCell(before),
      writeCell(now),
      reason,
      role,
      at,
      writeEvidence(evidence),
      language ?? null,
      cause ?? null,
    ]),
  ]);
}

export function writeLedgerJson(document: ReleaseDocument, releaseHash: string): string {
  return writeJson('signatory-ledger/1', document, releaseHash, { ledger: document.ledger });
}

/** One line for each answer, of a list one for each item that was named; a list of which none was named has an empty value. */
export function writeAnswersCsv({ answers = [] }: ReleaseDocument): string {
  return writeCsv([ANSWER_COLUMNS, ...answers.flatMap(answerLines)]);
}

export const ANSWER_COLUMNS = ['member', 'indicator', 'value', 'date', 'status', 'illustrative'];

export function answerLines({ member, indicator, value, status, illustrative }: ReleaseAnswer): Cell[][] {
  const named = Array.isArray(value) ? value : [{ key: value === null ? null : String(value), date: undefined }];
  const items = named.length > 0 ? named : [{ key: null, date: undefined }];
  return items.map(({ key, date }) => [member, indicator, key, date ?? null, status, String(illustrative)]);
}

export function writeAnswersJson(document: ReleaseDocument, releaseHash: string): string {
  return writeJson('signatory-answers/1', document, releaseHash, { answers: document.answers });
}

/** One line for each language: the member's own words first, then their translations. */
export function writeNarrativesCsv({ narratives = [] }: ReleaseDocument): string {
  return writeCsv([
    ['member', 'indicator', 'language', 'original', 'text'],
    ...narratives.flatMap(({ member, indicator, text: { original, texts } }) =>
      Object.keys(texts)
        .sort((one, other) => Number(other === original) - Number(one === original))
        .map((language): Cell[] => [
          member,
          indicator,
          language,
          String(language === original),
          texts[language]?.text ?? null,
        ]),
    ),
  ]);
}

export function writeNarrativesJson(document: ReleaseDocument, releaseHash: string): string {
  return writeJson('signatory-narratives/1', document, releaseHash, { narratives: document.narratives });
}

/** `justified` are among those that failed or were not run; `suspended_rules` are those of `not_run` that were suspended. */
export function writeValidationCsv({ validation, suspended = [] }: ReleaseDocument): string {
  // As it was before a rule could be, where none is.
  const isSuspended = suspended.length > 0;
  return writeCsv([
    ['member', 'pass', 'fail', 'justified', 'not_applicable', 'not_run', ...(isSuspended ? ['suspended_rules'] : [])],
    ...validation.map(({ member, pass, fail, justified, notApplicable, notRun }): Cell[] => [
      member,
      pass,
      fail,
      justified,
      notApplicable,
      notRun,
      ...(isSuspended
        ? [suspended.flatMap(({ rule, members }) => (members.includes(member) ? [rule] : [])).join(' ')]
        : []),
    ]),
  ]);
}

export function writeValidationJson(document: ReleaseDocument, releaseHash: string): string {
  return writeJson('signatory-validation/1', document, releaseHash, {
    validation: document.validation,
    ...(document.suspended && { suspended: document.suspended }),
  });
}

/** Empty words: nothing public shows the action, so that it counts and stays on file. The words are those that it was brought in. */
export function writeActionsCsv({ actions = [], codebook }: ReleaseDocument): string {
  return writeCsv([
    ['member', 'commitment_id', 'happened', 'class', 'contested', 'origin', 'text', 'language', 'evidence', 'codebook'],
    ...actions.map(({ member, commitment, happened, class: given, contested, origin, text, evidence }): Cell[] => [
      member,
      commitment,
      happened,
      given,
      String(contested),
      origin,
      text?.texts[text.original]?.text ?? null,
      text?.original ?? null,
      writeEvidence(evidence),
      codebook?.version ?? null,
    ]),
  ]);
}

export function writeActionsJson(document: ReleaseDocument, releaseHash: string): string {
  const { actions, codebook } = document;
  return writeJson('signatory-actions/1', document, releaseHash, { actions, codebook });
}

export function writeErratumCsv({ erratum }: ReleaseDocument): string {
  return writeCsv([
    [
      'figure',
      'member',
      'commitment_id',
      'pillar',
      'indicator',
      'cell',
      'before',
      'now',
      'cause',
      'reason',
      'at',
      'language',
    ],
    ...(erratum?.lines ?? []).map(
      ({ kind, member, commitment, pillar, indicator, cell, before, now, cause, reason, at, language }): Cell[] => [
        kind,
        member,
        commitment,
        pillar,
        indicator,
        cell,
        plain(before),
        plain(now),
        cause,
        reason,
        at,
        language ?? null,
      ],
    ),
  ]);
}

export function writeErratumJson(document: ReleaseDocument, releaseHash: string): string {
  const lines = document.erratum?.lines.map((line) => ({ ...line, before: plain(line.before), now: plain(line.now) }));
  return writeJson('signatory-erratum/1', document, releaseHash, { erratum: { ...document.erratum, lines } });
}
