import type { BumpPlan } from '@plugwright/release';

function changesetLines({ changesets, next }: BumpPlan): string[] {
  return changesets.map(({ document, bump, state, byHand }) => {
    const version = next.get(document);
    const to = version === undefined ? '' : `, next ${version}`;
    if (state === 'superseded') return `${document}: ${bump}${to}; ${byHand.join(', ')} raises too little and is superseded, its words stay`;
    if (state === 'kept') return `${document}: ${bump}${to}; ${byHand.length > 0 ? `${byHand.join(', ')} suffices` : 'as it was'}`;
    return `${document}: ${bump}${to}`;
  });
}

function rangeLines({ ranges }: BumpPlan): string[] {
  return ranges.map(({ importer, upstream, next, from, to, because }) =>
    to === undefined
      ? `${importer}: its range ${from} excludes ${upstream} ${next} and was left, because it uses what breaks; ${because ?? ''}`
      : `${importer}: its range of ${upstream} is ${to} now; nothing that it uses breaks in ${next}`,
  );
}

/** What a plan comes to, a line each; the last says what to do next. */
export function summaryLines(plan: BumpPlan): readonly string[] {
  const lines = [
    ...changesetLines(plan),
    ...rangeLines(plan),
    ...plan.notes.map(({ document, version, state }) =>
      state === 'written'
        ? `${document}: says in releases.${version} what users must do; read it and make it yours`
        : `${document}: its note in releases.${version} is gone, like the break that it told`,
    ),
    ...plan.withoutPackage.map((document) => `${document}: has no package yet; run \`npx nx sync\` and this again`),
  ];
  if (lines.length === 0) return ['nothing changed since the last release'];
  const specs = [...plan.files.keys()].some((file) => file.startsWith('specs/'));
  return [...lines, ...(specs ? ['Specs were edited: run `npx nx sync` to bring generated files up to date.'] : [])];
}
