//! The socket between the kernel and the launcher: plans come in, each as four bytes of length (big endian) and JSON;
//! lines of JSON go out. Where two launchers stand one inside the other, the second plan waits in the same socket.

use std::fs::File;
use std::io::{Read, Write};
use std::mem::ManuallyDrop;
use std::os::fd::{FromRawFd, RawFd};

use crate::step::{Failure, Step, checked};

/// A longer plan is a mistake.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The descriptor as a file that does not close it.
fn open(fd: RawFd) -> ManuallyDrop<File> {
    // SAFETY: the descriptor came with the process and is never closed by this file.
    ManuallyDrop::new(unsafe { File::from_raw_fd(fd) })
}

/// The bytes of the next plan, and not one more.
pub fn receive(fd: RawFd) -> Result<Vec<u8>, Failure> {
    let mut file = open(fd);
    let mut length = [0_u8; 4];
    let unreadable = |error: std::io::Error| Failure::new(Step::Plan, error);
    file.read_exact(&mut length).map_err(unreadable)?;
    let length = u32::from_be_bytes(length) as usize;
    if length > MOST_BYTES {
        return Err(Failure::new(Step::Plan, format!("{length} bytes are too many")));
    }
    let mut bytes = vec![0_u8; length];
    file.read_exact(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Say a line. Whoever does not listen any more misses it.
pub fn tell(fd: RawFd, line: &str) {
    let _ = open(fd).write_all(format!("{line}\n").as_bytes());
}

/// Whether the next program has the channel too.
pub fn close_at_exec(fd: RawFd, close: bool) -> Result<(), Failure> {
    // SAFETY: setting the flags of a descriptor touches no memory.
    let result = unsafe { libc::fcntl(fd, libc::F_SETFD, if close { libc::FD_CLOEXEC } else { 0 }) };
    checked(result.into(), Step::Plan, "the channel").map(drop)
}

/// Close every descriptor above this one, which is the last that the kernel hands over: whoever started the kernel may have left
/// some open, and they are not the program's.
pub fn close_above(fd: RawFd) -> Result<(), Failure> {
    let first = libc::c_uint::try_from(fd + 1).map_err(|error| Failure::new(Step::Plan, error))?;
    // SAFETY: takes numbers; nothing of the launcher holds a descriptor yet.
    let result = unsafe { libc::syscall(libc::SYS_close_range, first, libc::c_uint::MAX, 0) };
    checked(result, Step::Plan, "descriptors of others").map(drop)
}

#[cfg(test)]
mod tests {
    use super::{receive, tell};
    use std::io::{Read, Write};
    use std::os::fd::AsRawFd;
    use std::os::unix::net::UnixStream;

    #[test]
    fn takes_one_plan_and_leaves_the_next() {
        let (mut kernel, launcher) = UnixStream::pair().unwrap();
        kernel.write_all(b"\0\0\0\x03one\0\0\0\x03two").unwrap();
        assert_eq!(receive(launcher.as_raw_fd()).unwrap(), b"one");
        assert_eq!(receive(launcher.as_raw_fd()).unwrap(), b"two");
    }

    #[test]
    fn refuses_a_plan_that_is_too_long_or_cut_off() {
        let (mut kernel, launcher) = UnixStream::pair().unwrap();
        kernel.write_all(b"\xff\xff\xff\xff").unwrap();
        assert_eq!(
            receive(launcher.as_raw_fd()).unwrap_err().reason,
            "4294967295 bytes are too many"
        );
        kernel.write_all(b"\0\0\0\x09short").unwrap();
        drop(kernel);
        assert!(receive(launcher.as_raw_fd()).is_err());
    }

    #[test]
    fn tells_lines_and_does_not_mind_when_nobody_listens() {
        let (mut kernel, launcher) = UnixStream::pair().unwrap();
        tell(launcher.as_raw_fd(), "{}");
        let mut heard = [0_u8; 3];
        kernel.read_exact(&mut heard).unwrap();
        assert_eq!(&heard, b"{}\n");
    }
}
