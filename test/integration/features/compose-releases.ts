import {
  Audit,
  Catalogue,
  ConfirmScores,
  DecideRelease,
  ExplainDeparture,
  FindCorrection,
  FindRelease,
  DraftDocument,
  FreezeDocument,
  GiveOpinion,
  MoveCorrection,
  MoveEmbargo,
  MoveRelease,
  MoveScore,
  NameReaders,
  ObjectToRelease,
  OpenCorrection,
  PublishedReleases,
  PublishReleases,
  ReadCorrections,
  ReadCycles,
  ReadReleases,
  RedraftRelease,
  ReleasePrinters,
  RenderReleaseFile,
  RequestRelease,
  RescoreScores,
  ShareScores,
  SigningKeys,
  SignOffRelease,
  SteerRendering,
  TakeCopy,
  WidenCorrection,
  MoveSubmission,
  PutBack,
  WorkCorrection,
} from '@signatory/features';
import type { FolderBlobStore } from '@signatory/persistence';
import { SigningKey } from '@signatory/proof';
import type { World } from '../../support/build-world.js';

const SOFTWARE = { name: 'Signatory', version: '0.1.0' };
const PUBLISHES = { site: 'http://localhost:3000', publisher: 'Observatory (Geneva)', paper: 'Letter' } as const;

/** The commands on releases and cases over one database and one folder of blobs. */
export function composeReleases(world: World, blobs: FolderBlobStore) {
  const { database } = world;
  const audit = new Audit();
  const catalogue = new Catalogue(database);
  const cycles = new ReadCycles(catalogue, database);
  const signing = { key: SigningKey.generate(), ...PUBLISHES };
  const keys = new SigningKeys(database, audit, signing);
  const [moveRelease, moveScore, moveCorrection] = [
    new MoveRelease(audit),
    new MoveScore(audit),
    new MoveCorrection(audit),
  ];
  const freeze = new FreezeDocument(blobs);
  const draft = new DraftDocument(blobs, SOFTWARE, keys);
  const putBack = new PutBack(blobs, draft, new MoveSubmission(audit), moveScore);
  const rescore = new RescoreScores(moveScore);
  const widening = new WidenCorrection(moveCorrection, rescore);
  const find = new FindRelease(database, catalogue);
  const findCase = new FindCorrection(database, catalogue);
  const publish = new PublishReleases(database, catalogue, moveRelease, moveCorrection, moveScore);
  const documents = new PublishedReleases(database, blobs);
  const decide = new DecideRelease(database, find, moveRelease);
  return {
    request: new RequestRelease(database, cycles, moveRelease, freeze, draft, blobs),
    render: new RenderReleaseFile(database, blobs, SOFTWARE, new ReleasePrinters(blobs)),
    signOff: new SignOffRelease(decide, moveRelease, publish, documents, blobs, signing),
    redraft: new RedraftRelease(database, find, moveRelease),
    moveEmbargo: new MoveEmbargo(database, find, moveRelease, freeze, blobs, SOFTWARE, keys),
    object: new ObjectToRelease(database, find, moveRelease),
    steer: new SteerRendering(database, find, moveRelease, audit),
    publish,
    readers: new NameReaders(database, find, moveRelease, audit),
    copies: new TakeCopy(database, find, audit, blobs),
    read: new ReadReleases(database, cycles, find),
    openCase: new OpenCorrection(database, find, moveRelease, audit),
    work: new WorkCorrection(database, findCase, moveCorrection, rescore, putBack, widening),
    corrections: new ReadCorrections(database, cycles, findCase),
    opine: new GiveOpinion(database, catalogue, moveScore, audit),
    explain: new ExplainDeparture(database, catalogue, moveScore, audit),
    share: new ShareScores(database, cycles, moveScore),
    confirm: new ConfirmScores(database, catalogue, moveScore),
  };
}
