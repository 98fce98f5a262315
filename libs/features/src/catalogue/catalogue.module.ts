import { Module } from '@nestjs/common';
import { Catalogue } from './catalogue.js';

@Module({ providers: [Catalogue], exports: [Catalogue] })
export class CatalogueModule {}
