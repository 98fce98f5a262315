import { connect } from 'node:net';

/** Posts a file to its last byte, whatever is answered meanwhile, and asks for the health on the same connection: both status lines. */
export async function sendThenAsk(
  url: string,
  path: string,
  { cookie, file }: { readonly cookie: string; readonly file: Buffer },
): Promise<string[]> {
  const { hostname, port } = new URL(url);
  const own = `Host: ${hostname}:${port}\r\nCookie: ${cookie}\r\n`;
  const form = '--b\r\nContent-Disposition: form-data; name="file"; filename="large.pdf"\r\n\r\n';
  const body = Buffer.concat([Buffer.from(form), file, Buffer.from('\r\n--b--\r\n')]);
  const socket = connect(Number(port), hostname);
  socket.write(`POST ${path} HTTP/1.1\r\n${own}Content-Type: multipart/form-data; boundary=b\r\n`);
  socket.write(`Content-Length: ${body.length}\r\n\r\n`);
  socket.write(body);
  socket.write(`GET /api/health HTTP/1.1\r\n${own}\r\n`);
  let heard = '';
  for await (const bytes of socket as AsyncIterable<Buffer>) {
    heard += bytes.toString();
    if (heard.includes('{"status":"ok"}')) break;
  }
  return heard.match(/HTTP\/1\.1 \d+/g) ?? [];
}
