//! Landlock: files by path, TCP, signals and abstract sockets, as far as this Linux knows them.

use std::fs::File;

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, PathBeneath, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetStatus, Scope, path_beneath_rules,
};

use crate::path;
use crate::plan::Access;
use crate::step::{Failure, Step};

/// The newest ABI that this program was written for; the crate leaves out what the running Linux lacks.
const NEWEST: ABI = ABI::V7;
const CREATE_RULESET_VERSION: libc::c_uint = 1;

/// The ABI of the running Linux; 0 where Landlock is missing or switched off.
pub fn abi() -> u32 {
    // SAFETY: with this flag the call takes no structure and returns a number.
    let version = unsafe {
        libc::syscall(
            libc::SYS_landlock_create_ruleset,
            std::ptr::null::<u8>(),
            0,
            CREATE_RULESET_VERSION,
        )
    };
    u32::try_from(version).unwrap_or(0)
}

/// A rule over a path that no symbolic link may stand on the way to.
fn exact_rule(path: &str, exact: &[String], rights: BitFlags<AccessFs>) -> Result<PathBeneath<File>, Failure> {
    let failed = |error| Failure::new(Step::Landlock, format!("{path}: {error}"));
    let place = path::open(path, exact).map_err(failed)?;
    let is_folder = place.metadata().map_err(failed)?.is_dir();
    let fitting = if is_folder {
        rights
    } else {
        rights & AccessFs::from_file(NEWEST)
    };
    Ok(PathBeneath::new(place, fitting))
}

/// Confine this thread, and what it becomes, for good. Returns the ABI that the rules are enforced with.
pub fn confine(access: &Access, exact: &[String]) -> Result<u32, Failure> {
    let failed = |error: landlock::RulesetError| Failure::new(Step::Landlock, error);
    let loose =
        |paths: &'_ [String]| -> Vec<String> { paths.iter().filter(|path| !exact.contains(path)).cloned().collect() };
    let mut strict = Vec::new();
    for (paths, rights) in [
        (&access.read, AccessFs::from_read(NEWEST)),
        (&access.write, AccessFs::from_all(NEWEST)),
    ] {
        for path in paths.iter().filter(|path| exact.contains(path)) {
            strict.push(exact_rule(path, exact, rights)?);
        }
    }
    let device = AccessFs::ReadFile | AccessFs::WriteFile | AccessFs::IoctlDev;
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(NEWEST))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(NEWEST)))
        .and_then(|rules| rules.scope(Scope::from_all(NEWEST)))
        .and_then(Ruleset::create)
        .and_then(|rules| rules.add_rules(path_beneath_rules(loose(&access.read), AccessFs::from_read(NEWEST))))
        .and_then(|rules| rules.add_rules(path_beneath_rules(loose(&access.write), AccessFs::from_all(NEWEST))))
        .and_then(|rules| rules.add_rules(path_beneath_rules(&access.devices, device)))
        .and_then(|rules| rules.add_rules(strict.into_iter().map(Ok::<_, landlock::RulesetError>)))
        // Denials of the program itself go into the audit of Linux, where that is on.
        .and_then(|rules| rules.set_compatibility(CompatLevel::BestEffort).log_new_exec(true))
        .and_then(landlock::RulesetCreated::restrict_self)
        .map_err(failed)?;
    if status.ruleset == RulesetStatus::NotEnforced {
        return Err(Failure::new(Step::Landlock, "this Linux does not enforce it"));
    }
    Ok(abi().min(NEWEST as u32))
}
