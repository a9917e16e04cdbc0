export { dialectOf, type Dialect } from './dialects.ts';
export { translate, type Translated } from './translate.ts';
