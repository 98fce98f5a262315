export { CHAPTER, CHAPTER_STATES, type ChapterCommand, type ChapterState } from '../workflow/chapter.js';
export {
  NO_SECTIONS,
  numberReferences,
  readTokens,
  sectionsInOrder,
  withSection,
  type ChapterReference,
  type ChapterSections,
  type NamedSection,
  type Token,
} from './chapter-text.js';
export { addressesIn, addressesOf, addressKey, withoutAddresses } from './addresses.js';
export { blocksOf, type ChapterBlock, type Inline } from './chapter-blocks.js';
export { stateOfChapterText } from './chapter-translation.js';
export { findOtherScores } from './look-alikes.js';
export { otherResults, type OtherResult, type OtherResults } from './other-results.js';
export {
  bindLookAlike,
  checkNumbers,
  states,
  type NumberCheck,
  type NumberFinding,
  type Occurrence,
} from './number-check.js';
export { checkChapter, faultOf, type PlacedFinding } from './place-findings.js';
export {
  COUNTED,
  listMarks,
  MARK_KINDS,
  resultsOf,
  type MarkKind,
  type Results,
  type ResultTables,
  type ResultValue,
} from './results.js';
export { readSigns, writeSigns } from './score-signs.js';
