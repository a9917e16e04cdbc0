//! What can be learnt of a thread whose call is held: its memory, its folders, its files. Between looking and the call it can change all of it, so
//! nothing of it ever decides whether a call is let through.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStrExt;

use crate::lexical::{normal, parent};
use crate::path;

/// A divisor of the size of a page that most paths fit in.
const PIECE: u64 = 256;
const MOST_PATH: usize = 4096;
/// As many as Linux follows.
const MOST_LINKS: usize = 40;

/// A thread.
pub struct Caller(pub libc::pid_t);

impl Caller {
    /// Bytes of its memory; as far as they can be read.
    pub fn memory(&self, from: u64, length: usize) -> Option<Vec<u8>> {
        let mut bytes = vec![0_u8; length];
        let ours = libc::iovec {
            iov_base: bytes.as_mut_ptr().cast(),
            iov_len: length,
        };
        let theirs = libc::iovec {
            iov_base: from as *mut libc::c_void,
            iov_len: length,
        };
        // SAFETY: what is written is as long as it is said to be; the other address is only used in the other process.
        let read = unsafe { libc::process_vm_readv(self.0, &raw const ours, 1, &raw const theirs, 1, 0) };
        bytes.truncate(usize::try_from(read).ok()?);
        Some(bytes)
    }

    /// A text of its memory, up to its null byte, a piece at a time: the next page may not be there.
    pub fn text(&self, from: u64) -> Option<String> {
        let mut text = Vec::new();
        let mut at = from;
        while text.len() < MOST_PATH {
            let length = usize::try_from(PIECE - at % PIECE).ok()?;
            let bytes = self.memory(at, length)?;
            if let Some(end) = bytes.iter().position(|byte| *byte == 0) {
                text.extend(&bytes[..end]);
                return Some(String::from_utf8_lossy(&text).into_owned());
            }
            if bytes.len() < length {
                return None;
            }
            at = at.checked_add(length as u64)?;
            text.extend(bytes);
        }
        None
    }

    /// A path as the thread means it: from the root, by way of the folder that it is relative to.
    pub fn path(&self, folder: libc::c_int, text: u64) -> Option<String> {
        let path = self.text(text)?;
        if path.is_empty() {
            return None;
        }
        if path.starts_with('/') {
            return Some(self.without_magic(&normal(&path)));
        }
        let base = match folder {
            libc::AT_FDCWD => "cwd".to_owned(),
            fd => format!("fd/{fd}"),
        };
        let base = fs::read_link(self.proc(&base)).ok()?;
        Some(self.without_magic(&normal(&format!("{}/{path}", base.to_string_lossy()))))
    }

    /// A path through links of /proc that lead anywhere, as what it leads to.
    fn without_magic(&self, path: &str) -> String {
        let mut parts = path.splitn(5, '/').skip(1);
        let (Some("proc"), Some(process), Some(link)) = (parts.next(), parts.next(), parts.next()) else {
            return path.to_owned();
        };
        let rest = parts.next().unwrap_or_default();
        match (process, link) {
            ("self" | "thread-self", "root") => normal(rest),
            ("self" | "thread-self", "cwd") => fs::read_link(self.proc("cwd"))
                .map_or_else(|_| path.to_owned(), |cwd| normal(&format!("{}/{rest}", cwd.display()))),
            _ => path.to_owned(),
        }
    }

    /// Where a path leads by the symbolic links in it, as the thread sees the files.
    pub fn followed(&self, path: &str) -> String {
        let Ok(root) = File::open(self.proc("root")) else {
            return path.to_owned();
        };
        if is_plain(&root, path) || is_plain(&root, parent(path)) && link_in(&root, path).is_none() {
            return path.to_owned();
        }
        let mut links = 0;
        let mut done = String::new();
        let mut rest: Vec<String> = path.split('/').rev().map(str::to_owned).collect();
        while let Some(part) = rest.pop() {
            if part.is_empty() || part == "." {
                continue;
            }
            if part == ".." {
                done.truncate(done.rfind('/').unwrap_or(0));
                continue;
            }
            let next = format!("{done}/{part}");
            match link_in(&root, &next) {
                Some(target) if links < MOST_LINKS => {
                    links += 1;
                    if target.starts_with('/') {
                        done.clear();
                    }
                    rest.extend(target.split('/').rev().map(str::to_owned));
                }
                _ => done = next,
            }
        }
        if done.is_empty() { "/".to_owned() } else { done }
    }

