//! How the descriptor of a listener gets from the program's side to whoever stands by it.

use std::io::{Error, Result};
use std::mem::zeroed;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

const SPACE: usize = 64;

/// A message of one byte and room for one descriptor.
struct Parcel {
    byte: [u8; 1],
    control: [u64; SPACE / 8],
}

impl Parcel {
    /// Run something on the message that the parcel is.
    fn message<T>(&mut self, act: impl FnOnce(&mut libc::msghdr) -> T) -> T {
        let mut vector = libc::iovec {
            iov_base: self.byte.as_mut_ptr().cast(),
            iov_len: 1,
        };
        // SAFETY: plain numbers and null pointers.
        let mut message: libc::msghdr = unsafe { zeroed() };
        message.msg_iov = &raw mut vector;
        message.msg_iovlen = 1;
        message.msg_control = self.control.as_mut_ptr().cast();
        message.msg_controllen = SPACE;
        act(&mut message)
    }
}

const fn parcel() -> Parcel {
    Parcel {
        byte: [0],
        control: [0; SPACE / 8],
    }
}

/// Send a descriptor through a socket.
pub fn send(socket: RawFd, fd: &OwnedFd) -> Result<()> {
    let size = u32::try_from(size_of::<RawFd>()).unwrap_or_default();
    let sent = parcel().message(|message| {
        // SAFETY: the room for control messages is large enough for one with a descriptor, and all of it outlives the call.
        unsafe {
            message.msg_controllen = libc::CMSG_SPACE(size) as _;
            let header = libc::CMSG_FIRSTHDR(message);
            (*header).cmsg_level = libc::SOL_SOCKET;
            (*header).cmsg_type = libc::SCM_RIGHTS;
            (*header).cmsg_len = libc::CMSG_LEN(size) as _;
            libc::CMSG_DATA(header).cast::<RawFd>().write_unaligned(fd.as_raw_fd());
            libc::sendmsg(socket, message, libc::MSG_NOSIGNAL)
        }
    });
    if sent == 1 { Ok(()) } else { Err(Error::last_os_error()) }
}

/// The descriptor that was sent; an error where the other side closed without sending one.
pub fn receive(socket: RawFd) -> Result<OwnedFd> {
    parcel().message(|message| {
        // SAFETY: as above; a descriptor that arrived is ours alone.
        unsafe {
            if libc::recvmsg(socket, message, libc::MSG_CMSG_CLOEXEC) != 1 {
                return Err(Error::other("nothing was handed over"));
            }
            let header = libc::CMSG_FIRSTHDR(message);
            if header.is_null() || (*header).cmsg_type != libc::SCM_RIGHTS {
                return Err(Error::other("no descriptor was handed over"));
            }
            let fd = libc::CMSG_DATA(header).cast::<RawFd>().read_unaligned();
            Ok(OwnedFd::from_raw_fd(fd))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{receive, send};
    use std::fs::File;
    use std::io::{Read, Write};
    use std::os::fd::AsRawFd;
    use std::os::unix::net::UnixStream;

    #[test]
    fn brings_a_descriptor_over() {
        let (one, other) = UnixStream::pair().unwrap();
        let (mut near, far) = UnixStream::pair().unwrap();
        send(one.as_raw_fd(), &far.into()).unwrap();
        let mut arrived = File::from(receive(other.as_raw_fd()).unwrap());
        near.write_all(b"x").unwrap();
        let mut heard = [0];
        arrived.read_exact(&mut heard).unwrap();
        assert_eq!(&heard, b"x");
    }

    #[test]
    fn tells_when_nothing_comes() {
        let (one, other) = UnixStream::pair().unwrap();
        (&one).write_all(b"x").unwrap();
        assert!(receive(other.as_raw_fd()).is_err());
        drop(one);
        assert!(receive(other.as_raw_fd()).is_err());
    }
}
