//! Modes and times of files, which Landlock has no rule for: a plugin that shares a user and the view of files with others has them set for it, on
//! files that it may write to and no others, found without a single symbolic link.

use std::ffi::CString;
use std::fs::File;
use std::io::Error;
use std::mem::size_of;
use std::os::fd::AsRawFd;

use crate::caller::Caller;
use crate::lexical::is_below;
use crate::notify::Answer;
use crate::path;
use crate::watched::Attribute;

/// Set what is asked for, where the file is below one of some folders.
pub fn set(caller: &Caller, path: &str, what: Attribute, arguments: &[u64; 6], folders: &[String]) -> Answer {
    if what == Attribute::Other || !is_below(path, folders) {
        return Answer::Fails(libc::EPERM);
    }
    let exact = [path.to_owned()];
    let file = match path::open(path, &exact) {
        Ok(file) => file,
        Err(error) => return failed(&error),
    };
    match what {
        Attribute::Mode(at) => of_mode(&file, arguments[at]),
        Attribute::Times(at) => of_times(caller, &file, arguments[at]),
        Attribute::Other => Answer::Fails(libc::EPERM),
    }
}

fn of_mode(file: &File, mode: u64) -> Answer {
    // Bits that lend rights are refused before anybody is asked.
    let mode = libc::mode_t::try_from(mode & 0o1777).unwrap_or_default();
    let Ok(name) = name_of(file) else {
        return Answer::Fails(libc::EPERM);
    };
    // SAFETY: the text ends with a null byte and outlives the call.
    told(unsafe { libc::chmod(name.as_ptr(), mode) })
}

fn of_times(caller: &Caller, file: &File, at: u64) -> Answer {
    const LENGTH: usize = 2 * size_of::<libc::timespec>();
    let times = if at == 0 { None } else { caller.memory(at, LENGTH) };
    let (Ok(name), true) = (
        name_of(file),
        at == 0 || times.as_ref().is_some_and(|times| times.len() == LENGTH),
    ) else {
        return Answer::Fails(libc::EFAULT);
    };
    let pointer = times.as_ref().map_or(std::ptr::null(), Vec::as_ptr);
    // SAFETY: the text ends with a null byte, the times are two or none, and both outlive the call, which copies them byte by byte.
    told(unsafe { libc::utimensat(libc::AT_FDCWD, name.as_ptr(), pointer.cast(), 0) })
}

/// The name of what is open: it stays what it is whatever becomes of its path.
fn name_of(file: &File) -> Result<CString, std::ffi::NulError> {
    CString::new(format!("/proc/self/fd/{}", file.as_raw_fd()))
}

fn told(result: libc::c_int) -> Answer {
    if result < 0 {
        failed(&Error::last_os_error())
    } else {
        Answer::Done
    }
}

fn failed(error: &Error) -> Answer {
    Answer::Fails(error.raw_os_error().unwrap_or(libc::EPERM))
}

#[cfg(test)]
mod tests {
    use super::set;
    use crate::caller::Caller;
    use crate::notify::Answer;
    use crate::watched::Attribute;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn sets_modes_and_times_of_its_own_files_only() {
        let folder = std::env::temp_dir().join(format!("plugwright-attribute-{}", std::process::id()));
        fs::create_dir_all(folder.join("own")).unwrap();
        let folder = folder.canonicalize().unwrap();
        for name in ["own/file", "other"] {
            fs::write(folder.join(name), "").unwrap();
        }
        symlink("../other", folder.join("own/link")).unwrap();
        let caller = Caller(libc::pid_t::try_from(std::process::id()).unwrap());
        let path = |name: &str| folder.join(name).display().to_string();
        let asked =
            |name: &str, what, argument| set(&caller, &path(name), what, &[argument, 0, 0, 0, 0, 0], &[path("own")]);
        assert_eq!(asked("own/file", Attribute::Mode(0), 0o6755), Answer::Done);
        let mode = fs::metadata(path("own/file")).unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o755);
        let times = [7_i64, 0, 8, 0];
        assert_eq!(
            asked("own/file", Attribute::Times(0), times.as_ptr() as u64),
            Answer::Done
        );
        assert_eq!(
            fs::metadata(path("own/file")).unwrap().modified().unwrap(),
            std::time::UNIX_EPOCH + std::time::Duration::from_secs(8)
        );
        assert_eq!(asked("own/file", Attribute::Other, 0), Answer::Fails(libc::EPERM));
        assert_eq!(asked("other", Attribute::Mode(0), 0o777), Answer::Fails(libc::EPERM));
        assert_eq!(asked("own/link", Attribute::Mode(0), 0o777), Answer::Fails(libc::ELOOP));
        assert_eq!(
            asked("own/none", Attribute::Mode(0), 0o777),
            Answer::Fails(libc::ENOENT)
        );
        fs::remove_dir_all(&folder).unwrap();
    }
}
