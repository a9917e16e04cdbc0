//! Confines the process that it is, as a plan says, and then becomes the program of the plan.
//!
//! `plugwright-launch --plan <fd>` reads one plan from a socket (see `plan.rs`), applies it in the one order that works
//! (what needs rights first, what takes rights away last), writes a line of JSON about what it obtained to the same socket
//! and executes. `plugwright-launch --probe` tries each mechanism in a child of its own and prints what works here.
//! `plugwright-launch --audit` prints what Landlock refused to anybody, as Linux records it.
//! Nothing is read from the environment. A step that fails ends everything: nothing runs less confined than its plan.

mod attribute;
mod audit;
mod caller;
mod calls;
mod cgroup;
mod channel;
mod connection;
mod filesystem;
mod handover;
mod identity;
mod lexical;
mod mounts;
mod notify;
mod path;
mod plan;
mod probe;
mod reach;
mod rlimits;
mod seccomp;
mod step;
mod supervise;
mod told;
mod watched;

use std::ffi::CString;
use std::os::fd::RawFd;
use std::process::ExitCode;

use plan::Plan;
use serde_json::json;
use step::{Failure, Step};

/// How a launcher ends that did not become its program.
const FAILED: u8 = 125;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--probe"] => {
            println!("{}", probe::probe());
            ExitCode::SUCCESS
        }
        ["--audit"] => match audit::follow() {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                println!("{}", failure.to_json());
                ExitCode::from(FAILED)
            }
        },
        ["--plan", fd] => match fd.parse::<RawFd>() {
            Ok(fd) if fd > 2 => run(fd),
            _ => usage(),
        },
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: plugwright-launch --plan <fd> | --probe | --audit");
    ExitCode::from(FAILED)
}

/// Ends in another program, or with the failure told on the channel.
fn run(fd: RawFd) -> ExitCode {
    let failure = match channel::receive(fd).and_then(|bytes| Plan::parse(&bytes)) {
        Ok(plan) => apply(fd, &plan).unwrap_or_else(|failure| failure),
        Err(failure) => failure,
    };
    channel::tell(fd, &failure.to_json());
    ExitCode::from(FAILED)
}

/// What needs rights comes first. Returns only what went wrong.
fn apply(fd: RawFd, plan: &Plan) -> Result<Failure, Failure> {
    // Where another launcher stands by, the way to it comes after the channel.
    let handover = plan.is_watched.then_some(fd + 1);
    channel::close_above(if plan.watch.is_none() {
        handover.unwrap_or(fd)
    } else {
        fd
    })?;
    let unified = plan.unified.as_deref();
    let become_nobody = || identity::give_up_rights(plan.user.as_ref());
    cgroup::join(&plan.cgroups)?;
    mounts::prepare(&plan.mounts, plan.user.as_ref(), &plan.exact)?;
    rlimits::set(&plan.rlimits)?;
    match (&plan.watch, unified) {
        (Some(watch), _) => supervise::stand_by(watch, fd, unified, become_nobody)?,
        (None, Some(group)) => cgroup::move_into(group)?,
        (None, None) => {}
    }
    if !plan.keep_rights {
        become_nobody()?;
    }
    // Without whoever stands by it it would not get far.
    if plan.watch.is_some() {
        identity::die_with_parent()?;
    }
    plan.places.iter().try_for_each(path::confirm)?;
    let landlock = match &plan.access {
        Some(access) => Some(filesystem::confine(access, &plan.exact)?),
        None => None,
    };
    if let Some(filter) = plan.filter {
        seccomp::install(filter, plan.no_sockets, handover)?;
    }
    if plan.die_with_parent {
        identity::die_with_parent()?;
    }
    if !plan.keep_channel {
        let pid = std::process::id();
        channel::tell(
            fd,
            &json!({ "landlockAbi": landlock, "executing": true, "pid": pid }).to_string(),
        );
    }
    channel::close_at_exec(fd, !plan.keep_channel)?;
    Ok(execute(plan))
}

fn execute(plan: &Plan) -> Failure {
    let text = |value: &String| CString::new(value.as_bytes()).unwrap_or_default();
    let arguments: Vec<CString> = plan.command.iter().map(text).collect();
    let environment: Vec<CString> = plan
        .environment
        .iter()
        .map(|(name, value)| text(&format!("{name}={value}")))
        .collect();
    let pointers = |values: &[CString]| -> Vec<*const libc::c_char> {
        values
            .iter()
            .map(|value| value.as_ptr())
            .chain([std::ptr::null()])
            .collect()
    };
    let (argv, envp) = (pointers(&arguments), pointers(&environment));
    // SAFETY: both arrays end with a null pointer and their texts live until after the call, which returns only on failure.
    unsafe { libc::execve(arguments[0].as_ptr(), argv.as_ptr(), envp.as_ptr()) };
    Failure::last_error(Step::Execute, &plan.command[0])
}
