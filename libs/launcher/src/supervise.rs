//! Stands by a program for as long as it runs: hears the calls that its filter holds, lets those go on that it may make, tells the kernel
//! which of them asked for what the program was not given, and ends as the program does. It stands outside of the program's walls and
//! holds no right that the program's user has not; if it is ended, calls that are held fail, and the program is ended with it.

use std::os::fd::{AsRawFd, FromRawFd, IntoRawFd, OwnedFd, RawFd};
use std::os::unix::net::UnixStream;
use std::process::exit;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use libc::{c_int, pid_t};
use serde_json::json;

use crate::attribute;
use crate::caller::Caller;
use crate::calls;
use crate::cgroup;
use crate::connection;
use crate::handover;
use crate::notify::{Answer, Held, Listener};
use crate::plan::Watch;
use crate::step::{Failure, Step, checked};
use crate::told::Told;
use crate::watched::{Asked, Attribute, Place, Use, asked, opened_for};

/// Connections that are being made, each by a thread of its own.
static WAITING: AtomicUsize = AtomicUsize::new(0);
/// A program that leaves more of them waiting than this is told to come again, as Linux tells one that does not want to wait.
const MOST_WAITING: usize = 64;

/// Signals that are the program's to answer.
const PASSED_OVER: [c_int; 4] = [libc::SIGTERM, libc::SIGINT, libc::SIGHUP, libc::SIGQUIT];

/// Split into the program, which goes on, and whoever stands by it, which does not come back. The program's side of the handover is the descriptor
/// after the channel. Whoever stands by it first gives up what rights the launcher still has, and is not in the program's control group of version 2.
pub fn stand_by(
    watch: &Watch,
    channel: RawFd,
    unified: Option<&str>,
    become_nobody: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::new(Step::Watch, error);
    let (ours, theirs) = UnixStream::pair().map_err(failed)?;
    let program = cgroup::fork_into(unified)?;
    if program == 0 {
        drop(ours);
        let place = channel + 1;
        let from = theirs.into_raw_fd();
        // SAFETY: both are descriptors of this process; the new one is passed on to the next program.
        unsafe {
            if from == place {
                checked(libc::fcntl(from, libc::F_SETFD, 0).into(), Step::Watch, "the handover")?;
            } else {
                checked(libc::dup2(from, place).into(), Step::Watch, "the handover")?;
                libc::close(from);
            }
        }
        return Ok(());
    }
    drop(theirs);
    // The program's channel and output end with the program.
    for fd in 0..channel {
        // SAFETY: nothing of this process uses them.
        unsafe { libc::close(fd) };
    }
    for signal in PASSED_OVER {
        // SAFETY: takes numbers.
        unsafe { libc::signal(signal, libc::SIG_IGN) };
    }
    let mut told = Told::new(channel);
    // What the program may not it may not either, also where the launcher stays who it is.
    if become_nobody().is_ok() {
        listen(program, ours, watch, &mut told);
    }
    told.close();
    end_as(program)
}

/// Answer until the program is gone.
fn listen(program: pid_t, handed: UnixStream, watch: &Watch, told: &mut Told) {
    // SAFETY: takes numbers, and returns a new descriptor or an error.
    let ended = unsafe { libc::syscall(libc::SYS_pidfd_open, program, 0) };
    let Ok(ended) = RawFd::try_from(ended) else { return };
    // SAFETY: the descriptor is new.
    let ended = unsafe { OwnedFd::from_raw_fd(ended) };
    if let [false, _] = comes(&[handed.as_raw_fd(), ended.as_raw_fd()]) {
        return;
    }
    let Ok(listener) = handover::receive(handed.as_raw_fd()) else {
        return;
    };
    let listener = Arc::new(Listener::new(listener));
    let mut handed = Some(handed);
    loop {
        let waited = [
            listener.fd(),
            ended.as_raw_fd(),
            handed.as_ref().map_or(-1, AsRawFd::as_raw_fd),
        ];
        let come = comes(&waited);
        if come[1] {
            return;
        }
        if come[0]
            && let Ok(held) = listener.next()
        {
            take(&listener, held, watch, told);
        }
        if come[2] {
            // Closed by being executed: the program runs.
            handed = None;
            told.say(&json!({ "executed": true }).to_string());
        }
    }
}

