export { ContributionsPanel } from './contributions-panel.js';
export { EarlierPanel } from './earlier-panel.js';
export { HistoryPanel } from './history-panel.js';
export { ConflictPanel } from './conflict-panel.js';
export { CalculatedAnswer } from './calculated-answer.js';
export { EntryEditing } from './entry-editing.js';
export { RunWait } from './run-wait.js';
export { OutsidePanel } from './outside-panel.js';
