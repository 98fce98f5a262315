import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { ReadWork } from './read-work.js';

const USE_CASES = [ReadWork];

@Module({ imports: [CatalogueModule], providers: USE_CASES, exports: USE_CASES })
export class OperationsModule {}
