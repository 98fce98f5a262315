import { createHmac } from 'node:crypto';

const STEP_MS = 30_000;

/** An app that makes codes, as other makers write them: from the address that a QR code holds. */
export class Authenticator {
  private readonly secret: Buffer;

  constructor(address: string) {
    this.secret = readBase32(new URL(address).searchParams.get('secret') ?? '');
  }

  /** The code of now, or of so many steps away. */
  code(away = 0): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + away));
    const mac = createHmac('sha1', this.secret).update(counter).digest();
    const offset = (mac[19] ?? 0) & 0xf;
    return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }
}

function readBase32(text: string): Buffer {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
