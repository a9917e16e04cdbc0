import { dependencyAdded } from './dependency/dependency-added.ts';
import { dependencyBecameOptional } from './dependency/dependency-became-optional.ts';
import { dependencyBecameRequired } from './dependency/dependency-became-required.ts';
import { dependencyRemoved } from './dependency/dependency-removed.ts';
import { importAdded } from './dependency/import-added.ts';
import { importRangeNarrowed } from './dependency/import-range-narrowed.ts';
import { importRangeWidened } from './dependency/import-range-widened.ts';
import { importRemoved } from './dependency/import-removed.ts';
import { importUseAdded } from './dependency/import-use-added.ts';
import { importUseRemoved } from './dependency/import-use-removed.ts';
import { kernelRangeNarrowed } from './dependency/kernel-range-narrowed.ts';
import { kernelRangeWidened } from './dependency/kernel-range-widened.ts';
import { packageAdded } from './dependency/package-added.ts';
import { packageRangeChanged } from './dependency/package-range-changed.ts';
import { packageRemoved } from './dependency/package-removed.ts';
import { programAdded } from './dependency/program-added.ts';
import { programRemoved } from './dependency/program-removed.ts';
import { serviceUseAdded } from './dependency/service-use-added.ts';
import { serviceUseRemoved } from './dependency/service-use-removed.ts';

/** The rules of one family. */
export const dependencyRules = [
  dependencyAdded,
  dependencyBecameOptional,
  dependencyBecameRequired,
  dependencyRemoved,
  importAdded,
  importRangeNarrowed,
  importRangeWidened,
  importRemoved,
  importUseAdded,
  importUseRemoved,
  kernelRangeNarrowed,
  kernelRangeWidened,
  packageAdded,
  packageRangeChanged,
  packageRemoved,
  programAdded,
  programRemoved,
  serviceUseAdded,
  serviceUseRemoved,
] as const;
