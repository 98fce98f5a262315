import { rm } from 'node:fs/promises';
import { Desk } from './desk.js';
import { ImportDesk } from './import-desk.js';

it('an import whose file is gone is not taken for done: its job fails, to be given up where somebody looks', async () => {
  const desk = await Desk.open();
  const exchange = await ImportDesk.open(desk);
  const { id } = await exchange.receive('indicator,field,value\ni1_unit,,planned\n');
  await rm(exchange.folder, { recursive: true, force: true });
  await expect(exchange.work()).rejects.toThrow('There is no stored file');
  expect(await exchange.view(id)).toMatchObject({ state: 'READING', cause: null });
  const [unread] = await exchange.jobs();
  if (!unread) throw new Error('A job that failed is not done.');
  await exchange.giveUp(unread, new Error('There is no stored file.'));
  expect(await exchange.view(id)).toMatchObject({ state: 'ERROR' });
  await exchange.close();
  await desk.world.close();
});
