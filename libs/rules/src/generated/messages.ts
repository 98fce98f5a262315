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
  'total',
  'currency',
  'reason',
  'evidence',
  'evidence-item',
  'evidence-date',
  'evidence-twice',
  'evidence-gone',
  'evidence-unreached',
  'required-when',
  'part',
  'disclosed',
  'narrative',
  'mirror',
] as const;
export type GeneratedKind = (typeof GENERATED_KINDS)[number];

/** Why a rule could not run. */
export const NOT_RUN_MESSAGES: Record<'value' | 'rule', LocalText> = {
  value: say(
    'This check could not run: {unreadable} cannot be read as it is asked. Enter it again; until then the check is not passed.',
    'Diese Prüfung ließ sich nicht ausführen: {unreadable} ist nicht so lesbar, wie es verlangt ist. Geben Sie es neu ein; bis dahin ist die Prüfung nicht bestanden.',
    'Ce contrôle n’a pas pu être exécuté : {unreadable} est illisible sous la forme demandée. Saisissez à nouveau cette valeur ; d’ici là, le contrôle n’est pas réussi.',
    'Questo controllo non è stato eseguito: {unreadable} non è leggibile nella forma richiesta. Inserite di nuovo il valore; fino ad allora il controllo non è superato.',
    'この検査は実行できませんでした：{unreadable}を求められた形で読み取れません。入力し直してください。それまで検査は合格になりません。',
  ),
  rule: say(
    'This check could not run, and the fault is in its rule, not in your report ({cause}). Tell the secretariat, which can suspend it; until then the check is not passed.',
    'Diese Prüfung ließ sich nicht ausführen; der Fehler liegt in ihrer Regel, nicht in Ihrem Bericht ({cause}). Sagen Sie es dem Sekretariat, das sie aussetzen kann; bis dahin ist die Prüfung nicht bestanden.',
    'Ce contrôle n’a pas pu être exécuté ; l’erreur est dans sa règle, non dans votre rapport ({cause}). Informez le secrétariat, qui peut la suspendre ; d’ici là, le contrôle n’est pas réussi.',
    'Questo controllo non è stato eseguito; l’errore è nella sua regola, non nel vostro rapporto ({cause}). Avvisate il segretariato, che può sospenderla; fino ad allora il controllo non è superato.',
    'この検査は実行できませんでした。原因は報告ではなく規則にあります（{cause}）。事務局に知らせてください。事務局は規則を停止できます。それまで検査は合格になりません。',
  ),
};

/** Of a rule that the secretariat suspended in the cycle. */
export const SUSPENDED_MESSAGE: LocalText = say(
  'The secretariat has suspended this check: it is not run and does not count as passed. It asks nothing of you.',
  'Das Sekretariat hat diese Prüfung ausgesetzt: Sie wird nicht ausgeführt und gilt nicht als bestanden. Von Ihnen verlangt sie nichts.',
  'Le secrétariat a suspendu ce contrôle : il n’est pas exécuté et n’est pas tenu pour réussi. Il ne vous demande rien.',
  'Il segretariato ha sospeso questo controllo: non viene eseguito e non vale come superato. Non vi chiede nulla.',
  '事務局がこの検査を停止しました。検査は実行されず、合格とは扱われません。対応は必要ありません。',
);

/** When what a piece of evidence shows has to be. */
export const DATED_WORDS: Readonly<Record<string, LocalText>> = {
  'in-window': say(
    'what happened in the window',
    'was im Berichtszeitraum geschah',
    'un fait de la période de référence',
    'un fatto del periodo di riferimento',
    '報告対象期間内の事実',
  ),
  'in-force': say(
    'what is in force at the end of the window',
    'was am Ende des Berichtszeitraums in Kraft ist',
    'un acte en vigueur à la fin de la période de référence',
    'un atto in vigore alla fine del periodo di riferimento',
    '報告対象期間の末日に有効なもの',
  ),
};

/** Of a piece of evidence without any. */
export const NO_DATE: LocalText = say('none', 'keines', 'aucune', 'nessuna', 'なし');

