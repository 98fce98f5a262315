import { addCatalogue } from './catalogue.js';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };

addCatalogue('en', en);
addCatalogue('fr', fr);
addCatalogue('de', de);
addCatalogue('it', it);
addCatalogue('ja', ja);

export { loadNoPart as loadPart, loadNothing as loadLanguage } from './load-nothing.js';
export { composeInvitation, type InvitationContent } from './compose-invitation.js';
export { composeLetter, type LetterContent } from './compose-letter.js';
export {
  isMessageKey,
  LANGUAGES,
  LANGUAGE_NAMES,
  type MessageKey,
  type ProductLanguage,
  type TextPart,
} from './catalogue.js';
export { overallTerms } from './overall-terms.js';
export { methodWords, shareWords } from './method-words.js';
export { matchLanguage, negotiateLanguage, wishedLanguage } from './match-language.js';
export { message, messages, type MessageValues, type Say } from './message.js';
export {
  formatDate,
  formatDateRange,
  formatDecimal,
  formatInstant,
  formatTime,
  nameMonth,
  separatorsOf,
} from './format.js';
export { sayFault, sayFaultWhole, tellFault, type SaidFault } from './say-fault.js';
export { itemFieldLabel } from './item-field-label.js';
export { formatList } from './format-list.js';
export { isOfWords, printMoved } from './print-moved.js';
export { SCORE_SIGNS } from './score-signs.js';
export { stateText } from './state-text.js';
export { methodNote, statedWords } from './stated-words.js';
export { printResult } from './print-result.js';
export { closeMember, headMember } from './chapter-words.js';
export { WRITTEN_LANGUAGES } from './written-languages.js';
