import { createServer } from 'node:http';

// Takes whatever a kernel sends as OTLP and answers as a collector does, in a process of its own, so that it is not measured.
const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end());
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.stdin.resume().on('end', () => process.exit(0));
