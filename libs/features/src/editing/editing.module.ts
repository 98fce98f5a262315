import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { FindEditedEntry } from './find-edited-entry.js';
import { FindEditedReport } from './find-edited-report.js';
import { FindEditedText } from './find-edited-text.js';
import { TellEditing } from './tell-editing.js';

const USE_CASES = [FindEditedEntry, FindEditedReport, FindEditedText, TellEditing];

@Module({ imports: [CatalogueModule], providers: USE_CASES, exports: USE_CASES })
export class EditingModule {}
