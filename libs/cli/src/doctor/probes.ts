import type { Probe } from './probe.ts';
import { bubblewrap } from './probes/bubblewrap.ts';
import { cargo } from './probes/cargo.ts';
import { chromium } from './probes/chromium.ts';
import { container } from './probes/container.ts';
import { controlGroups } from './probes/control-groups.ts';
import { diskSpace } from './probes/disk-space.ts';
import { git } from './probes/git.ts';
import { go } from './probes/go.ts';
import { java } from './probes/java.ts';
import { landlock } from './probes/landlock.ts';
import { launcher } from './probes/launcher.ts';
import { node } from './probes/node.ts';
import { npm } from './probes/npm.ts';
import { python } from './probes/python.ts';
import { runtimeFolder } from './probes/runtime-folder.ts';
import { sandbox } from './probes/sandbox.ts';
import { sqlite } from './probes/sqlite.ts';
import { temporaryFolder } from './probes/temporary-folder.ts';

/** Everything that `plugwright doctor` looks at, in the order in which it is shown. */
export const probes: readonly Probe[] = [
  node,
  npm,
  sqlite,
  temporaryFolder,
  runtimeFolder,
  diskSpace,
  git,
  launcher,
  controlGroups,
  landlock,
  bubblewrap,
  sandbox,
  container,
  chromium,
  go,
  cargo,
  java,
  python,
];
