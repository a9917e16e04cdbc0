import { defineCodes } from '../code.ts';

/** What the kernel finds in manifests, configuration and its surroundings. */
export const kernelCodes = defineCodes('kernel', {
  'kernel/manifest-unreadable': {
    severity: 'error',
    message: 'The manifest {file} cannot be read: {reason}.',
    summary: 'The file plugin.manifest.json of a plugin is missing, not JSON, or too large.',
    hint: 'Emit it again: `npx nx generate @plugwright/nx:plugin`.',
  },
  'kernel/manifest-invalid': {
    severity: 'error',
    message: 'The manifest of {plugin} is not valid at {pointer}: {reason}.',
    summary: 'A manifest does not fit the published JSON Schema of manifests.',
    hint: 'Emit it again: `npx nx generate @plugwright/nx:plugin`.',
  },
  'kernel/manifest-refused': {
    severity: 'error',
    message: 'The package of {plugin} is refused: {reason}.',
    summary: 'The package verifier did not accept the folder of a plugin.',
  },
  'kernel/duplicate-plugin': {
    severity: 'error',
    message: '{plugin} {version} is found twice: in {first} and in {second}.',
    summary: 'Two folders hold the same version of one plugin; the kernel would not know which code it runs.',
    hint: 'Remove one of the folders.',
  },
  'kernel/no-plugins': {
    severity: 'warning',
    message: 'No plugin was found in {folders}.',
    summary: 'None of the folders is or holds a folder with a plugin.manifest.json.',
    hint: 'Make one with `npx nx generate @plugwright/nx:spec`.',
  },
  'kernel/no-entrypoint': {
    severity: 'error',
    message: '{plugin} has no code to run: {file} is missing.',
    summary: 'Neither the built file of a plugin nor its source exists.',
    hint: 'Build it: `npx nx run {plugin}:build`.',
  },
  'kernel/missing-dependency': {
    severity: 'error',
    message: '{plugin} needs {dependency} {range}, which is not installed.',
    summary: 'A required plugin is in none of the folders.',
    hint: 'Put {dependency} into a plugin folder, or import it as `optional: true`.',
  },
  'kernel/unsatisfied-range': {
    severity: 'error',
    message: '{plugin} needs {dependency} {range}; there is only {available}.',
    summary: 'No installed version of a required plugin is inside the range.',
    hint: 'Install a version inside {range}, or widen the range under `imports` of {plugin}.',
  },
  'kernel/version-conflict': {
    severity: 'error',
    message: '{plugin} is left out: {explanation}.',
    summary: 'No choice of one version a plugin satisfies the ranges of all plugins at once.',
    hint: 'Align the ranges named above, or install a version that fits them all.',
  },
  'kernel/resolution-too-hard': {
    severity: 'error',
    message: '{plugin} is left out: the search for versions that fit together took more than {steps} steps.',
    summary: 'So many versions exclude each other that the resolver gave up.',
    hint: 'Remove versions that nobody needs from the plugin folders.',
  },
  'kernel/older-version': {
    severity: 'info',
    message: '{plugin} runs as {version}, not as {newest}: {explanation}.',
    summary: 'Of several versions of a plugin the preferred one does not fit to the others that run.',
  },
  'kernel/pin-unmet': {
    severity: 'error',
    message: '{plugin} is pinned to {range}; there is {available}.',
    summary: 'An operator wants versions of a plugin that were not found.',
    hint: 'Install a version inside {range}, or pin another one.',
  },
  'kernel/dependency-cycle': {
    severity: 'error',
    message: 'These plugins need each other in a circle: {cycle}.',
    summary: 'Plugins that depend on each other in a circle have no order of starting.',
    hint: 'Break the circle: subscribe to an event instead of calling one of them.',
  },
  'kernel/dependency-failed': {
    severity: 'error',
    message: '{plugin} is not started, because {dependency}, which it needs, did not start.',
    summary: 'A required plugin could not be resolved or started.',
    hint: 'Mend {dependency} first: `npx plugwright kernel logs {dependency}`.',
  },
  'kernel/optional-unavailable': {
    severity: 'info',
    message: '{plugin} runs without {dependency} {range}, which is optional: {reason}.',
    summary: 'An optional import is not there; its operations answer core/unavailable.',
  },
  'kernel/kernel-range': {
    severity: 'error',
    message: '{plugin} needs a kernel {range}; this one is {version}.',
    summary: 'The kernel services of this kernel are outside the range of a plugin.',
    hint: 'Use a kernel inside the range, or widen `kernel.range` in the spec of {plugin}.',
  },
  'kernel/unknown-service': {
    severity: 'error',
    message: '{plugin} wants the kernel service {service}, which this kernel does not have.',
    summary: 'A manifest names a service that is not in the kernel spec.',
  },
  'kernel/service-locked': {
    severity: 'error',
    message: '{plugin} wants the kernel service {service} without a capability of scope {scope} with permission {permission}.',
    summary: 'A service that a capability unlocks is declared without that capability.',
    hint: 'Declare the capability in the spec of {plugin}, with a reason.',
  },
  'kernel/isolation-unavailable': {
    severity: 'error',
    message: '{plugin} asks for isolation level {level}, which this kernel cannot give.',
    summary: 'No isolation driver of the wanted level is present. A plugin is never run at a weaker level than its spec asks for.',
    hint: 'See what this machine offers: `npx plugwright doctor`.',
  },
  'kernel/language-unsupported': {
    severity: 'error',
    message: '{plugin} is written in {language}, which this kernel cannot run.',
    summary: 'No runtime for the language of a plugin is present.',
    hint: 'See what this machine offers: `npx plugwright doctor`.',
  },
  'kernel/start-failed': {
    severity: 'error',
    message: '{plugin} did not start: {reason}.',
    summary: 'The code of a plugin ended, or did not answer, before it was ready.',
    hint: 'Read what it said: `npx plugwright kernel logs {plugin}`.',
  },
  'kernel/config-unreadable': {
    severity: 'error',
    message: 'The configuration file {file} cannot be read: {reason}.',
    summary: 'The configuration file is missing, or neither JSON nor YAML with an object a plugin.',
  },
  'kernel/config-invalid': {
    severity: 'error',
    message: 'The configuration of {plugin} is not valid at {pointer}: {reason}.',
    summary: 'The merged configuration of a plugin does not fit the schema of its spec; the plugin is not started.',
    hint: 'Mend it in the configuration file, the environment or the flags.',
  },
  'kernel/config-unknown-plugin': {
    severity: 'warning',
    message: '{source} configures {plugin}, which is not installed.',
    summary: 'A configuration names a plugin that the kernel did not find.',
  },
  'kernel/config-bad-setting': {
    severity: 'error',
    message: '{source} cannot be used: {reason}.',
    summary: "A flag or an environment variable does not name a member of a plugin's configuration.",
    hint: 'Write `--set <plugin>.<key>=<value>` or `PLUGWRIGHT_CONFIG__<PLUGIN>__<KEY>=<value>`.',
  },
  'kernel/unknown-plugin': {
    severity: 'error',
    message: 'There is no plugin {plugin} in this kernel.',
    summary: 'A command names a plugin that the running kernel does not have.',
    hint: 'See which there are: `npx plugwright kernel ps`.',
  },
  'kernel/already-running': {
    severity: 'error',
    message: 'A kernel is already running for this workspace.',
    summary: 'The control socket of the workspace is served by a living kernel.',
    hint: 'Use it, or end it: `npx plugwright kernel stop`.',
  },
  'kernel/not-running': {
    severity: 'error',
    message: 'No kernel is running for this workspace.',
    summary: 'Nobody answers at the control socket of the workspace.',
    hint: 'Start one: `npx plugwright kernel run`.',
  },
  'kernel/control-unusable': {
    severity: 'error',
    message: 'The control socket cannot be used: {reason}.',
    summary: 'The socket by which commands reach the kernel cannot be made or spoken to.',
  },
  'kernel/port-in-use': {
    severity: 'error',
    message: 'Port {port} is in use by another program.',
    summary: 'A server of Plugwright cannot listen on its port.',
    hint: 'End the other program, or name another port.',
  },
  'kernel/state-locked': {
    severity: 'error',
    message: 'The state folder {folder} is in use by another kernel.',
    summary: 'Two kernels cannot share a state folder: both would write the same storage.',
    hint: 'End the other one: `npx plugwright kernel stop`, or name another folder.',
  },
  'kernel/state-unusable': {
    severity: 'error',
    message: 'The state folder {folder} cannot be used: {reason}.',
    summary: 'The folder of storage, events and ledger cannot be made, opened or written.',
  },
  'kernel/ledger-broken': {
    severity: 'error',
    message: 'The ledger is broken at entry {entry}: {reason}.',
    summary: 'An entry of the ledger does not continue the hash chain: it was edited, removed or reordered.',
  },
});
