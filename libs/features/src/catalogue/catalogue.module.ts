import { Module } from '@nestjs/common';
import { Catalogue } from './catalogue.js';
import { ReadCycles } from './read-cycles.js';

@Module({ providers: [Catalogue, ReadCycles], exports: [Catalogue, ReadCycles] })
export class CatalogueModule {}
