//! Control groups: the kernel's side makes them and sets their limits, the launcher joins.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::fd::AsRawFd;
use std::path::Path;

use libc::pid_t;

use crate::step::{Failure, Step, checked};

const CLONE_INTO_CGROUP: u64 = 0x2_0000_0000;

fn enter(file: &Path) -> Result<(), Failure> {
    let failed = |error| Failure::new(Step::Cgroup, format!("{}: {error}", file.display()));
    // Zero means the writer itself.
    OpenOptions::new()
        .write(true)
        .open(file)
        .and_then(|mut group| group.write_all(b"0"))
        .map_err(failed)
}

/// Join each group by its file.
pub fn join(files: &[String]) -> Result<(), Failure> {
    files.iter().try_for_each(|file| enter(Path::new(file)))
}

/// Move into a group of version 2, by its folder. Linux lets no process be made or end meanwhile, and waits for all processors before it does.
pub fn move_into(folder: &str) -> Result<(), Failure> {
    enter(&Path::new(folder).join("cgroup.procs"))
}

/// Fork; the child is in the group of version 2 from its first moment on, which takes no wait. Returns as `fork(2)` does.
pub fn fork_into(folder: Option<&str>) -> Result<pid_t, Failure> {
    if let Some(Ok(group)) = folder.map(File::open) {
        let child = clone_into(&group);
        if child >= 0 {
            return Ok(child);
        }
    }
    // SAFETY: the launcher has one thread.
    let child = unsafe { libc::fork() };
    checked(child.into(), Step::Watch, "a second process")?;
    match folder {
        // A Linux before 5.7, or a container that does not know the call.
        Some(folder) if child == 0 => move_into(folder).map(|()| child),
        _ => Ok(child),
    }
}

fn clone_into(group: &File) -> pid_t {
    // SAFETY: plain numbers, of which all are valid as 0.
    let mut how: libc::clone_args = unsafe { std::mem::zeroed() };
    how.flags = CLONE_INTO_CGROUP;
    how.exit_signal = u64::from(libc::SIGCHLD.cast_unsigned());
    how.cgroup = u64::from(group.as_raw_fd().cast_unsigned());
    // SAFETY: the launcher has one thread; the structure outlives the call, and the size is its own.
    let child = unsafe { libc::syscall(libc::SYS_clone3, &raw const how, size_of::<libc::clone_args>()) };
    pid_t::try_from(child).unwrap_or(-1)
}
