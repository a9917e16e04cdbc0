//! Granted files in a mount namespace of the launcher's own, for a launcher that is root and a program that is not: the
//! owner of each file is shown as the program's user (an idmapped mount), so a grant means what it says whoever owns the
//! file and whatever folders lie above it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ffi::CString;
use std::fs;
use std::io::{Read, Write};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::os::unix::fs::MetadataExt;
use std::os::unix::net::UnixStream;

use crate::path;
use crate::plan::{Mount, User};
use crate::step::{Failure, Step, checked};

#[repr(C)]
struct MountAttributes {
    set: u64,
    clear: u64,
    propagation: u64,
    userns_fd: u64,
}

/// Bring each mount to its place.
pub fn prepare(mounts: &[Mount], user: Option<&User>, exact: &[String]) -> Result<(), Failure> {
    if mounts.is_empty() {
        return Ok(());
    }
    own_namespace()?;
    let mut shown = Owners::new();
    // All of them are taken before any is brought: what lies inside another is not to be taken from what that one became.
    let taken = mounts
        .iter()
        .map(|mount| {
            let failed = |error| Failure::new(Step::Mounts, format!("{}: {error}", mount.from));
            let place = path::open(&mount.from, exact).map_err(failed)?;
            let owner = place.metadata().map_err(failed)?;
            let identity = match user {
                Some(user) => Some(shown_as(&owner, user, &mut shown)?),
                None => None,
            };
            Ok((take(mount, &place, identity)?, &mount.to))
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    taken.iter().try_for_each(|(tree, to)| bring(tree, to))
}

fn own_namespace() -> Result<(), Failure> {
    // SAFETY: the texts end with a null byte; nothing else is passed.
    unsafe {
        checked(
            libc::unshare(libc::CLONE_NEWNS).into(),
            Step::Mounts,
            "a namespace for mounts",
        )?;
        let everything = libc::MS_REC | libc::MS_PRIVATE;
        let result = libc::mount(
            c"none".as_ptr(),
            c"/".as_ptr(),
            std::ptr::null(),
            everything,
            std::ptr::null(),
        );
        checked(result.into(), Step::Mounts, "mounts of its own").map(drop)
    }
}

/// User namespaces by the owner, user and group, that they show as the program's user.
type Owners = BTreeMap<(u32, u32), OwnedFd>;

/// A user namespace in which the owner of a file is the program's user; most files of a plugin have the same.
fn shown_as<'a>(owner: &fs::Metadata, user: &User, shown: &'a mut Owners) -> Result<&'a OwnedFd, Failure> {
    match shown.entry((owner.uid(), owner.gid())) {
        Entry::Occupied(known) => Ok(known.into_mut()),
        Entry::Vacant(vacant) => Ok(vacant.insert(map_of(owner, user)?)),
    }
}

fn map_of(owner: &fs::Metadata, user: &User) -> Result<OwnedFd, Failure> {
    let failed = |error: std::io::Error| Failure::new(Step::Mounts, format!("a map of owners: {error}"));
    let (mut ours, mut theirs) = UnixStream::pair().map_err(failed)?;
    // SAFETY: the launcher has one thread; the child makes system calls only and leaves without unwinding.
    let child = unsafe { libc::fork() };
    checked(child.into(), Step::Mounts, "a map of owners")?;
    if child == 0 {
        // SAFETY: as above.
        unsafe {
            let made = libc::unshare(libc::CLONE_NEWUSER) == 0;
            let _ = theirs.write_all(&[u8::from(made)]);
            // Stays until it is ended: the namespace needs a member until it is held by a descriptor.
            loop {
                libc::pause();
            }
        }
    }
    let mut made = [0_u8];
    let opened = ours.read_exact(&mut made).and_then(|()| {
        if made != [1] {
            return Err(std::io::Error::other("no user namespace can be made"));
        }
        fs::write(
            format!("/proc/{child}/uid_map"),
            format!("{} {} 1\n", owner.uid(), user.uid),
        )?;
        fs::write(
            format!("/proc/{child}/gid_map"),
            format!("{} {} 1\n", owner.gid(), user.gid),
        )?;
        fs::File::open(format!("/proc/{child}/ns/user"))
    });
    // SAFETY: the child is ours and has not been waited for.
    unsafe {
        libc::kill(child, libc::SIGKILL);
        libc::waitpid(child, std::ptr::null_mut(), 0);
    }
    opened.map(OwnedFd::from).map_err(failed)
}

fn text(path: &str) -> Result<CString, Failure> {
    CString::new(path).map_err(|error| Failure::new(Step::Mounts, error))
}

/// A mount of the path that stands nowhere yet, as it is to be.
fn take(mount: &Mount, place: &fs::File, identity: Option<&OwnedFd>) -> Result<OwnedFd, Failure> {
    let mut attributes = MountAttributes {
        set: libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NODEV,
        clear: 0,
        propagation: 0,
        userns_fd: 0,
    };
    if !mount.write {
        attributes.set |= libc::MOUNT_ATTR_RDONLY;
    }
    if let Some(identity) = identity {
        attributes.set |= libc::MOUNT_ATTR_IDMAP;
        attributes.userns_fd = u64::from(identity.as_raw_fd().cast_unsigned());
    }
    // SAFETY: every pointer is to a text or structure that outlives its call, and the sizes are theirs.
    unsafe {
        let flags = libc::OPEN_TREE_CLONE | libc::OPEN_TREE_CLOEXEC | libc::AT_EMPTY_PATH.cast_unsigned();
        let tree = libc::syscall(libc::SYS_open_tree, place.as_raw_fd(), c"".as_ptr(), flags);
        let tree = checked(tree, Step::Mounts, &mount.from)?;
        let tree = OwnedFd::from_raw_fd(RawFd::try_from(tree).unwrap_or(-1));
        let (empty, size) = (c"".as_ptr(), size_of::<MountAttributes>());
        let set = |attributes: &MountAttributes| {
            let pointer = &raw const *attributes;
            libc::syscall(
                libc::SYS_mount_setattr,
                tree.as_raw_fd(),
                empty,
                libc::AT_EMPTY_PATH,
                pointer,
                size,
            )
        };
        let mut result = set(&attributes);
        if result < 0 && !mount.write {
            // Not every file system can show another owner. What is only read needs it only where others may not.
            attributes.set &= !libc::MOUNT_ATTR_IDMAP;
            result = set(&attributes);
        }
        checked(
            result,
            Step::Mounts,
            &format!("{} cannot be shown as the plugin's own", mount.from),
        )?;
        Ok(tree)
    }
}

fn bring(tree: &OwnedFd, to: &str) -> Result<(), Failure> {
    let place = text(to)?;
    let flags = libc::MOVE_MOUNT_F_EMPTY_PATH;
    // SAFETY: both texts end with a null byte and outlive the call.
    let moved = unsafe {
        let empty = c"".as_ptr();
        libc::syscall(
            libc::SYS_move_mount,
            tree.as_raw_fd(),
            empty,
            libc::AT_FDCWD,
            place.as_ptr(),
            flags,
        )
    };
    checked(moved, Step::Mounts, to).map(drop)
}
