import { deprecationAdded } from './spec/deprecation-added.ts';
import { deprecationExtended } from './spec/deprecation-extended.ts';
import { deprecationRemoved } from './spec/deprecation-removed.ts';
import { deprecationShortened } from './spec/deprecation-shortened.ts';
import { documentAdded } from './spec/document-added.ts';
import { documentRemoved } from './spec/document-removed.ts';
import { documentRetired } from './spec/document-retired.ts';
import { documentUnretired } from './spec/document-unretired.ts';
import { kindChanged } from './spec/kind-changed.ts';
import { licenseChanged } from './spec/license-changed.ts';
import { maturityLowered } from './spec/maturity-lowered.ts';
import { maturityRaised } from './spec/maturity-raised.ts';
import { ownersChanged } from './spec/owners-changed.ts';
import { proseChanged } from './spec/prose-changed.ts';
import { removedBeforeWindow } from './spec/removed-before-window.ts';
import { stabilityLowered } from './spec/stability-lowered.ts';
import { stabilityRaised } from './spec/stability-raised.ts';

/** The rules of one family. */
export const specRules = [
  deprecationAdded,
  deprecationExtended,
  deprecationRemoved,
  deprecationShortened,
  documentAdded,
  documentRemoved,
  documentRetired,
  documentUnretired,
  kindChanged,
  licenseChanged,
  maturityLowered,
  maturityRaised,
  ownersChanged,
  proseChanged,
  removedBeforeWindow,
  stabilityLowered,
  stabilityRaised,
] as const;
