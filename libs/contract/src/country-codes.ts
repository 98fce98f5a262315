/** A member known by name, with its codes: ISO 3166-1 for a country. */
export interface CodedMember {
  readonly name: string;
  readonly code: string;
  readonly abbreviation: string;
  readonly kind: 'country' | 'organisation';
}

/** ISO 3166-1 alpha-2, alpha-3, and the English names that tables of scores use, the first one the usual. */
const COUNTRIES = `
AD AND Andorra · AE ARE United Arab Emirates, UAE · AF AFG Afghanistan · AG ATG Antigua and Barbuda
AL ALB Albania · AM ARM Armenia · AO AGO Angola · AR ARG Argentina · AT AUT Austria · AU AUS Australia
AZ AZE Azerbaijan · BA BIH Bosnia and Herzegovina · BB BRB Barbados · BD BGD Bangladesh · BE BEL Belgium
BF BFA Burkina Faso · BG BGR Bulgaria · BH BHR Bahrain · BI BDI Burundi · BJ BEN Benin
BN BRN Brunei, Brunei Darussalam · BO BOL Bolivia · BR BRA Brazil · BS BHS Bahamas, The Bahamas · BT BTN Bhutan
BW BWA Botswana · BY BLR Belarus · BZ BLZ Belize · CA CAN Canada
CD COD Democratic Republic of the Congo, DR Congo · CF CAF Central African Republic
CG COG Congo, Republic of the Congo · CH CHE Switzerland · CI CIV Côte d'Ivoire, Ivory Coast · CL CHL Chile
CM CMR Cameroon · CN CHN China, People's Republic of China · CO COL Colombia · CR CRI Costa Rica · CU CUB Cuba
CV CPV Cabo Verde, Cape Verde · CY CYP Cyprus · CZ CZE Czechia, Czech Republic · DE DEU Germany · DJ DJI Djibouti
DK DNK Denmark · DM DMA Dominica · DO DOM Dominican Republic · DZ DZA Algeria · EC ECU Ecuador · EE EST Estonia
EG EGY Egypt · ER ERI Eritrea · ES ESP Spain · ET ETH Ethiopia · FI FIN Finland · FJ FJI Fiji · FM FSM Micronesia
FR FRA France · GA GAB Gabon · GB GBR United Kingdom, UK, Great Britain · GD GRD Grenada · GE GEO Georgia
GH GHA Ghana · GM GMB Gambia, The Gambia · GN GIN Guinea · GQ GNQ Equatorial Guinea · GR GRC Greece
GT GTM Guatemala · GW GNB Guinea-Bissau · GY GUY Guyana · HN HND Honduras · HR HRV Croatia · HT HTI Haiti
HU HUN Hungary · ID IDN Indonesia · IE IRL Ireland · IL ISR Israel · IN IND India · IQ IRQ Iraq · IR IRN Iran
IS ISL Iceland · IT ITA Italy · JM JAM Jamaica · JO JOR Jordan · JP JPN Japan · KE KEN Kenya · KG KGZ Kyrgyzstan
KH KHM Cambodia · KI KIR Kiribati · KM COM Comoros · KN KNA Saint Kitts and Nevis
KP PRK North Korea, Democratic People's Republic of Korea · KR KOR South Korea, Korea, Republic of Korea
KW KWT Kuwait · KZ KAZ Kazakhstan · LA LAO Laos · LB LBN Lebanon · LC LCA Saint Lucia · LI LIE Liechtenstein
LK LKA Sri Lanka · LR LBR Liberia · LS LSO Lesotho · LT LTU Lithuania · LU LUX Luxembourg · LV LVA Latvia
LY LBY Libya · MA MAR Morocco · MC MCO Monaco · MD MDA Moldova, Republic of Moldova · ME MNE Montenegro
MG MDG Madagascar · MH MHL Marshall Islands · MK MKD North Macedonia · ML MLI Mali · MM MMR Myanmar
MN MNG Mongolia · MR MRT Mauritania · MT MLT Malta · MU MUS Mauritius · MV MDV Maldives · MW MWI Malawi
MX MEX Mexico · MY MYS Malaysia · MZ MOZ Mozambique · NA NAM Namibia · NE NER Niger · NG NGA Nigeria
NI NIC Nicaragua · NL NLD Netherlands, The Netherlands · NO NOR Norway · NP NPL Nepal · NR NRU Nauru
NZ NZL New Zealand · OM OMN Oman · PA PAN Panama · PE PER Peru · PG PNG Papua New Guinea · PH PHL Philippines
PK PAK Pakistan · PL POL Poland · PS PSE Palestine · PT PRT Portugal · PW PLW Palau · PY PRY Paraguay
QA QAT Qatar · RO ROU Romania · RS SRB Serbia · RU RUS Russia, Russian Federation · RW RWA Rwanda
SA SAU Saudi Arabia · SB SLB Solomon Islands · SC SYC Seychelles · SD SDN Sudan · SE SWE Sweden
SG SGP Singapore · SI SVN Slovenia · SK SVK Slovakia, Slovak Republic · SL SLE Sierra Leone · SM SMR San Marino
SN SEN Senegal · SO SOM Somalia · SR SUR Suriname · SS SSD South Sudan · ST STP Sao Tome and Principe
SV SLV El Salvador · SY SYR Syria · SZ SWZ Eswatini · TD TCD Chad · TG TGO Togo · TH THA Thailand
TJ TJK Tajikistan · TL TLS Timor-Leste · TM TKM Turkmenistan · TN TUN Tunisia · TO TON Tonga
TR TUR Türkiye, Turkey · TT TTO Trinidad and Tobago · TV TUV Tuvalu · TZ TZA Tanzania · UA UKR Ukraine
UG UGA Uganda · US USA United States, United States of America, USA, US · UY URY Uruguay · UZ UZB Uzbekistan
VA VAT Holy See, Vatican City · VC VCT Saint Vincent and the Grenadines · VE VEN Venezuela
VN VNM Vietnam, Viet Nam · VU VUT Vanuatu · WS WSM Samoa · YE YEM Yemen · ZA ZAF South Africa · ZM ZMB Zambia
ZW ZWE Zimbabwe
`;

