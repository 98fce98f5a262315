import { AnnounceRelease as Announced, NameReader, ObjectToRelease as Objection } from '@signatory/contract';
import { AnnounceRelease, NameReaders, ObjectToRelease } from '@signatory/features';
import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { readId } from './read-id.js';

/** What happens to a release between its sign-off and its instant. */
@Controller('api/releases/:id')
export class AdoptionController {
  constructor(
    private readonly objecting: ObjectToRelease,
    private readonly readers: NameReaders,
    private readonly announcing: AnnounceRelease,
  ) {}

  @Post('object')
  @HttpCode(204)
  @Allow('release:object')
  @Operation({
    id: 'objectToRelease',
    summary: "A member's lead focal point objects to a release in silence, with a reason",
    body: Objection,
    status: 204,
    refusals: ['command.wrong-state', 'release.silence-over'],
  })
  object(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(Objection)) body: Objection): Promise<void> {
    return this.objecting.execute({ ...asked, release: readId(asked.id), body });
  }

  @Put('announcement')
  @HttpCode(204)
  @Allow('release:request')
  @Operation({
    id: 'announceRelease',
    summary:
      'Announce publicly when a release under embargo is published, or take that back; nothing else of it is told',
    body: Announced,
    status: 204,
    refusals: ['command.wrong-state'],
  })
  announce(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(Announced)) { announced }: Announced): Promise<void> {
    return this.announcing.execute(readId(asked.id), announced, asked);
  }

  @Post('readers')
  @HttpCode(204)
  @Allow('release:name-readers')
  @Operation({
    id: 'nameReader',
    summary: 'Let a person read a release before its instant; each copy is logged and bears a mark',
    body: NameReader,
    status: 204,
    refusals: ['not-found', 'request.invalid', 'release.reader-named', 'command.wrong-state'],
  })
  name(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(NameReader)) { email }: NameReader): Promise<void> {
    return this.readers.name(readId(asked.id), email, asked);
  }

  @Post('readers/:reader/revoke')
  @HttpCode(204)
  @Allow('release:name-readers')
  @Operation({
    id: 'revokeReader',
    summary: 'Strike an embargo reader off; it holds at the next request',
    status: 204,
    refusals: ['not-found'],
  })
  revoke(@Asked() asked: Asked<'id' | 'reader'>): Promise<void> {
    return this.readers.revoke(readId(asked.id), readId(asked.reader, 'reader'), asked);
  }
}
