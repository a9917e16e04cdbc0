import { execFileSync } from 'node:child_process';
import type { MechanismReport } from '../driver.ts';
import { findLauncher, launcherCommand, launcherRelease } from './find-launcher.ts';

/** What the launcher found by trying. */
export interface LauncherFindings {
  /** That of the packages that it is published with. */
  readonly release: string;
  /** Of the plans that it reads. */
  readonly version: number;
  /** 0 where Landlock does not work. */
  readonly landlockAbi: number;
  readonly seccomp: boolean;
  /** Whether calls of a program can be heard, and looked into. */
  readonly watch: boolean;
  /** Whether it can become another user. */
  readonly uid: boolean;
  readonly userNamespaces: boolean;
  readonly mountNamespaces: boolean;
}

/** A launcher that works here, or the report of why there is none. */
export type FoundLauncher = { readonly file: string; readonly findings: LauncherFindings } | { readonly report: MechanismReport };

const PROBE_TIMEOUT_MS = 5_000;
const PLAN_VERSION = 1;

/** Look for the launcher of this kernel's release and have it try each mechanism. */
export function tryLauncher(find: () => string | undefined = findLauncher): FoundLauncher {
  const mend = launcherCommand();
  if (process.platform !== 'linux' || mend === undefined) {
    return { report: { works: false, found: `there is none for ${process.platform} on ${process.arch}` } };
  }
  const file = find();
  if (file === undefined) return { report: { works: false, found: 'it is not installed', mend } };
  try {
    const text = execFileSync(file, ['--probe'], { encoding: 'utf8', env: {}, timeout: PROBE_TIMEOUT_MS, stdio: ['ignore', 'pipe', 'ignore'] });
    const findings = JSON.parse(text) as LauncherFindings;
    const release = launcherRelease();
    if (findings.release !== release) {
      return { report: { works: false, found: `it is of release ${findings.release}, and the kernel of ${release}`, mend } };
    }
    if (findings.version === PLAN_VERSION) return { file, findings };
    return { report: { works: false, found: `it reads version ${String(findings.version)} of plans and not ${String(PLAN_VERSION)}`, mend } };
  } catch (error) {
    return { report: { works: false, found: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it does not run', mend } };
  }
}
