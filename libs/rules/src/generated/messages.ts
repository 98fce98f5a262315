import type { LocalText } from '@signatory/domain';

/** The checks that every plan gets from its indicators' declarations. A rule's code is its kind, a point and the indicator's code. */
export const GENERATED_KINDS = [
  'required',
  'unknown',
  'type',
  'decimals',
  'range',
  'code',
  'item',
  'unique',
  'fields',
  'cells',
  'sum',
  'currency',
  'reason',
  'evidence',
  'evidence-item',
  'evidence-date',
] as const;
export type GeneratedKind = (typeof GENERATED_KINDS)[number];

/** In the reporter's words, with the placeholders that the rule's facts fill. */
export const GENERATED_MESSAGES: Record<GeneratedKind, LocalText> = {
  required: say(
    '{label} is not answered. Answer it, or say why there is no data.',
    '{label} ist nicht beantwortet. Antworten Sie, oder sagen Sie, warum es keine Angaben gibt.',
    '{label} est sans réponse. Répondez, ou dites pourquoi il n’y a pas de données.',
  ),
  unknown: say(
    'The plan has no indicator "{value}". {cure}',
    'Der Plan hat keinen Indikator „{value}“. {cure}',
    'Le plan n’a pas d’indicateur « {value} ». {cure}',
  ),
  type: say(
    '{label} cannot be read: {fault}. {cure}',
    '{label} ist nicht lesbar: {fault}. {cure}',
    '{label} est illisible : {fault}. {cure}',
  ),
  decimals: say(
    '{label} is {value}; {decimals} decimals are asked.',
    '{label} ist {value}; verlangt sind {decimals} Dezimalstellen.',
    '{label} vaut {value} ; {decimals} décimales sont demandées.',
  ),
  range: say(
    '{label} is {value}, outside {min} to {max}. Correct the figure.',
    '{label} ist {value}, außerhalb von {min} bis {max}. Berichtigen Sie die Zahl.',
    '{label} vaut {value}, hors de {min} à {max}. Corrigez le chiffre.',
  ),
  code: say(
    '{label} is "{value}", which is none of its codes: {codes}.',
    '{label} ist „{value}“, das ist keiner seiner Codes: {codes}.',
    '{label} vaut « {value} », qui n’est aucun de ses codes : {codes}.',
  ),
  item: say(
    '{label} names "{item}", which is not on the closed list.',
    '{label} nennt „{item}“, das nicht auf der geschlossenen Liste steht.',
    '{label} nomme « {item} », qui n’est pas sur la liste fermée.',
  ),
  unique: say(
    '{label} names "{item}" {times} times. It counts once: put the steps into one item.',
    '{label} nennt „{item}“ {times}-mal. Es zählt einmal: Fassen Sie die Schritte zusammen.',
    '{label} nomme « {item} » {times} fois. Il ne compte qu’une fois : réunissez les étapes.',
  ),
  fields: say(
    '{label}: the item "{item}" lacks {field}.',
    '{label}: Beim Eintrag „{item}“ fehlt {field}.',
    '{label} : à l’élément « {item} » manque {field}.',
  ),
  cells: say(
    '{label}: the cell {cell} ({value}) cannot be read. {cure}',
    '{label}: Die Zelle {cell} ({value}) ist nicht lesbar. {cure}',
    '{label} : la cellule {cell} ({value}) est illisible. {cure}',
  ),
  sum: say(
    '{label}: the parts by {dimension} add up to {sum}, and the total is {total}. Correct one of them.',
    '{label}: Die Teile nach {dimension} ergeben {sum}, die Summe ist {total}. Berichtigen Sie eines davon.',
    '{label} : les parties par {dimension} font {sum}, et le total est {total}. Corrigez l’un ou l’autre.',
  ),
  currency: say(
    '{label} is an amount without a currency. Name it by its three letters: EUR.',
    '{label} ist ein Betrag ohne Währung. Nennen Sie sie mit drei Buchstaben: EUR.',
    '{label} est un montant sans devise. Nommez-la en trois lettres : EUR.',
  ),
  reason: say(
    '{label} has no answer, and no reason is given. Say why.',
    '{label} hat keine Antwort, und es ist kein Grund genannt. Sagen Sie, warum.',
    '{label} est sans réponse et sans motif. Dites pourquoi.',
  ),
  evidence: say(
    '{label} has {found} pieces of evidence; {needed} are asked. Add the document or the link behind the answer.',
    '{label} hat {found} Belege; verlangt sind {needed}. Fügen Sie das Dokument oder den Link hinzu.',
    '{label} a {found} pièces justificatives ; {needed} sont demandées. Ajoutez le document ou le lien.',
  ),
  'evidence-item': say(
    '{label}: the item "{item}" has {found} pieces of evidence; {needed} are asked.',
    '{label}: Der Eintrag „{item}“ hat {found} Belege; verlangt sind {needed}.',
    '{label} : l’élément « {item} » a {found} pièces justificatives ; {needed} sont demandées.',
  ),
  'evidence-date': say(
    '{label}: "{title}" is dated {date}; {dated} is asked ({from} to {to}). Correct the date or choose other evidence.',
    '{label}: „{title}“ ist datiert {date}; verlangt ist {dated} ({from} bis {to}). Berichtigen Sie das Datum oder wählen Sie einen anderen Beleg.',
    '{label} : « {title} » est daté {date} ; il faut {dated} ({from} à {to}). Corrigez la date ou choisissez une autre pièce.',
  ),
};

function say(en: string, de: string, fr: string): LocalText {
  return { original: 'en', texts: { en: { text: en }, de: { text: de }, fr: { text: fr } } };
}
