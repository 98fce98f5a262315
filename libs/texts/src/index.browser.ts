export { loadLanguage, loadPart } from './load-language.js';
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
export { formatDate, formatDateRange, formatDecimal, formatInstant, formatTime, separatorsOf } from './format.js';
export { formatList } from './format-list.js';
export { isOfWords, printMoved } from './print-moved.js';
export { SCORE_SIGNS } from './score-signs.js';
export { stateText } from './state-text.js';
export { methodNote, statedWords } from './stated-words.js';
export { printResult } from './print-result.js';
export { closeMember, headMember } from './chapter-words.js';
export { WRITTEN_LANGUAGES } from './written-languages.js';
