import { Writable } from 'node:stream';
/** What is written, as one array of bytes. */
export async function collect(write) {
    const chunks = [];
    const sink = new Writable({
        write(chunk, _encoding, done) {
            chunks.push(chunk);
            done();
        },
    });
    await write(sink);
    const whole = Buffer.concat(chunks);
    return new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength);
}
//# sourceMappingURL=collect.js.map