    /// Whether a path is there, as the thread sees the files.
    pub fn sees(&self, path: &str) -> bool {
        fs::symlink_metadata(self.proc(&format!("root{path}"))).is_ok()
    }

    /// The process that it is a thread of, as this process sees it and as itself does.
    pub fn process(&self) -> Option<(libc::pid_t, libc::pid_t)> {
        let status = fs::read_to_string(self.proc("status")).ok()?;
        let field = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().last()?.parse().ok()
        };
        Some((field("Tgid:")?, field("NStgid:")?))
    }

    pub fn proc(&self, name: &str) -> String {
        format!("/proc/{}/{name}", self.0)
    }
}

/// Whether something is there and no symbolic link on the way to it.
fn is_plain(root: &File, path: &str) -> bool {
    path::open_in(
        root.as_raw_fd(),
        path.trim_start_matches('/'),
        libc::RESOLVE_NO_SYMLINKS,
    )
    .is_ok()
}

fn link_in(root: &File, path: &str) -> Option<String> {
    let name = std::ffi::CString::new(path.trim_start_matches('/')).ok()?;
    let mut target = vec![0_u8; MOST_PATH];
    // SAFETY: the buffer is as long as it is said to be, and the text ends with a null byte.
    let length = unsafe {
        libc::readlinkat(
            root.as_raw_fd(),
            name.as_ptr(),
            target.as_mut_ptr().cast(),
            target.len(),
        )
    };
    target.truncate(usize::try_from(length).ok()?);
    Some(OsStr::from_bytes(&target).to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::Caller;
    use std::ffi::CString;
    use std::fs;
    use std::os::unix::fs::symlink;

    fn own() -> Caller {
        Caller(libc::pid_t::try_from(std::process::id()).unwrap())
    }

    #[test]
    fn reads_paths_as_their_caller_means_them() {
        let meant = |text: &str| {
            let text = CString::new(text).unwrap();
            own().path(libc::AT_FDCWD, text.as_ptr() as u64)
        };
        let cwd = std::env::current_dir().unwrap().display().to_string();
        assert_eq!(meant("/a/../b//./c").unwrap(), "/b/c");
        assert_eq!(meant("x").unwrap(), format!("{cwd}/x"));
        assert_eq!(meant("/proc/self/root/etc/shadow").unwrap(), "/etc/shadow");
        assert_eq!(meant("/proc/self/cwd/x").unwrap(), format!("{cwd}/x"));
        assert_eq!(meant("/proc/self/maps").unwrap(), "/proc/self/maps");
        assert!(meant("").is_none());
        assert!(own().path(libc::AT_FDCWD, 8).is_none());
    }

    #[test]
    fn follows_links_as_linux_does_and_not_for_ever() {
        let folder = std::env::temp_dir().join(format!("plugwright-caller-{}", std::process::id()));
        fs::create_dir_all(folder.join("real")).unwrap();
        let folder = folder.canonicalize().unwrap();
        symlink("../../../../../../etc/shadow", folder.join("real/up")).unwrap();
        symlink("real", folder.join("there")).unwrap();
        symlink("loop", folder.join("loop")).unwrap();
        let followed = |name: &str| own().followed(folder.join(name).to_str().unwrap());
        assert_eq!(followed("there/up"), "/etc/shadow");
        assert_eq!(followed("real/none"), folder.join("real/none").display().to_string());
        assert_eq!(followed("loop"), folder.join("loop").display().to_string());
        fs::remove_dir_all(&folder).unwrap();
    }
}
