import type { Json, JsonObject, Schema } from '@plugwright/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random, examineRange, type Pair } from '../../../testing/index.ts';
import { pairOf } from '../../../testing/index.ts';
import { contains } from '../../schema/contains.ts';
import { judgeOf } from '../../schema/holds.ts';
import { withoutCommon } from './without-common.ts';
