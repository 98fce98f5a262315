import type { Concept, Codelist } from './model.js';
import { english, wordNames } from './names.js';

/** The parts of SDMX's own concepts and code lists that a release needs, in the standard's words. */

export const AGENCY = 'SIGNATORY';

const CROSS_DOMAIN = { agency: 'SDMX', id: 'CROSS_DOMAIN_CONCEPTS', version: '2.0' };
const OWN = { agency: AGENCY, id: 'CS_SIGNATORY', version: '1.0.0' };

function crossDomain(id: string, name: string): Concept {
  return { scheme: CROSS_DOMAIN, id, names: english(name) };
}

export const FREQ = crossDomain('FREQ', 'Frequency of observation');
export const REF_AREA = crossDomain('REF_AREA', 'Reference area');
export const INDICATOR = crossDomain('INDICATOR', 'Statistical indicator');
export const TIME_PERIOD = crossDomain('TIME_PERIOD', 'Time period');
export const OBS_VALUE = crossDomain('OBS_VALUE', 'Observation value');
export const OBS_STATUS = crossDomain('OBS_STATUS', 'Observation status');
export const CONF_STATUS = crossDomain('CONF_STATUS', 'Confidentiality - status');
export const UNIT_MEASURE = crossDomain('UNIT_MEASURE', 'Unit of measure');
export const CURRENCY = crossDomain('CURRENCY', 'Currency');
export const DECIMALS = crossDomain('DECIMALS', 'Decimals');

export const COMMITMENT = (): Concept => ({ scheme: OWN, id: 'COMMITMENT', names: wordNames('term.commitment') });
export const PILLAR = (): Concept => ({ scheme: OWN, id: 'PILLAR', names: wordNames('term.pillar') });
export const BREAKDOWN = (): Concept => ({ scheme: OWN, id: 'BREAKDOWN', names: wordNames('workbook.release.part') });
export const AGREEMENT = (): Concept => ({ scheme: OWN, id: 'AGREEMENT', names: wordNames('agreement.heading') });
export const ILLUSTRATIVE = (): Concept => ({ scheme: OWN, id: 'ILLUSTRATIVE', names: wordNames('mark.illustrative') });

function standardList(id: string, version: string, name: string, codes: Readonly<Record<string, string>>): Codelist {
  return {
    agency: 'SDMX',
    id,
    version,
    names: english(name),
    partial: true,
    codes: Object.entries(codes).map(([code, words]) => ({ id: code, names: english(words) })),
  };
}

export const CL_OBS_STATUS = standardList('CL_OBS_STATUS', '2.0', 'Observation status', {
  A: 'Normal value',
  E: 'Estimated value',
  M: 'Missing value; data cannot exist',
  O: 'Missing value',
  P: 'Provisional value',
  Q: 'Missing value; suppressed',
});

export const CL_CONF_STATUS = standardList('CL_CONF_STATUS', '1.0', 'Confidentiality status', {
  F: 'Free',
  N: 'Not for publication, restricted for internal use only',
  C: 'Confidential statistical information',
});

export const CL_DECIMALS = standardList('CL_DECIMALS', '1.0', 'Number of decimals', {
  '0': 'Zero',
  '1': 'One',
  '2': 'Two',
  '3': 'Three',
  '4': 'Four',
  '5': 'Five',
  '6': 'Six',
});

/** The codes are those of SDMX's CL_FREQ, and one for windows of any other length. */
export const CL_FREQ: Codelist = {
  agency: AGENCY,
  id: 'CL_FREQ',
  version: '1.0.0',
  names: english('Frequency'),
  partial: false,
  codes: [
    { id: 'A', names: english('Annual') },
    { id: 'S', names: english('Half-yearly, semester') },
    { id: 'Q', names: english('Quarterly') },
    { id: 'M', names: english('Monthly') },
    { id: '_O', names: english('Other') },
  ],
};

export const CL_SCORE = (): Codelist => ({
  agency: AGENCY,
  id: 'CL_SCORE',
  version: '1.0.0',
  names: wordNames('term.score'),
  partial: false,
  codes: [
    { id: '-1', names: wordNames('score.none') },
    { id: '0', names: wordNames('score.partial') },
    { id: '1', names: wordNames('score.full') },
  ],
});

export const CL_AGREEMENT = (): Codelist => ({
  agency: AGENCY,
  id: 'CL_AGREEMENT',
  version: '1.0.0',
  names: wordNames('agreement.heading'),
  partial: false,
  codes: [
    { id: 'agreed', names: wordNames('detail.agreed') },
    { id: 'adjudicated', names: wordNames('detail.adjudicated') },
    { id: 'single', names: wordNames('detail.single') },
  ],
});
