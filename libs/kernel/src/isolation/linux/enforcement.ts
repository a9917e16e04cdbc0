import { readlinkSync } from 'node:fs';
import type { Enforcement } from '../driver.ts';
import { textOf } from './run-name.ts';

const KINDS = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'user', 'uts'] as const;

function fieldOf(status: string, name: string): string | undefined {
  return new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1];
}

function namespaceOf(pid: number | 'self', kind: string): string | undefined {
  try {
    return readlinkSync(`/proc/${String(pid)}/ns/${kind}`);
  } catch {
    return undefined;
  }
}

/** What Linux says of a running process: who it is, what it may, and which namespaces it does not share with this one; undefined where it is gone. */
export function readBack(pid: number): Partial<Enforcement> | undefined {
  const status = textOf(`/proc/${String(pid)}/status`);
  if (status === undefined) return undefined;
  const capEff = fieldOf(status, 'CapEff');
  const namespaces = KINDS.filter((kind) => {
    const its = namespaceOf(pid, kind);
    return its !== undefined && its !== namespaceOf('self', kind);
  });
  return {
    pid,
    uid: Number(fieldOf(status, 'Uid')),
    ...(capEff === undefined ? {} : { capEff }),
    seccomp: Number(fieldOf(status, 'Seccomp') ?? '0'),
    noNewPrivs: fieldOf(status, 'NoNewPrivs') === '1',
    namespaces,
  };
}
