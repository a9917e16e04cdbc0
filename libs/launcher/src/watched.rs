//! Calls that a plugin may make and that can ask for what it was not given: which of their arguments say what they ask for.

use libc::{
    SYS_connect, SYS_execve, SYS_execveat, SYS_kill, SYS_linkat, SYS_openat, SYS_pidfd_open, SYS_renameat,
    SYS_renameat2, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, SYS_tgkill, SYS_tkill, SYS_truncate, SYS_unlinkat,
    c_long,
};

/// What is asked of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Read,
    Write,
    Execute,
    /// As the flags of an opening say, in this argument.
    Flagged(usize),
}

/// A path among the arguments, and what it is relative to where that is one as well.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub folder: Option<usize>,
    pub path: usize,
    pub used: Use,
}

/// What a call asks for.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    Files(&'static [Place]),
    /// A file of some kind to be made, with a mode in this argument.
    Node(Place, usize),
    /// A connection of a socket.
    Connection,
    /// A process, or a thread, to hear a signal.
    Signal,
    /// A process, or a thread, to be held by a descriptor, which is to hear signals.
    Hold,
    /// Something about a file that Landlock has no rule for.
    Attribute(Place, Attribute),
}

/// What is to be said of a file by its path; by an open file it may be said in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// Its mode, in this argument.
    Mode(usize),
    /// Its times, in memory at this argument.
    Times(usize),
    /// Its owner, its extended attributes, its flags.
    Other,
}

const fn at(folder: usize, path: usize, used: Use) -> Place {
    Place {
        folder: Some(folder),
        path,
        used,
    }
}

#[cfg(target_arch = "x86_64")]
const fn place(path: usize, used: Use) -> Place {
    Place {
        folder: None,
        path,
        used,
    }
}

const TRUNCATED: Place = Place {
    folder: None,
    path: 0,
    used: Use::Write,
};
const EXECUTED: Place = Place {
    folder: None,
    path: 0,
    used: Use::Execute,
};
const MOVED: &[Place] = &[at(0, 1, Use::Write), at(2, 3, Use::Write)];

const fn said(folder: Option<usize>, path: usize, what: Attribute) -> Asked {
    let used = Use::Write;
    Asked::Attribute(Place { folder, path, used }, what)
}

/// Newer than the C library's header.
const SYS_SETXATTRAT: c_long = 463;
const SYS_REMOVEXATTRAT: c_long = 466;
const SYS_FILE_SETATTR: c_long = 469;

/// All of them.
pub const WATCHED: &[(c_long, Asked)] = &[
    (SYS_openat, Asked::Files(&[at(0, 1, Use::Flagged(2))])),
    (SYS_truncate, Asked::Files(&[TRUNCATED])),
    (SYS_execve, Asked::Files(&[EXECUTED])),
    (SYS_execveat, Asked::Files(&[at(0, 1, Use::Execute)])),
    (SYS_renameat, Asked::Files(MOVED)),
    (SYS_renameat2, Asked::Files(MOVED)),
    (SYS_linkat, Asked::Files(&[at(0, 1, Use::Read), at(2, 3, Use::Write)])),
    (SYS_unlinkat, Asked::Files(&[at(0, 1, Use::Write)])),
    (libc::SYS_mknodat, Asked::Node(at(0, 1, Use::Write), 2)),
    (libc::SYS_mkdirat, Asked::Files(&[at(0, 1, Use::Write)])),
    (libc::SYS_symlinkat, Asked::Files(&[at(1, 2, Use::Write)])),
    (SYS_connect, Asked::Connection),
    (SYS_kill, Asked::Signal),
    (SYS_tkill, Asked::Signal),
    (SYS_tgkill, Asked::Signal),
    (SYS_rt_sigqueueinfo, Asked::Signal),
    (SYS_rt_tgsigqueueinfo, Asked::Signal),
    (SYS_pidfd_open, Asked::Hold),
    (libc::SYS_fchmodat, said(Some(0), 1, Attribute::Mode(2))),
    (crate::calls::SYS_FCHMODAT2, said(Some(0), 1, Attribute::Mode(2))),
    (libc::SYS_utimensat, said(Some(0), 1, Attribute::Times(2))),
    (libc::SYS_fchownat, said(Some(0), 1, Attribute::Other)),
    (libc::SYS_setxattr, said(None, 0, Attribute::Other)),
    (libc::SYS_lsetxattr, said(None, 0, Attribute::Other)),
    (libc::SYS_removexattr, said(None, 0, Attribute::Other)),
    (libc::SYS_lremovexattr, said(None, 0, Attribute::Other)),
    (SYS_SETXATTRAT, said(Some(0), 1, Attribute::Other)),
    (SYS_REMOVEXATTRAT, said(Some(0), 1, Attribute::Other)),
    (SYS_FILE_SETATTR, said(Some(0), 1, Attribute::Other)),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_chmod, said(None, 0, Attribute::Mode(1))),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_chown, said(None, 0, Attribute::Other)),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_lchown, said(None, 0, Attribute::Other)),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_utime, said(None, 0, Attribute::Other)),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_utimes, said(None, 0, Attribute::Other)),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_futimesat, said(Some(0), 1, Attribute::Other)),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_open, Asked::Files(&[place(0, Use::Flagged(1))])),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_creat, Asked::Files(&[place(0, Use::Write)])),
    #[cfg(target_arch = "x86_64")]
    (
        libc::SYS_rename,
        Asked::Files(&[place(0, Use::Write), place(1, Use::Write)]),
    ),
    #[cfg(target_arch = "x86_64")]
    (
        libc::SYS_link,
        Asked::Files(&[place(0, Use::Read), place(1, Use::Write)]),
    ),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_mknod, Asked::Node(place(0, Use::Write), 1)),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_mkdir, Asked::Files(&[place(0, Use::Write)])),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_symlink, Asked::Files(&[place(1, Use::Write)])),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_unlink, Asked::Files(&[place(0, Use::Write)])),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_rmdir, Asked::Files(&[place(0, Use::Write)])),
];

/// What a call asks for; nothing where it is not watched, and was held because it is refused.
pub fn asked(call: c_long) -> Option<Asked> {
    WATCHED
        .iter()
        .find(|(watched, _)| *watched == call)
        .map(|(_, asked)| *asked)
}

/// What an opening is for.
pub fn opened_for(flags: u64) -> Use {
    let [mode, makes] = [libc::O_ACCMODE, libc::O_CREAT | libc::O_TRUNC].map(|bits| u64::from(bits.cast_unsigned()));
    if flags & mode != 0 || flags & makes != 0 {
        Use::Write
    } else {
        Use::Read
    }
}

#[cfg(test)]
mod tests {
    use super::{Use, opened_for};

    #[test]
    fn knows_what_writes() {
        let used = |flags: libc::c_int| opened_for(u64::from(flags.cast_unsigned()));
        assert_eq!(used(libc::O_RDONLY | libc::O_CLOEXEC), Use::Read);
        for flags in [libc::O_WRONLY, libc::O_RDWR, libc::O_CREAT, libc::O_TRUNC] {
            assert_eq!(used(flags), Use::Write);
        }
    }
}
