// Answers {"list": n, "size": s} by n items, a line each, and {"collect": n} by how many of the n items behind it came.
const write = async (text) => {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
};

async function list(count, size) {
  const text = size === 0 ? {} : { text: 'x'.repeat(size) };
  let lines = '';
  for (let number = 0; number < count; number += 1) {
    lines += `${JSON.stringify({ number, ...text })}\n`;
    if (lines.length < 65_536) continue;
    await write(lines);
    lines = '';
  }
  await write(`${lines}{"end":${count}}\n`);
}

let [left, taken] = [0, 0];
let rest = '';
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop();
  for (const line of lines) {
    const message = JSON.parse(line);
    if (left > 0) {
      left -= 1;
      taken += 1;
      if (left === 0) process.stdout.write(`{"end":${taken}}\n`);
    } else if (message.collect === undefined) {
      void list(message.list, message.size);
    } else {
      [left, taken] = [message.collect, 0];
    }
  }
});
