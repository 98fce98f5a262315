export { EditingModule } from './editing.module.js';
export { FindEditedEntry } from './find-edited-entry.js';
export { FindEditedReport, type EditedEntry } from './find-edited-report.js';
export { FindEditedText } from './find-edited-text.js';
export { TellEditing, type EditedPlace } from './tell-editing.js';