/** AFU stands for the African Union, since AU is Australia's. */
const ORGANISATIONS: readonly CodedMember[] = [
  { name: 'European Union', code: 'EU', abbreviation: 'EU', kind: 'organisation' },
  { name: 'African Union', code: 'AFU', abbreviation: 'AU', kind: 'organisation' },
];

const BY_NAME: ReadonlyMap<string, CodedMember> = new Map([
  ...COUNTRIES.trim()
    .split(/ · |\n/)
    .flatMap((entry) => {
      const [code = '', abbreviation = '', ...words] = entry.split(' ');
      const names = [...words.join(' ').split(', '), abbreviation, code];
      return names.map((name): [string, CodedMember] => [
        normalise(name),
        { name, code, abbreviation, kind: 'country' },
      ]);
    }),
  ...ORGANISATIONS.flatMap((member) => [member.name, member.code].map((each) => [normalise(each), member] as const)),
]);

const CODES: ReadonlySet<string> = new Set([...BY_NAME.values()].map(({ code }) => code));

/** Whether this is the code of a country (ISO 3166-1 alpha-2) or of a union that is known here; capitals only. */
export function isCountryCode(code: string): boolean {
  return CODES.has(code);
}

function normalise(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/**
 * Codes for members known only by name, in the order given. A known country or union gets its own; another name a code of its letters
 * and an abbreviation of its initials or first letters. No two members share a code or an abbreviation.
 */
export function codeMembers(names: readonly string[]): CodedMember[] {
  const codes = new Set<string>();
  const abbreviations = new Set<string>();
  const taken = new Map<string, CodedMember>();
  for (const name of names) {
    const known = BY_NAME.get(normalise(name));
    if (!known || codes.has(known.code)) continue;
    codes.add(known.code);
    abbreviations.add(known.abbreviation);
    taken.set(name, { ...known, name });
  }
  return names.map((name, at) => {
    const known = taken.get(name);
    if (known) return known;
    const letters = normalise(name).toUpperCase();
    const code = firstFree([letters.replace(/ /g, '-') || `MEMBER-${at + 1}`], codes);
    const abbreviation = firstFree(shorten(name, letters), abbreviations);
    return { name, code, abbreviation, kind: 'country' };
  });
}

/** A short name as it is; initials of several words, where the script has capitals: of Arabic they are all its article; else the first letters. */
function shorten(name: string, letters: string): string[] {
  const words = letters.split(' ').filter((word) => word !== '');
  const telling = words[0] === 'THE' ? words.slice(1) : words;
  const initials = telling.map((word) => [...word][0]).join('');
  const whole = words.join('');
  return [
    ...([...name].length <= 4 ? [name] : []),
    ...(telling.length > 1 && telling.length < 6 && /\p{Lu}/u.test(initials) ? [initials] : []),
    ...[3, 4, 5].map((length) => [...whole].slice(0, length).join('')),
  ].filter((short) => short !== '');
}

function firstFree(wishes: readonly string[], taken: Set<string>): string {
  const last = wishes.at(-1) ?? 'M';
  const free = wishes.find((wish) => !taken.has(wish)) ?? numberFrom(last, taken);
  taken.add(free);
  return free;
}

function numberFrom(stem: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
