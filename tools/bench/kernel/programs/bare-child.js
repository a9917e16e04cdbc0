let rest = '';
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop();
  let answers = '';
  for (const line of lines) {
    const { id, text } = JSON.parse(line);
    answers += `${JSON.stringify({ id, text })}\n`;
  }
  process.stdout.write(answers);
});