/// Which of some descriptors have something; waits until one has.
fn comes<const N: usize>(from: &[RawFd; N]) -> [bool; N] {
    let mut waited = from.map(|fd| libc::pollfd {
        fd,
        events: libc::POLLIN,
        revents: 0,
    });
    // SAFETY: as many entries are there as are said to be.
    while unsafe { libc::poll(waited.as_mut_ptr(), N as libc::nfds_t, -1) } < 0 {}
    waited.map(|one| one.revents != 0)
}

/// Answer one call.
fn take(listener: &Arc<Listener>, held: Held, watch: &Watch, told: &mut Told) {
    let caller = Caller(held.thread);
    let denials = match asked(held.call) {
        None => return refuse(listener, &held, &calls::named(held.call, &held.arguments), told),
        Some(Asked::Node(_, mode)) if lends(held.arguments[mode]) => {
            return refuse(listener, &held, &calls::named(held.call, &held.arguments), told);
        }
        Some(Asked::Connection) => return connection_of(listener, held, watch, told),
        Some(Asked::Attribute(place, what)) => return attribute_of(listener, &held, &place, what, watch, told),
        Some(Asked::Files(places)) => places
            .iter()
            .filter_map(|place| kept(&caller, &held, place, watch))
            .collect(),
        Some(Asked::Node(place, _)) => Vec::from_iter(kept(&caller, &held, &place, watch)),
        Some(Asked::Signal) => Vec::from_iter(signal_of(&caller, &held, watch)),
        // Who is hidden from it is not there; of anybody else Linux would let it wait for the end.
        Some(Asked::Hold) => match signal_of(&caller, &held, watch) {
            Some(denial) if !watch.has_view => return refuse(listener, &held, &denial, told),
            denial => Vec::from_iter(denial),
        },
    };
    let is_its_own = denials.is_empty() || listener.waits(&held);
    listener.answer(&held, Answer::Goes);
    for (what, target) in denials.iter().filter(|_| is_its_own) {
        told.deny(what, target);
    }
}

