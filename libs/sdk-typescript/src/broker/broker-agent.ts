import { Agent, type AgentOptions, type ClientRequestArgs } from 'node:http';
import { Agent as SecureAgent, type AgentOptions as SecureAgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect as connectSecurely, type ConnectionOptions } from 'node:tls';
import { brokerConnect } from './broker-connect.ts';

type Done = (error: Error | null, stream: Duplex) => void;

/** What Node asks an agent to connect to. */
function targetOf({ host, port }: ClientRequestArgs, defaultPort: number): { readonly host: string; readonly port: number } {
  return { host: host ?? 'localhost', port: Number(port ?? defaultPort) };
}

function settle(connecting: Promise<Duplex>, done: Done | undefined): void {
  // Node takes the error alone, although its types want a stream with it.
  connecting.then(
    (socket) => done?.(null, socket),
    (error: unknown) => done?.(error as Error, undefined as never),
  );
}

class ThroughBroker extends Agent {
  override createConnection(options: ClientRequestArgs, done?: Done): undefined {
    settle(brokerConnect(targetOf(options, 80)), done);
  }
}

class SecurelyThroughBroker extends SecureAgent {
  override createConnection(options: ClientRequestArgs & ConnectionOptions, done?: Done): undefined {
    const { host, port } = targetOf(options, 443);
    const connecting = brokerConnect({ host, port }).then((socket) => connectSecurely({ ...options, socket, servername: options.servername ?? host }));
    settle(connecting, done);
  }
}

/** An agent for `node:http` whose connections go through the kernel's network broker. */
export function brokerAgent(options?: AgentOptions): Agent {
  return new ThroughBroker(options);
}

/** An agent for `node:https` whose connections go through the kernel's network broker; the broker sees nothing of what is encrypted. */
export function secureBrokerAgent(options?: SecureAgentOptions): SecureAgent {
  return new SecurelyThroughBroker(options);
}
