//! The calls of system calls that Linux holds and hands over to whoever listens at a filter (`seccomp_unotify(2)`).

use std::io::{Error, Result};
use std::mem::zeroed;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

use libc::{c_int, c_long, c_ulong, seccomp_notif, seccomp_notif_resp, sock_fprog};
use seccompiler::sock_filter;

/// A call that is held until it is answered.
pub struct Held {
    id: u64,
    /// The thread that makes it.
    pub thread: libc::pid_t,
    pub call: c_long,
    pub arguments: [u64; 6],
}

/// What becomes of a held call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is made, as it would have been without a listener.
    Goes,
    /// It is not made, and says this.
    Fails(c_int),
    /// It is not made, and says that it went well: it was made for the caller.
    Done,
}

/// Where held calls arrive.
pub struct Listener(OwnedFd);

impl Listener {
    /// Calls wake the listener on the processor that they come from, where this Linux can: both never run at once.
    pub fn new(fd: OwnedFd) -> Self {
        const SYNC_WAKE_UP: u64 = 1;
        // SAFETY: takes a number; a Linux that does not know it refuses it.
        unsafe { libc::ioctl(fd.as_raw_fd(), libc::SECCOMP_IOCTL_NOTIF_SET_FLAGS, SYNC_WAKE_UP) };
        Listener(fd)
    }

    /// The next call; an error where its caller is gone, or nobody is left.
    pub fn next(&self) -> Result<Held> {
        // SAFETY: plain numbers, which Linux wants to be 0.
        let mut held: seccomp_notif = unsafe { zeroed() };
        // SAFETY: the structure is the one of this request and outlives it.
        done(unsafe { libc::ioctl(self.fd(), libc::SECCOMP_IOCTL_NOTIF_RECV, &raw mut held) })?;
        Ok(Held {
            id: held.id,
            thread: held.pid.cast_signed(),
            call: held.data.nr.into(),
            arguments: held.data.args,
        })
    }

    /// Whether the caller still waits: what was read of it before was really its own.
    pub fn waits(&self, held: &Held) -> bool {
        // SAFETY: as above.
        unsafe { libc::ioctl(self.fd(), libc::SECCOMP_IOCTL_NOTIF_ID_VALID, &raw const held.id) == 0 }
    }

    /// Answer; a caller that is gone meanwhile misses it.
    pub fn answer(&self, held: &Held, answer: Answer) {
        let (error, flags) = match answer {
            Answer::Goes => (
                0,
                u32::try_from(libc::SECCOMP_USER_NOTIF_FLAG_CONTINUE).unwrap_or_default(),
            ),
            Answer::Fails(errno) => (-errno, 0),
            Answer::Done => (0, 0),
        };
        let response = seccomp_notif_resp {
            id: held.id,
            val: 0,
            error,
            flags,
        };
        // SAFETY: as above.
        unsafe { libc::ioctl(self.fd(), libc::SECCOMP_IOCTL_NOTIF_SEND, &raw const response) };
    }

    pub fn fd(&self) -> RawFd {
        self.0.as_raw_fd()
    }
}

/// Install a filter for this thread and what it becomes, at which somebody can listen.
pub fn install(program: &[sock_filter]) -> Result<OwnedFd> {
    let filter = sock_fprog {
        len: u16::try_from(program.len()).map_err(Error::other)?,
        filter: program.as_ptr().cast_mut().cast(),
    };
    // A held call is not to be interrupted by the signals that runtimes send to themselves; an older Linux has no such flag.
    let killable = libc::SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
    let set = |flags: c_ulong| -> c_long {
        let mode = libc::SECCOMP_SET_MODE_FILTER;
        let flags = flags | libc::SECCOMP_FILTER_FLAG_NEW_LISTENER;
        // SAFETY: the program outlives the call, which reads it.
        unsafe { libc::syscall(libc::SYS_seccomp, mode, flags, &raw const filter) }
    };
    let mut fd = set(killable);
    if fd < 0 {
        fd = set(0);
    }
    match RawFd::try_from(fd) {
        // SAFETY: the descriptor is new and nobody else's.
        Ok(fd) if fd >= 0 => Ok(unsafe { OwnedFd::from_raw_fd(fd) }),
        _ => Err(Error::last_os_error()),
    }
}

fn done(result: c_int) -> Result<()> {
    if result < 0 {
        Err(Error::last_os_error())
    } else {
        Ok(())
    }
}
