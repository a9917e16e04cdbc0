//! What works here, found by doing it in a child.

use serde_json::json;

use crate::caller::Caller;
use crate::identity::{give_up_rights, is_root};
use crate::plan::{Access, Filter, User, VERSION};
use crate::{filesystem, seccomp};

/// The package that this program is part of, whose version is its release. `tools/pack` looks for this text in what it packs.
const PACKAGE: &str = include_str!("../package.json");

/// A user that no machine gives to anybody.
const SOMEBODY: u32 = 0x6fff_fffe;

/// One line of JSON: the release, the version of the plan, and each mechanism.
pub fn probe() -> String {
    json!({
        "release": release(),
        "version": VERSION,
        "landlockAbi": if works(landlocked) { filesystem::abi() } else { 0 },
        "watch": works(|| give_up_rights(None).is_ok() && looks_into_others() && seccomp::is_heard()),
        "seccomp": works(|| seccomp::install(Filter::Plugin, false, None).is_ok() && refused()),
        "uid": is_root() && works(|| give_up_rights(Some(&User { uid: SOMEBODY, gid: SOMEBODY })).is_ok() && !is_root()),
        "userNamespaces": works(|| flagged(libc::CLONE_NEWUSER)),
        "mountNamespaces": works(|| flagged(libc::CLONE_NEWNS)),
    })
    .to_string()
}

fn release() -> Option<String> {
    let package: serde_json::Value = serde_json::from_str(PACKAGE).ok()?;
    Some(package["version"].as_str()?.to_owned())
}

fn landlocked() -> bool {
    give_up_rights(None).is_ok()
        && filesystem::confine(
            &Access {
                read: vec![],
                write: vec![],
                devices: vec![],
            },
            &[],
        )
        .is_ok()
        && std::fs::read_dir("/").is_err()
}

/// Whether a call on the list is refused with the error of the list.
fn refused() -> bool {
    // SAFETY: the address is not used by a call that is refused.
    unsafe { libc::syscall(libc::SYS_unshare, 0) == -1 && *libc::__errno_location() == libc::EPERM }
}

/// Whether another process's memory can be read and its descriptors be borrowed, tried on itself.
fn looks_into_others() -> bool {
    let own = Caller(libc::pid_t::try_from(std::process::id()).unwrap_or_default());
    let text = c"/";
    // SAFETY: take numbers; a new descriptor is left to the end of this process.
    let borrowed = unsafe {
        let process = libc::syscall(libc::SYS_pidfd_open, own.0, 0);
        libc::syscall(libc::SYS_pidfd_getfd, process, process, 0)
    };
    borrowed >= 0 && own.text(text.as_ptr() as u64).as_deref() == Some("/")
}

fn flagged(namespace: libc::c_int) -> bool {
    // SAFETY: takes a number.
    unsafe { libc::unshare(namespace) == 0 }
}

/// Run something in a child and say whether it said yes.
fn works(attempt: impl FnOnce() -> bool) -> bool {
    // SAFETY: the launcher has one thread; the child leaves without running anything else of this program.
    unsafe {
        match libc::fork() {
            0 => libc::_exit(i32::from(!attempt())),
            child if child > 0 => {
                let mut status = 0;
                libc::waitpid(child, &raw mut status, 0) == child
                    && libc::WIFEXITED(status)
                    && libc::WEXITSTATUS(status) == 0
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::probe;

    #[test]
    fn answers_with_every_mechanism() {
        let found: serde_json::Value = serde_json::from_str(&probe()).unwrap();
        let names: Vec<_> = found.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "landlockAbi",
                "mountNamespaces",
                "release",
                "seccomp",
                "uid",
                "userNamespaces",
                "version",
                "watch"
            ]
        );
        let release = found["release"].as_str().unwrap();
        assert!(super::PACKAGE.contains(&format!("\"version\": \"{release}\"")));
    }
}