/** In the reporter's words, with the placeholders that the rule's facts fill. */
export const GENERATED_MESSAGES: Record<GeneratedKind, LocalText> = {
  required: say(
    '{label} is not answered. Answer it, or say why there is no data.',
    '{label} ist nicht beantwortet. Antworten Sie, oder sagen Sie, warum es keine Daten gibt.',
    '{label} est sans réponse. Répondez, ou dites pourquoi il n’y a pas de données.',
    '{label} è senza risposta. Rispondete, o dite perché non ci sono dati.',
    '{label}は未回答です。回答するか、データがない理由を書いてください。',
  ),
  unknown: say(
    'The plan has no indicator “{value}”. {cure}',
    'Der Plan hat keinen Indikator „{value}“. {cure}',
    'Le plan n’a pas d’indicateur « {value} ». {cure}',
    'Il piano non ha un indicatore «{value}». {cure}',
    '計画に指標「{value}」はありません。{cure}',
  ),
  type: say(
    '{label} cannot be read: {fault}. {cure}',
    '{label} ist nicht lesbar: {fault}. {cure}',
    '{label} est illisible : {fault}. {cure}',
    '{label} non è leggibile: {fault}. {cure}',
    '{label}を読み取れません：{fault}。{cure}',
  ),
  decimals: say(
    '{label} is {value}; {decimals} decimals are asked.',
    '{label} ist {value}; verlangt sind {decimals} Dezimalstellen.',
    '{label} vaut {value} ; nombre de décimales demandé : {decimals}.',
    '{label} è {value}; decimali richiesti: {decimals}.',
    '{label}は{value}です。求められる小数は{decimals}桁です。',
  ),
  range: say(
    '{label} is {value}, outside {min} to {max}. Correct the figure.',
    '{label} ist {value}, außerhalb von {min} bis {max}. Berichtigen Sie die Zahl.',
    '{label} vaut {value}, hors de l’intervalle de {min} à {max}. Corrigez le chiffre.',
    '{label} è {value}, fuori dall’intervallo da {min} a {max}. Correggete il dato.',
    '{label}は{value}で、{min}から{max}の範囲外です。数値を直してください。',
  ),
  code: say(
    '{label} is “{value}”, which is none of its codes: {codes}.',
    '{label} ist „{value}“, das ist keiner seiner Codes: {codes}.',
    '{label} vaut « {value} », qui ne figure pas parmi ses codes : {codes}.',
    '{label} è «{value}», che non è uno dei suoi codici: {codes}.',
    '{label}は「{value}」ですが、次のコードのどれでもありません：{codes}。',
  ),
  item: say(
    '{label} names “{item}”, which is not on the closed list.',
    '{label} nennt „{item}“, das nicht auf der geschlossenen Liste steht.',
    '{label} nomme « {item} », qui n’est pas sur la liste fermée.',
    '{label} indica «{item}», che non è nell’elenco chiuso.',
    '{label}に、所定の一覧にない「{item}」があります。',
  ),
  unique: say(
    '{label} names “{item}” {times} times. It counts once: put the steps into one item.',
    '{label} nennt „{item}“ {times}-mal. Es zählt einmal: Fassen Sie die Schritte zusammen.',
    '{label} nomme « {item} » {times} fois. Il ne compte qu’une fois : réunissez les étapes en un seul élément.',
    '{label} indica «{item}» {times} volte. Conta una volta: riunite i passi in un solo elemento.',
    '{label}に「{item}」が{times}回あります。数えるのは1回です。一つのリスト項目にまとめてください。',
  ),
  fields: say(
    '{label}: the item “{item}” lacks {field}.',
    '{label}: Beim Eintrag „{item}“ fehlt {field}.',
    '{label} : à l’élément « {item} » manque {field}.',
    '{label}: all’elemento «{item}» manca {field}.',
    '{label}：リスト項目「{item}」に{field}がありません。',
  ),
  cells: say(
    '{label}: the cell “{cell}” ({value}) cannot be read. {cure}',
    '{label}: Die Zelle „{cell}“ ({value}) ist nicht lesbar. {cure}',
    '{label} : la cellule « {cell} » ({value}) est illisible. {cure}',
    '{label}: la cella «{cell}» ({value}) non è leggibile. {cure}',
    '{label}：セル「{cell}」（{value}）を読み取れません。{cure}',
  ),
  sum: say(
    '{label}: the parts by “{dimension}” add up to {sum}, and the total is {total}. Correct one of them.',
    '{label}: Die Teile nach „{dimension}“ ergeben {sum}, der Gesamtwert ist {total}. Berichtigen Sie eines davon.',
    '{label} : la somme des parties par « {dimension} » est {sum}, et le total est {total}. Corrigez l’un ou l’autre.',
    '{label}: le parti per «{dimension}» danno {sum}, e il totale è {total}. Correggete l’uno o l’altro.',
    '{label}：「{dimension}」別の合計は{sum}、全体の値は{total}です。どちらかを直してください。',
  ),
  total: say(
    '{label}: its parts are given, and no total. Enter the total.',
    '{label}: Die Teile sind angegeben, der Gesamtwert nicht. Geben Sie den Gesamtwert an.',
    '{label} : les parties sont indiquées, le total ne l’est pas. Saisissez le total.',
    '{label}: le parti sono indicate, il totale no. Inserite il totale.',
    '{label}：内訳はありますが、全体の値がありません。全体の値を入力してください。',
  ),
  currency: say(
    '{label} is an amount without a currency. Name it by its three letters: EUR.',
    '{label} ist ein Betrag ohne Währung. Nennen Sie sie mit drei Buchstaben: EUR.',
    '{label} est un montant sans devise. Nommez-la en trois lettres : EUR.',
    '{label} è un importo senza valuta. Indicatela con tre lettere: EUR.',
    '{label}は通貨のない金額です。EURのように3文字で書いてください。',
  ),
  reason: say(
    '{label} has no answer, and no reason is given. Say why.',
    '{label} hat keine Antwort, und es ist kein Grund genannt. Sagen Sie, warum.',
    '{label} est sans réponse et sans motif. Dites pourquoi.',
    '{label} è senza risposta e senza motivo. Dite perché.',
    '{label}には回答も理由もありません。理由を書いてください。',
  ),
  evidence: say(
    'Evidence for {label}: {found} given, {needed} asked. Add the document or the link behind the answer.',
    'Belege zu {label}: {found} vorhanden, {needed} verlangt. Fügen Sie das Dokument oder den Link hinzu.',
    'Preuves pour {label} : {found} ; il en faut {needed}. Ajoutez le document ou le lien.',
    '{label}: prove presenti {found}, richieste {needed}. Aggiungete il documento o il link.',
    '{label}の根拠資料は{found}件です。{needed}件が求められます。文書かリンクを加えてください。',
  ),
  'evidence-item': say(
    'Evidence for the item “{item}” of {label}: {found} given, {needed} asked.',
    'Belege zum Eintrag „{item}“ von {label}: {found} vorhanden, {needed} verlangt.',
    '{label}, élément « {item} », preuves : {found} ; il en faut {needed}.',
    '{label}, elemento «{item}»: prove presenti {found}, richieste {needed}.',
    '{label}：リスト項目「{item}」の根拠資料は{found}件です。{needed}件が求められます。',
  ),
  'evidence-date': say(
    '{label}: “{title}” does not fit (date: {date}). What is asked is {dated}, {from} to {to}. Correct its date, or choose other evidence.',
    '{label}: „{title}“ passt nicht (Datum: {date}). Verlangt ist, {dated}, {from} bis {to}. Berichtigen Sie sein Datum, oder wählen Sie einen anderen Beleg.',
    '{label} : « {title} » ne convient pas (date : {date}). Il faut {dated}, du {from} au {to}. Corrigez sa date, ou choisissez une autre preuve.',
    '{label}: «{title}» non è adatto (data: {date}). È richiesto {dated}, dal {from} al {to}. Correggete la sua data, o scegliete un’altra prova.',
    '{label}：「{title}」は条件に合いません（日付：{date}）。{dated}（{from}～{to}）が求められます。日付を訂正するか、別の資料を選んでください。',
  ),
  'required-when': say(
    '{label} is not answered, and it is asked because {condition}. Answer it, or say why there is no data.',
    '{label} ist nicht beantwortet, und gefragt ist danach, weil {condition}. Antworten Sie, oder sagen Sie, warum es keine Daten gibt.',
    '{label} est sans réponse, et la question se pose parce que {condition}. Répondez, ou dites pourquoi il n’y a pas de données.',
    '{label} è senza risposta, ed è richiesto perché {condition}. Rispondete, o dite perché non ci sono dati.',
    '{label}は未回答です。{condition}のため回答が必要です。回答するか、データがない理由を書いてください。',
  ),
  part: say(
    '{label}: the part “{cell}” is {value}, more than the total of {total}. Correct one of them.',
    '{label}: Der Teil „{cell}“ ist {value}, mehr als der Gesamtwert {total}. Berichtigen Sie eines davon.',
    '{label} : la partie « {cell} » vaut {value}, plus que le total de {total}. Corrigez l’une ou l’autre.',
    '{label}: la parte «{cell}» è {value}, più del totale di {total}. Correggete l’una o l’altro.',
    '{label}：内訳「{cell}」は{value}で、全体の値{total}を超えています。どちらかを直してください。',
  ),
  disclosed: say(
    '{label}: the confidential cell “{cell}” can be computed from the total and {siblings}. Make a second cell of “{dimension}”, or the total, confidential too.',
    '{label}: Die vertrauliche Zelle „{cell}“ lässt sich aus dem Gesamtwert und {siblings} errechnen. Machen Sie eine zweite Zelle von „{dimension}“ oder den Gesamtwert ebenfalls vertraulich.',
    '{label} : la cellule confidentielle « {cell} » se calcule à partir du total et de {siblings}. Rendez aussi confidentielle une deuxième cellule de « {dimension} », ou le total.',
    '{label}: la cella riservata «{cell}» si può calcolare dal totale e da {siblings}. Rendete riservata anche una seconda cella di «{dimension}», o il totale.',
    '{label}：非公開のセル「{cell}」は全体の値と{siblings}から計算できます。「{dimension}」のもう一つのセルか全体の値も非公開にしてください。',
  ),
  'evidence-twice': say(
    '{label}: “{title}” stands {times} times as evidence for the same thing. It counts once: remove one, or name another source.',
    '{label}: „{title}“ steht {times}-mal als Beleg für dasselbe. Es zählt einmal: Entfernen Sie einen, oder nennen Sie eine andere Quelle.',
    '{label} : « {title} » figure {times} fois comme preuve de la même chose. Elle ne compte qu’une fois : retirez-en une, ou citez une autre source.',
    '{label}: «{title}» figura {times} volte come prova della stessa cosa. Conta una volta: toglietene una, o citate un’altra fonte.',
    '{label}：「{title}」が同じ事柄の根拠資料として{times}回あります。数えるのは1回です。一つを外すか、別の出典を挙げてください。',
  ),
  'evidence-gone': say(
    '{label}: the page of “{title}” does not exist ({status}). Check the address, or add the file.',
    '{label}: Die Seite von „{title}“ gibt es nicht ({status}). Prüfen Sie die Adresse, oder fügen Sie die Datei hinzu.',
    '{label} : la page de « {title} » n’existe pas ({status}). Vérifiez l’adresse, ou ajoutez le fichier.',
    '{label}: la pagina di «{title}» non esiste ({status}). Controllate l’indirizzo, o aggiungete il file.',
    '{label}：「{title}」のページは存在しません（{status}）。アドレスを確かめるか、ファイルを加えてください。',
  ),
  'evidence-unreached': say(
    '{label}: the page of “{title}” could not be reached. Check the address, or add the file; if people do reach it, say so.',
    '{label}: Die Seite von „{title}“ war nicht zu erreichen. Prüfen Sie die Adresse, oder fügen Sie die Datei hinzu; wenn sie für Menschen erreichbar ist, sagen Sie es.',
    '{label} : la page de « {title} » n’a pas pu être atteinte. Vérifiez l’adresse, ou ajoutez le fichier ; si elle est accessible au public, dites-le.',
    '{label}: la pagina di «{title}» non era raggiungibile. Controllate l’indirizzo, o aggiungete il file; se il pubblico la raggiunge, ditelo.',
    '{label}：「{title}」のページに到達できませんでした。アドレスを確かめるか、ファイルを加えてください。一般に閲覧できる場合は、その旨を書いてください。',
  ),
  narrative: say(
    '{label} asks for an account in words, and there is none. Describe what stands behind the answer.',
    '{label} verlangt eine Darstellung in Worten, und es gibt keine. Beschreiben Sie, was hinter der Antwort steht.',
    '{label} demande un exposé, et il n’y en a pas. Décrivez ce qui fonde la réponse.',
    '{label} chiede una descrizione, e non c’è. Descrivete su che cosa si basa la risposta.',
    '{label}には説明文が求められますが、ありません。回答の背景を説明してください。',
  ),
  mirror: say(
    '{label}: the figure for {partner} differs from what {partner} reports for the same exchange. Compare your records with {partner}, and correct or justify the figure.',
    '{label}: Die Zahl für {partner} weicht von der Gegenmeldung zum selben Austausch ab. Gleichen Sie die Unterlagen miteinander ab, und berichtigen oder begründen Sie die Zahl.',
    '{label} : le chiffre pour {partner} diffère de ce que {partner} déclare du même échange. Comparez vos dossiers avec {partner}, et corrigez ou justifiez le chiffre.',
    '{label}: il dato per il partner {partner} differisce da quanto il partner riferisce sullo stesso scambio. Confrontate le registrazioni, e correggete o motivate il dato.',
    '{label}：{partner}についての数値が、同じやり取りについて{partner}が報告した数値と異なります。{partner}と記録を照合し、数値を直すか、理由を示してください。',
  ),
};

// Five texts in the product's order: fewer would leave a language to chance, an object would say each key forty times.
function say(...texts: readonly [en: string, de: string, fr: string, it: string, ja: string]): LocalText {
  const [en, de, fr, it, ja] = texts.map((text) => ({ text }));
  return { original: 'en', texts: { en, de, fr, it, ja } as LocalText['texts'] };
}
