export { createKernel } from './create-kernel.ts';
export type { CallOptions, HealthReport, Kernel, KernelOptions, KernelStats, PluginStatus } from './kernel-options.ts';
export { CallError, type CallErrorFields } from './call-error.ts';
export { defaultLimits, type KernelLimits } from './limits.ts';
export type { ConfigSources } from './config/configuration.ts';
export type { ConfigAction, ConfigControl, ConfigOutcome, ConfigPlan, ConfigSummary, KeyChange, PluginChange } from './config/plan.ts';
export type { ShownValue } from './config/history/revision.ts';
export { localVerifier, type PackageVerifier, type Verdict } from './discovery/package-verifier.ts';
export type {
  Enforcement,
  Exit,
  GrantedAccess,
  IsolationDriver,
  LaunchRequest,
  Mechanism,
  MechanismReport,
  OutputStream,
  Probe,
  ResourceLimits,
  RunningPlugin,
  UsageSample,
} from './isolation/driver.ts';
export type { Publication } from './transport/transport.ts';
export type { RunStatus, StepRecord, StepState, Workflow, WorkflowCall, WorkflowRun, WorkflowStep } from './workflow/workflow.ts';
export type { WorkflowStore } from './workflow/workflow-store.ts';
export type { Workflows } from './workflow/workflows.ts';
export type { ChannelListeners, PluginChannel } from './isolation/channel.ts';
export type { IsolationPolicy } from './isolation/policy.ts';
export { externalDriver } from './isolation/external/external-driver.ts';
export { processDriver } from './isolation/process/process-driver.ts';
export { sandboxDriver } from './isolation/sandbox/sandbox-driver.ts';
export { workerDriver } from './isolation/worker/worker-driver.ts';
export type { LaunchCommand, Preparation, RuntimeLanguage } from './runtime/language.ts';
export { nodeRuntime } from './runtime/node/node-runtime.ts';
export { findPython, type FoundPython, type PythonInterpreter } from './runtime/python/find-python.ts';
export { findBreak, type Break } from './ledger/chain.ts';
export { BrokenLedgerError } from './ledger/broken-ledger.ts';
export { openLedger, type LedgerOptions } from './ledger/sqlite/open-ledger.ts';
export { defaultLedgerPolicy, type LedgerPolicy, type OmittableKind } from './ledger/policy.ts';
export type { Ledger, LedgerEntry, LedgerEvent, LedgerKind } from './ledger/ledger.ts';
export { exportLedger, verifyExport } from './ledger/recovery/export.ts';
export type { LedgerProblem, LedgerReport } from './ledger/recovery/inspect.ts';
export { hasLedger, verifyLedger, type VerifyOptions } from './ledger/recovery/ledger-folder.ts';
export { LedgerInUseError, repairLedger, type Repair, type RepairOptions } from './ledger/recovery/repair.ts';
export { memoryLedger } from './ledger/memory/memory-ledger.ts';
export type { LogQuery } from './logging/log-book.ts';
export { logLevels, type LogLevel, type LogRecord, type LogSink, type LogSource } from './logging/log-record.ts';
export { pinoSink, type PinoSinkOptions } from './logging/pino-sink.ts';
export { Histogram } from './metrics/histogram.ts';
export type { CallStats } from './metrics/call-metrics.ts';
export { allTransitions, pluginEvents, pluginStates, type PluginEvent, type PluginState, type Transition } from './lifecycle/chart.ts';
export type { Inspection } from './lifecycle/inspection.ts';
export type { Step } from './lifecycle/life.ts';
export type { LifecycleOptions, LossRule } from './lifecycle/lifecycle-options.ts';
export type { Release, Universe, Wanted } from './resolution/release.ts';
export { resolveUniverse, type UniverseResolution } from './resolution/resolve-universe.ts';
export { resolveDependencies, type Resolution } from './resolution/resolve.ts';
export { limitsSchema, readLimitsFile } from './usage/limits-file.ts';
export type { MachineBudget, OperatorLimits, UsageOptions } from './usage/operator-limits.ts';
export type { UsageRecord } from './usage/usage-record.ts';
export type { Lease, LockMode, LockStatus } from './services/locks/lease.ts';
export { defaultServices, type ServiceManifest, type ServiceOperation } from './services/service-manifest.ts';
export type { DeadLetter, StoredEvent } from './storage/storage.ts';
export type {
  CallOutcome,
  CallRecord,
  CallSpan,
  CallStart,
  MetricPoint,
  PluginReading,
  StreamFigures,
  StreamVolume,
  Telemetry,
} from './telemetry/telemetry.ts';
export type { CpuProfile } from './telemetry/profile/cpu-profile.ts';
export { openOtel } from './telemetry/otel/open-otel.ts';
export { otelOptionsOf, type OtelOptions, type OtelSettings } from './telemetry/otel/otel-options.ts';
export { noTelemetry } from './telemetry/none/no-telemetry.ts';
export type { Endpoint, Transport, TransportSurroundings } from './transport/transport.ts';
export { serveDiagnostics, type DiagnosticsAddress, type DiagnosticsServer } from './diagnostics-endpoint/serve-diagnostics.ts';
export { connectControl, type ControlClient } from './control/connect.ts';
export type { Intervention } from './control/intervene.ts';
export { serveControl, type ControlOptions, type ControlServer } from './control/serve.ts';
export { controlSocketPath } from './control/socket-path.ts';
export { brokerLimits, type BrokerLimits } from './broker/broker-limits.ts';
export type { Resolve } from './broker/reach-target.ts';
export type { GrantState, GrantStatus } from './capabilities/grant-status.ts';
export { grantsSchema, readGrant, readGrants, type GrantsDocument, type GrantsReading } from './capabilities/grants-document.ts';
export { readGrantsFile } from './capabilities/grants-file.ts';
export type { GrantsPolicy } from './capabilities/grants-policy.ts';
export type { OperatorGrant } from './capabilities/restrictions.ts';
export { Observations } from './capabilities/learning/observations.ts';
export { findPlugins, type Finding, type FoundPlugin } from './discovery/find-plugins.ts';
export { difference, learntFrom, permitsOf, type Learnt } from './capabilities/learning/learnt.ts';
