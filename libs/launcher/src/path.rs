//! Opening what a plan names, as it was when the plan was made.

use std::ffi::CString;
use std::fs::File;
use std::io::{Error, Result};
use std::os::fd::FromRawFd;

/// A place of the file system, to be mounted or ruled over. Where it has to be exact, a symbolic link on the way is an error.
pub fn open(path: &str, exact: &[String]) -> Result<File> {
    let text = CString::new(path)?;
    // SAFETY: the structure is plain numbers, of which all are valid as 0.
    let mut how: libc::open_how = unsafe { std::mem::zeroed() };
    how.flags = u64::from((libc::O_PATH | libc::O_CLOEXEC).cast_unsigned());
    if exact.iter().any(|one| one == path) {
        how.resolve = libc::RESOLVE_NO_SYMLINKS;
    }
    // SAFETY: text and structure outlive the call, and the size is the structure's.
    let fd = unsafe {
        libc::syscall(
            libc::SYS_openat2,
            libc::AT_FDCWD,
            text.as_ptr(),
            &raw const how,
            size_of::<libc::open_how>(),
        )
    };
    match i32::try_from(fd) {
        // SAFETY: the descriptor is new and nobody else's.
        Ok(fd) if fd >= 0 => Ok(unsafe { File::from_raw_fd(fd) }),
        _ => Err(Error::last_os_error()),
    }
}

#[cfg(test)]
mod tests {
    use super::open;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn follows_links_unless_the_path_has_to_be_exact() {
        let folder = std::env::temp_dir().join(format!("plugwright-path-{}", std::process::id()));
        fs::create_dir_all(folder.join("real/below")).unwrap();
        let folder = folder.canonicalize().unwrap();
        symlink(folder.join("real"), folder.join("link")).unwrap();
        let path = |name: &str| folder.join(name).into_os_string().into_string().unwrap();
        for name in ["link", "link/below"] {
            assert!(open(&path(name), &[]).unwrap().metadata().unwrap().is_dir());
            let refused = open(&path(name), &[path(name)]).unwrap_err();
            assert_eq!(refused.raw_os_error(), Some(libc::ELOOP));
        }
        assert!(open(&path("real/below"), &[path("real/below")]).is_ok());
        assert!(open(&path("none"), &[]).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
