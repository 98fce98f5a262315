import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { SweepBlobs } from './sweep-blobs.js';

/** What a worker does for the store of files as a whole. */
@Module({ imports: [CatalogueModule], providers: [SweepBlobs], exports: [SweepBlobs] })
export class StoredFilesModule {}
