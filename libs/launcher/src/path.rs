//! Opening what a plan names, as it was when the plan was made.

use std::ffi::CString;
use std::fs::File;
use std::io::{Error, Result};
use std::os::fd::{FromRawFd, RawFd};
use std::os::unix::fs::MetadataExt;

use crate::plan::Place;
use crate::step::{Failure, Step};

/// A place of the file system, to be mounted or ruled over. Where it has to be exact, a symbolic link on the way is an error.
pub fn open(path: &str, exact: &[String]) -> Result<File> {
    let is_exact = exact.iter().any(|one| one == path);
    open_in(
        libc::AT_FDCWD,
        path,
        if is_exact { libc::RESOLVE_NO_SYMLINKS } else { 0 },
    )
}

/// The same from a folder, by the rules of `openat2(2)`.
pub fn open_in(folder: RawFd, path: &str, resolve: u64) -> Result<File> {
    let text = CString::new(path)?;
    // SAFETY: the structure is plain numbers, of which all are valid as 0.
    let mut how: libc::open_how = unsafe { std::mem::zeroed() };
    how.flags = u64::from((libc::O_PATH | libc::O_CLOEXEC).cast_unsigned());
    how.resolve = resolve;
    // SAFETY: text and structure outlive the call, and the size is the structure's.
    let fd = unsafe {
        libc::syscall(
            libc::SYS_openat2,
            folder,
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

/// Whether a path is still what it was when it was granted.
pub fn confirm(place: &Place) -> std::result::Result<(), Failure> {
    let failed = |reason: String| Failure::new(Step::Mounts, format!("{}: {reason}", place.path));
    let found = std::fs::symlink_metadata(&place.path).map_err(|error| failed(error.to_string()))?;
    if found.dev().to_string() == place.device && found.ino().to_string() == place.inode {
        return Ok(());
    }
    Err(failed("it is not what was granted".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{confirm, open};
    use crate::plan::Place;
    use std::fs;
    use std::os::unix::fs::MetadataExt;
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

    #[test]
    fn confirms_what_was_granted_and_nothing_in_its_place() {
        let folder = std::env::temp_dir().join(format!("plugwright-place-{}", std::process::id()));
        fs::create_dir_all(folder.join("granted")).unwrap();
        let path = folder.join("granted");
        let found = fs::metadata(&path).unwrap();
        let place = Place {
            path: path.display().to_string(),
            device: found.dev().to_string(),
            inode: found.ino().to_string(),
        };
        assert!(confirm(&place).is_ok());
        fs::rename(&path, folder.join("away")).unwrap();
        assert!(confirm(&place).is_err());
        fs::create_dir(&path).unwrap();
        let failure = confirm(&place).unwrap_err();
        assert!(failure.reason.ends_with("it is not what was granted"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
