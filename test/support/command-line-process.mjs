// The command line, started once for many commands; see `command-line.ts`.
const { run } = await import(process.argv[2]);

process.on('message', (command) => void answer(command).then((said) => process.send({ id: command.id, ...said })));

async function answer({ folder, args }) {
  let [out, err] = ['', ''];
  try {
    const status = await run(args, { folder, out: (text) => (out += text), err: (text) => (err += text) });
    return { answer: [status, out, err] };
  } catch (error) {
    return { fault: error.stack };
  }
}
