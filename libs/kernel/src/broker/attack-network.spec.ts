import { describe, expect, it, onTestFinished } from 'vitest';
import { networkAttacks } from '../../fixtures/attack/table/network.ts';
import { netPlugin } from '../../fixtures/net-plugin.ts';
import { createKernel } from '../create-kernel.ts';
import { findPython } from '../runtime/python/find-python.ts';
import { sandboxDriver } from '../isolation/sandbox/sandbox-driver.ts';

const PORT = 443;
const hosts = ['api.example', '*.wide.example', '127.0.0.1', '127.8.9.10', '0.0.0.0', '169.254.169.254', '10.0.0.1'].map((host) => `${host}:${String(PORT)}`);
const twins = { Node: 'net', Python: 'python/net' } as const;
const hasPython = 'executable' in (await findPython());
const hasSandbox = (await sandboxDriver.probe()).available;

for (const language of ['Node', 'Python'] as const)
  for (const level of ['process', 'sandbox'] as const) {
    describe.skipIf((language === 'Python' && !hasPython) || (level === 'sandbox' && !hasSandbox))(`a plugin in ${language} at level ${level}`, () => {
      it('is refused what leads into the machine or its network, and it stands on the ledger', async () => {
        const leads = new Map(networkAttacks.flatMap(({ host, resolved }) => (resolved === undefined ? [] : [[host, resolved] as const])));
        const asked: string[] = [];
        const kernel = createKernel({
          folders: [netPlugin(hosts, level, twins[language])],
          broker: {
            resolve: (host) => {
              asked.push(host);
              return Promise.resolve([leads.get(host) ?? '127.0.0.1']);
            },
          },
        });
        onTestFinished(() => kernel.stop());
        expect(await kernel.start()).toEqual([]);
        const answers: Record<string, unknown> = {};
        for (const { name, host } of networkAttacks)
          answers[name] = ((await kernel.call('net', 'hold', { host, port: PORT })) as { readonly code?: string }).code;
        expect(answers).toEqual(Object.fromEntries(networkAttacks.map(({ name, code }) => [name, code])));
        expect(asked).toEqual([...leads.keys()]);
        const denials = kernel.ledger().filter(({ kind, plugin }) => kind === 'deny' && plugin === 'net');
        const recorded = new Set(denials.map(({ facts }) => facts?.['method']));
        const asTarget = ({ host }: { readonly host: string }): string => `${host.includes(':') ? `[${host}]` : host}:${String(PORT)}`;
        const forbidden = networkAttacks.filter(({ code }) => code === 'core/forbidden').map(asTarget);
        // What is nothing to connect to has no name on the ledger.
        expect([...recorded].sort()).toEqual([...forbidden, 'network:connect'].sort());
      });
    });
  }
