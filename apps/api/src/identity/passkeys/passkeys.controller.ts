import {
  AddedPasskey,
  AddPasskey as Addition,
  EnrolSecondFactor as Proof,
  NamePasskey as Name,
  PasskeyCreation,
  PasskeysView,
} from '@signatory/contract';
import {
  AddPasskey,
  BeginPasskey,
  ReadPasskeys,
  RemovePasskey,
  RenamePasskey,
  shownAtOf,
  type Signed,
} from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../http/allow.js';
import { Session } from '../../http/asked.js';
import { Operation } from '../../http/operation.js';
import { SessionCookie } from '../../http/session-cookie.js';
import { ZodPipe } from '../../http/zod.pipe.js';
import { readId } from '../../releases/read-id.js';
import { PasskeyAddress } from './passkey-address.js';

@Controller('api/me/passkeys')
export class PasskeysController {
  constructor(
    private readonly readPasskeys: ReadPasskeys,
    private readonly beginPasskey: BeginPasskey,
    private readonly addPasskey: AddPasskey,
    private readonly renamePasskey: RenamePasskey,
    private readonly removePasskey: RemovePasskey,
    private readonly address: PasskeyAddress,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Allow('own-account')
  @Operation({ id: 'readPasskeys', summary: 'The passkeys of the caller', answer: PasskeysView })
  read(@Session() { actor }: Signed): Promise<PasskeysView> {
    return this.readPasskeys.execute(actor.id);
  }

  @Post('options')
  @HttpCode(201)
  @Allow('own-account')
  @Operation({
    id: 'beginPasskey',
    summary:
      'Begin a passkey: what a browser makes it of (WebAuthn), for five minutes. Who has no password has signed in, or given the second factor, within fifteen minutes',
    body: Proof,
    status: 201,
    answer: PasskeyCreation,
    refusals: ['passkey.refused', 'step-up.needed', 'sign-in.locked', 'job.busy'],
  })
  begin(@Session() signed: Signed, @Body(new ZodPipe(Proof)) { password }: Proof): Promise<PasskeyCreation> {
    const site = this.address.require();
    return this.beginPasskey.execute({
      person: signed.actor.id,
      password,
      shownAt: shownAtOf(signed),
      site,
      at: new Date(),
    });
  }

  @Post()
  @HttpCode(201)
  @Allow('own-account')
  @Operation({
    id: 'addPasskey',
    summary:
      'Keep a new passkey by what the browser answered; from then on the password alone lets nobody in. Where it is the first second factor, the answer has ten recovery codes, told once, and the other sessions end',
    body: Addition,
    status: 201,
    answer: AddedPasskey,
    refusals: ['passkey.refused'],
  })
  add(
    @Session() { actor }: Signed,
    @Body(new ZodPipe(Addition)) { name, credential }: Addition,
    @Req() request: FastifyRequest,
  ): Promise<AddedPasskey> {
    const [site, token] = [this.address.require(), this.cookie.require(request)];
    return this.addPasskey.execute({ person: actor.id, name, credential, site, token, at: new Date() });
  }

  @Put(':id')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({ id: 'renamePasskey', summary: 'Give an own passkey another name', body: Name, status: 204 })
  async rename(
    @Session() { actor }: Signed,
    @Param('id') id: string,
    @Body(new ZodPipe(Name)) { name }: Name,
  ): Promise<void> {
    await this.renamePasskey.execute({ person: actor.id, passkey: readId(id, 'passkey'), name, at: new Date() });
  }

  @Post(':id/remove')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({
    id: 'removePasskey',
    summary: 'Remove an own passkey; the other sessions end, and with the last second factor the recovery codes',
    status: 204,
    refusals: ['step-up.needed'],
  })
  async remove(@Session() { actor }: Signed, @Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    const [passkey, token] = [readId(id, 'passkey'), this.cookie.require(request)];
    await this.removePasskey.execute({ person: actor.id, passkey, token, at: new Date() });
  }
}
