import { Module } from '@nestjs/common';
import { ReleasesModule } from '../releases/index.js';
import { ReadTrail } from './read-trail.js';
import { SealTrail } from './seal-trail.js';
import { VerifyTrail } from './verify-trail.js';

const VERBS = [ReadTrail, SealTrail, VerifyTrail];

/** Needs `SIGNING` from the process that composes it. */
@Module({ imports: [ReleasesModule], providers: VERBS, exports: VERBS })
export class SealingModule {}
