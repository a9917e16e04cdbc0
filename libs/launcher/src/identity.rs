//! Who the program is: a user of its own where the launcher is root, and in any case nobody with rights.

use crate::plan::User;
use crate::step::{Failure, Step, checked};

/// More than the kernel knows; dropping ends at the first that is unknown.
const CAPABILITIES: libc::c_ulong = 64;
const CAPABILITY_VERSION_3: u32 = 0x2008_0522;

#[repr(C)]
struct CapabilityHeader {
    version: u32,
    pid: libc::c_int,
}

/// Become the user, hold no capability, and never gain one by executing anything.
pub fn give_up_rights(user: Option<&User>) -> Result<(), Failure> {
    if is_root() {
        drop_bounding_set();
    }
    if let Some(User { uid, gid }) = user {
        // SAFETY: none of these touches memory but the empty list.
        unsafe {
            checked(
                libc::setgroups(0, std::ptr::null()).into(),
                Step::Identity,
                "the supplementary groups",
            )?;
            checked(libc::setresgid(*gid, *gid, *gid).into(), Step::Identity, "the group")?;
            checked(libc::setresuid(*uid, *uid, *uid).into(), Step::Identity, "the user")?;
        }
    }
    clear_capabilities()?;
    // SAFETY: takes no pointers.
    unsafe {
        // Changing the user cleared it; without it the program cannot read its own /proc/self, and the kernel cannot measure it.
        checked(
            libc::prctl(libc::PR_SET_DUMPABLE, 1, 0, 0, 0).into(),
            Step::Identity,
            "being dumpable",
        )?;
        checked(
            libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0).into(),
            Step::Identity,
            "no new privileges",
        )
        .map(drop)
    }
}

/// End with the parent. Changing the user forgets this, so it comes after that.
pub fn die_with_parent() -> Result<(), Failure> {
    // SAFETY: takes no pointers.
    unsafe {
        checked(
            libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL, 0, 0, 0).into(),
            Step::Identity,
            "ending with the parent",
        )
        .map(drop)
    }
}

pub fn is_root() -> bool {
    // SAFETY: takes and returns plain numbers.
    unsafe { libc::geteuid() == 0 }
}

fn drop_bounding_set() {
    for capability in 0..CAPABILITIES {
        // SAFETY: takes no pointers.
        if unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability, 0, 0, 0) } != 0 {
            break;
        }
    }
}

fn clear_capabilities() -> Result<(), Failure> {
    let header = CapabilityHeader {
        version: CAPABILITY_VERSION_3,
        pid: 0,
    };
    // Effective, permitted, inheritable, twice 32 bits.
    let none = [0_u32; 6];
    // SAFETY: both structures have the form of version 3 and outlive the call.
    unsafe {
        checked(
            libc::prctl(libc::PR_CAP_AMBIENT, libc::PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0).into(),
            Step::Identity,
            "ambient capabilities",
        )?;
        checked(
            libc::syscall(libc::SYS_capset, &raw const header, none.as_ptr()),
            Step::Identity,
            "capabilities",
        )
        .map(drop)
    }
}