/// Refuse a call by what it was held with, which nobody can exchange meanwhile.
fn refuse(listener: &Listener, held: &Held, (what, target): &(&'static str, String), told: &mut Told) {
    listener.answer(held, Answer::Fails(libc::EPERM));
    told.deny(what, target);
}

/// Whether a mode lends the rights of a file's owner or group.
fn lends(mode: u64) -> bool {
    calls::LENDING.iter().any(|bit| mode & u64::from(*bit) != 0)
}

/// A process that is not to hear of the program.
fn signal_of(caller: &Caller, held: &Held, watch: &Watch) -> Option<(&'static str, String)> {
    let number = argument(held, 0);
    watch
        .keeps_process(caller, number)
        .then(|| ("signal", number.to_string()))
}

/// Without a path it is about an open file, which was opened by the rules.
fn attribute_of(listener: &Listener, held: &Held, place: &Place, what: Attribute, watch: &Watch, told: &mut Told) {
    let caller = Caller(held.thread);
    if watch.connect.is_none() || held.arguments[place.path] == 0 {
        let denial = kept(&caller, held, place, watch).filter(|_| listener.waits(held));
        listener.answer(held, Answer::Goes);
        if let Some((what, target)) = denial {
            told.deny(what, &target);
        }
        return;
    }
    let folder = place.folder.map_or(libc::AT_FDCWD, |at| argument(held, at));
    let path = caller.path(folder, held.arguments[place.path]).unwrap_or_default();
    let answer = if listener.waits(held) {
        attribute::set(&caller, &path, what, &held.arguments, &watch.write)
    } else {
        Answer::Fails(libc::EPERM)
    };
    listener.answer(held, answer);
    if answer == Answer::Fails(libc::EPERM) {
        told.deny("write", &path);
    }
}

/// What is asked of a file that the program was not given.
fn kept(caller: &Caller, held: &Held, place: &Place, watch: &Watch) -> Option<(&'static str, String)> {
    let folder = place.folder.map_or(libc::AT_FDCWD, |at| argument(held, at));
    let path = caller.path(folder, held.arguments[place.path])?;
    let used = match place.used {
        Use::Flagged(at) => opened_for(held.arguments[at]),
        used => used,
    };
    let what = match used {
        Use::Write => "write",
        Use::Execute => "execute",
        Use::Read | Use::Flagged(_) => "read",
    };
    Some((what, watch.keeps(caller, &path, used)?))
}

fn connection_of(listener: &Arc<Listener>, held: Held, watch: &Watch, told: &mut Told) {
    let caller = Caller(held.thread);
    let address = connection::address(&caller, held.arguments[1], held.arguments[2]);
    let target = address.clone().unwrap_or_default();
    let Some(sockets) = &watch.connect else {
        // It has sockets of its own only: whatever else it wants is not there.
        let is_kept = match target.strip_prefix('@') {
            Some(name) => !has_socket(&caller, name),
            None => !watch.read.contains(&target) && watch.keeps(&caller, &target, Use::Write).is_some(),
        };
        listener.answer(&held, Answer::Goes);
        if address.is_some() && is_kept {
            told.deny("connect", &target);
        }
        return;
    };
    let to = connection::permitted(&target, sockets, &watch.write);
    if let (Some(to), true) = (to, listener.waits(&held)) {
        let (hears, held) = (Arc::clone(listener), Arc::new(held));
        let waiter = Arc::clone(&held);
        // It may have to wait until somebody accepts it, and longer than its caller lives. Where no thread can be made, the plugin itself may have taken the last.
        let is_made = WAITING.fetch_add(1, Ordering::Relaxed) < MOST_WAITING
            && std::thread::Builder::new()
                .spawn(move || {
                    let answer = connection::connect(&Caller(waiter.thread), waiter.arguments[0], &to);
                    hears.answer(&waiter, answer);
                    WAITING.fetch_sub(1, Ordering::Relaxed);
                })
                .is_ok();
        if !is_made {
            WAITING.fetch_sub(1, Ordering::Relaxed);
            listener.answer(&held, Answer::Fails(libc::EAGAIN));
        }
        return;
    }
    let is_there = target.starts_with('@') || std::fs::symlink_metadata(&target).is_ok();
    listener.answer(&held, Answer::Fails(if is_there { libc::EACCES } else { libc::ENOENT }));
    if is_there {
        told.deny("connect", &target);
    }
}

/// Whether an abstract name is one of the caller's own network.
fn has_socket(caller: &Caller, name: &str) -> bool {
    let wanted = format!("@{name}");
    std::fs::read(caller.proc("net/unix")).is_ok_and(|text| {
        String::from_utf8_lossy(&text)
            .lines()
            .any(|line| line.ends_with(&wanted))
    })
}

/// An argument that is a number of C.
fn argument(held: &Held, at: usize) -> c_int {
    c_int::from_ne_bytes(held.arguments[at].to_ne_bytes()[..4].try_into().unwrap_or_default())
}

/// End as the program did.
fn end_as(program: pid_t) -> ! {
    let mut status = 0;
    // SAFETY: the status outlives the call; the signals are those of this process itself.
    unsafe {
        while libc::waitpid(program, &raw mut status, 0) < 0 && *libc::__errno_location() == libc::EINTR {}
        if libc::WIFSIGNALED(status) {
            let signal = libc::WTERMSIG(status);
            libc::signal(signal, libc::SIG_DFL);
            libc::kill(libc::getpid(), signal);
        }
    }
    exit(libc::WEXITSTATUS(status))
}

#[cfg(test)]
mod tests {
    use super::lends;

    #[test]
    fn knows_the_modes_that_lend_rights() {
        assert!(lends(0o104_755) && lends(0o102_755));
        assert!(!lends(0o100_777) && !lends(0o010_666));
    }
}
