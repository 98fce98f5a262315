import { chooseText, skosProperty, type Alignment, type LocalText, type StatedValue } from '@signatory/domain';
import { isCountryCode } from '../country-codes.js';
import { findPart, printPart } from '../print-part.js';
import type { ReleaseDocument } from '../release-document.js';
import { writeCode } from './identifiers.js';
import type { Annotation, Code, Codelist } from './model.js';
import { english, namesOf, wordNames, type Names } from './names.js';
import { AGENCY } from './standard.js';

type Plan = ReleaseDocument['plan'];

/** SDMX's usual code of a total. */
const TOTAL = '_T';
const TOTAL_CELL = 'total';

/** The version of whatever a plan's text defines. */
export function planVersion({ version }: Plan): string {
  return `${version}.0.0`;
}

/** The end of the ids of a plan's artefacts. */
export function planSuffix({ id }: Plan): string {
  return writeCode(id).toUpperCase();
}

export function areaList(plan: Plan): Codelist {
  const codes = plan.members.map(({ code, name, kind }): Code => ({
    id: writeCode(code),
    names: namesOf(name),
    ...(kind === 'country' && isCountryCode(code) && { annotations: [{ type: 'ISO_3166_1_ALPHA_2', value: code }] }),
  }));
  return listOf(plan, 'CL_AREA', wordNames('term.members'), codes);
}

export function pillarList(plan: Plan): Codelist {
  const codes = plan.pillars.map(({ code, name }): Code => ({ id: writeCode(code), names: namesOf(name) }));
  return listOf(plan, 'CL_PILLAR', wordNames('term.pillars'), codes);
}

export function commitmentList(plan: Plan): Codelist {
  const codes = plan.commitments.map(({ id, code, title, alignments }): Code => ({
    id: writeCode(id),
    names: namesOf(title),
    annotations: [{ type: 'PRINTED_CODE', value: code }, ...annotate(alignments)],
  }));
  return listOf(plan, 'CL_COMMITMENT', wordNames('term.commitments'), codes);
}

export function indicatorList(plan: Plan): Codelist {
  const codes = plan.commitments.flatMap(({ id, indicators }) =>
    indicators.map(({ code, question, method, baseline, target, alignments }): Code => ({
      id: writeCode(code),
      names: namesOf(question),
      annotations: [
        { type: 'COMMITMENT', value: writeCode(id) },
        ...(method ? [{ type: 'METHOD', value: chooseText(method, 'en').text }] : []),
        ...annotateStated('BASELINE', baseline),
        ...annotateStated('TARGET', target),
        ...annotate(alignments),
      ],
    })),
  );
  return listOf(plan, 'CL_INDICATOR', wordNames('term.indicator'), codes);
}

/** A stated value as the plan has it: the value, the date and the source, and the words beside. */
function annotateStated(type: string, stated: StatedValue | undefined): Annotation[] {
  if (!stated) return [];
  const value = [stated.value, stated.date, stated.source].filter((part) => part !== undefined).join('; ');
  const { text } = stated.words ? chooseText(stated.words, 'en') : { text: '' };
  return [{ type, value: [value, text].filter((part) => part !== '').join(': ') }];
}

const SKOS = 'http://www.w3.org/2004/02/skos/core#';

/** Items of other frameworks, each by the property of SKOS that it is an object of. */
function annotate(alignments: readonly Alignment[] = []): Annotation[] {
  return alignments.map(({ framework, item, relation, url }) => ({
    type: `${SKOS}${skosProperty(relation)}`,
    value: `${framework}, ${item}`,
    href: url,
  }));
}

/** The parts that figures of this release have: what else the plan asks for, a release does not say. */
export function breakdownList({ plan, figures }: ReleaseDocument): Codelist {
  const cells = [...new Set(figures.map(({ cell }) => cell))].filter((cell) => cell !== TOTAL_CELL).sort();
  const codes = [
    { id: TOTAL, names: wordNames('entry.total') },
    ...cells.map((cell) => ({ id: breakdownCode(cell), names: breakdownNames(plan, cell) })),
  ];
  return { ...listOf(plan, 'CL_BREAKDOWN', wordNames('workbook.release.part'), codes), partial: true };
}

/** In every language that the part's label has; its code where the release has no name for it. */
function breakdownNames(plan: Plan, cell: string): Names {
  const found = findPart(plan, cell);
  if (!found) return english(cell);
  const { original, texts } = found.code.label;
  const languages = [original, ...Object.keys(texts).sort()];
  return Object.fromEntries(languages.map((each) => [each.toLowerCase(), printPart(plan, cell, each)]));
}

export function breakdownCode(cell: string): string {
  return cell === TOTAL_CELL ? TOTAL : writeCode(cell);
}

/** Units, named as they are written in the plan, in its order; and which of them the code of an indicator has. */
export function unitList(plan: Plan): { list: Codelist; unitOf: ReadonlyMap<string, string> } {
  const units = new Map<string, Code>();
  const unitOf = new Map<string, string>();
  const taken = new Set<string>();
  for (const { code, unit } of plan.commitments.flatMap(({ indicators }) => indicators)) {
    if (!unit) continue;
    const names = namesOf(unit);
    const key = JSON.stringify(names);
    const found = units.get(key) ?? { id: freeId(slugOf(unit), taken), names };
    taken.add(found.id);
    units.set(key, found);
    unitOf.set(writeCode(code), found.id);
  }
  return { list: listOf(plan, 'CL_UNIT', wordNames('workbook.column.unit'), [...units.values()]), unitOf };
}

function slugOf({ original, texts }: LocalText): string {
  const words = (texts['en'] ?? texts[original])?.text ?? '';
  const letters = words.normalize('NFKD').replaceAll('%', ' percent ').replaceAll(/\p{M}/gu, '');
  return (
    letters
      .replaceAll(/[^A-Za-z0-9]+/g, ' ')
      .trim()
      .replaceAll(' ', '_')
      .toUpperCase() || 'UNIT'
  );
}

function freeId(wish: string, taken: ReadonlySet<string>): string {
  let id = wish;
  for (let number = 2; taken.has(id); number += 1) id = `${wish}_${number}`;
  return id;
}

function listOf(plan: Plan, id: string, names: Names, codes: readonly Code[]): Codelist {
  return { agency: AGENCY, id: `${id}_${planSuffix(plan)}`, version: planVersion(plan), names, partial: false, codes };
}
