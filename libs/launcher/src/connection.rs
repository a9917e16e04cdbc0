//! Connections of a plugin that shares Unix sockets with others: Linux has no rule for sockets that stand in a folder, so they are made for it,
//! from an address that it cannot change any more, where it was given the socket.

use std::ffi::CString;
use std::fs::File;
use std::io::{Error, Result};
use std::mem::{size_of, zeroed};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

use crate::caller::Caller;
use crate::lexical::is_below;
use crate::notify::Answer;
use crate::path;

/// The path of an address; an abstract name with `@` before it. Nothing where it is no address of a Unix socket.
pub fn address(caller: &Caller, at: u64, length: u64) -> Option<String> {
    let length = usize::try_from(length).ok()?.min(size_of::<libc::sockaddr_un>());
    let bytes = caller.memory(at, length)?;
    let family = u16::from_ne_bytes([*bytes.first()?, *bytes.get(1)?]);
    if i32::from(family) != libc::AF_UNIX {
        return None;
    }
    let name = bytes.get(2..)?;
    if *name.first()? == 0 {
        return Some(format!("@{}", String::from_utf8_lossy(&name[1..])));
    }
    let end = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
    let path = String::from_utf8_lossy(&name[..end]).into_owned();
    if path.starts_with('/') {
        return Some(path);
    }
    let cwd = std::fs::read_link(caller.proc("cwd")).ok()?;
    Some(format!("{}/{path}", cwd.display()))
}

/// The socket that a path leads to without a single symbolic link, where that is one of some or below a folder of the plugin's.
pub fn permitted(path: &str, sockets: &[String], folders: &[String]) -> Option<File> {
    let exact = [path.to_owned()];
    let is_given =
        sockets.contains(&exact[0]) || (is_below(path, folders) && !path.split('/').any(|part| part == ".."));
    if is_given { path::open(path, &exact).ok() } else { None }
}

/// Connect a socket of the caller's to one that was opened. May wait as long as the caller would.
pub fn connect(caller: &Caller, socket: u64, to: &File) -> Answer {
    let connected = borrowed(caller, socket).and_then(|socket| connect_to(socket.as_raw_fd(), to));
    match connected {
        Ok(()) => Answer::Done,
        Err(error) => Answer::Fails(error.raw_os_error().unwrap_or(libc::EPERM)),
    }
}

/// The same socket, here.
fn borrowed(caller: &Caller, socket: u64) -> Result<OwnedFd> {
    let (process, _) = caller.process().ok_or_else(|| Error::from_raw_os_error(libc::EPERM))?;
    let descriptor = RawFd::try_from(socket & 0xffff_ffff).map_err(|_| Error::from_raw_os_error(libc::EBADF))?;
    // SAFETY: take numbers and return a new descriptor or an error.
    unsafe {
        let process = owned(libc::syscall(libc::SYS_pidfd_open, process, 0))?;
        owned(libc::syscall(libc::SYS_pidfd_getfd, process.as_raw_fd(), descriptor, 0))
    }
}

fn connect_to(socket: RawFd, to: &File) -> Result<()> {
    // The name of what is open: it stays what it is whatever becomes of its path.
    let name = CString::new(format!("/proc/self/fd/{}", to.as_raw_fd()))?;
    // SAFETY: plain numbers and characters.
    let mut address: libc::sockaddr_un = unsafe { zeroed() };
    address.sun_family = u16::try_from(libc::AF_UNIX).unwrap_or_default();
    for (to, from) in address.sun_path.iter_mut().zip(name.as_bytes_with_nul()) {
        *to = libc::c_char::from_ne_bytes([*from]);
    }
    let length = u32::try_from(size_of::<libc::sockaddr_un>()).unwrap_or_default();
    // SAFETY: the address is as long as it is said to be and outlives the call.
    if unsafe { libc::connect(socket, (&raw const address).cast(), length) } < 0 {
        return Err(Error::last_os_error());
    }
    Ok(())
}

/// SAFETY: a number that is not negative is a new descriptor that is nobody else's.
unsafe fn owned(fd: libc::c_long) -> Result<OwnedFd> {
    match RawFd::try_from(fd) {
        // SAFETY: as the caller promises.
        Ok(fd) if fd >= 0 => Ok(unsafe { OwnedFd::from_raw_fd(fd) }),
        _ => Err(Error::last_os_error()),
    }
}

#[cfg(test)]
mod tests {
    use super::permitted;
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    #[test]
    fn permits_what_was_given_and_no_link_to_anything_else() {
        let folder = std::env::temp_dir().join(format!("plugwright-connection-{}", std::process::id()));
        fs::create_dir_all(folder.join("own")).unwrap();
        let folder = folder.canonicalize().unwrap();
        let path = |name: &str| folder.join(name).display().to_string();
        let _sockets = ["given", "other", "own/one"].map(|name| UnixListener::bind(path(name)).unwrap());
        symlink(path("other"), path("own/link")).unwrap();
        let may = |name: &str| permitted(&path(name), &[path("given")], &[path("own")]).is_some();
        assert!(may("given") && may("own/one"));
        assert!(!may("other") && !may("own/link") && !may("own/../other") && !may("own/none"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
