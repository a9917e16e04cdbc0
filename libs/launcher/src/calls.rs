//! System calls that are refused, and by which of their arguments: a list of what is refused, because what a language's runtime needs changes
//! with every release of it, and what lets a process out of its walls does not.

/// A number, and the name that it has in the C library's header.
pub type Call = (libc::c_long, &'static str);

macro_rules! calls {
    ($($name:ident),* $(,)?) => { &[$((libc::$name, stringify!($name))),*] };
}

/// Refused whatever the arguments are: looking into other processes, changing the machine, walls of the file system,
/// parts of Linux with a long list of holes.
pub const REFUSED: &[Call] = calls![
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_process_madvise,
    SYS_kcmp,
    SYS_pidfd_getfd,
    SYS_perf_event_open,
    SYS_bpf,
    SYS_userfaultfd,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_open_tree,
    SYS_move_mount,
    SYS_fsopen,
    SYS_fsconfig,
    SYS_fsmount,
    SYS_fspick,
    SYS_mount_setattr,
    SYS_unshare,
    SYS_setns,
    SYS_open_by_handle_at,
    SYS_name_to_handle_at,
    SYS_fanotify_init,
    SYS_kexec_load,
    SYS_kexec_file_load,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
    SYS_acct,
    SYS_quotactl,
    SYS_quotactl_fd,
    SYS_syslog,
    SYS_sethostname,
    SYS_setdomainname,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_clock_adjtime,
    SYS_adjtimex,
    SYS_vhangup,
    SYS_migrate_pages,
    SYS_move_pages,
    SYS_lookup_dcookie,
    // Shared memory, semaphores and queues of System V stay behind when everybody is gone, and are everybody's by number.
    SYS_shmget,
    SYS_shmat,
    SYS_shmctl,
    SYS_semget,
    SYS_semop,
    SYS_semtimedop,
    SYS_semctl,
    SYS_msgget,
    SYS_msgsnd,
    SYS_msgrcv,
    SYS_msgctl,
    SYS_mq_open,
    SYS_mq_unlink,
];

#[cfg(target_arch = "x86_64")]
pub const REFUSED_HERE: &[Call] = calls![SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_uselib, SYS_ustat,];
#[cfg(not(target_arch = "x86_64"))]
pub const REFUSED_HERE: &[Call] = calls![];

/// Answered as if this Linux did not have them, so that libraries fall back: the C library from `clone3`, whose flags
/// stand in memory that a filter cannot read, to `clone`.
pub const ABSENT: &[Call] = calls![
    SYS_clone3,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    // Its mode stands in memory, too.
    SYS_openat2,
];

/// The same number everywhere, which the crate has for some processors only.
pub const SYS_FCHMODAT2: libc::c_long = 452;

/// Calls that give a file its mode, with the argument that is the mode.
pub const MODES: &[(libc::c_long, u8)] = &[
    (libc::SYS_fchmod, 1),
    (libc::SYS_fchmodat, 2),
    (SYS_FCHMODAT2, 2),
    (libc::SYS_mknodat, 2),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_chmod, 1),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_mknod, 1),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_creat, 1),
];

/// Calls that give a file its mode where they make it, with the arguments that are the flags and the mode.
pub const OPENINGS: &[(libc::c_long, u8, u8)] = &[
    (libc::SYS_openat, 2, 3),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_open, 1, 2),
];

/// Making a file, and making one without a name.
pub const MAKING: &[libc::c_int] = &[libc::O_CREAT, libc::O_TMPFILE & !libc::O_DIRECTORY];
/// Lend the rights of its owner or group to whoever runs the file. Where the launcher is root a file in a granted folder can
/// belong to root, and outside of the plugin's mounts nothing keeps these bits from meaning that.
pub const LENDING: &[libc::mode_t] = &[libc::S_ISUID, libc::S_ISGID];

/// Calls that change another process, or all of a user, with the arguments that have to be 0, which is the caller itself: where a
/// plugin has no user of its own, its kernel and its neighbours are its user's, too.
pub const OF_ITSELF: &[(libc::c_long, &[u8])] = &[
    (libc::SYS_prlimit64, &[0]),
    (libc::SYS_setpriority, &[0, 1]),
    (libc::SYS_sched_setaffinity, &[0]),
    (libc::SYS_sched_setattr, &[0]),
    (libc::SYS_sched_setparam, &[0]),
    (libc::SYS_sched_setscheduler, &[0]),
    (libc::SYS_ioprio_set, &[1]),
];

/// Calls that send, with the argument that is the flags: no program sends a byte out of band between two Unix sockets, and that corner of Linux
/// has had holes that lead out of a sandbox.
pub const SENDING: &[(libc::c_long, u8)] = &[(libc::SYS_sendto, 3), (libc::SYS_sendmsg, 2), (libc::SYS_sendmmsg, 3)];

/// What a new process must not be: in namespaces of its own, or the child of the kernel, which would never ask how it ended.
pub const STRANGE: &[libc::c_int] = &[
    libc::CLONE_PARENT,
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWNS,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNET,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWCGROUP,
];

/// Leave the group of processes, which is all that the kernel can end a plugin by where it has no control groups.
pub const LEAVING: &[Call] = calls![SYS_setsid, SYS_setpgid];

/// The personality of a process that asks and does not change.
pub const PERSONALITY_ASKED: u64 = 0xffff_ffff;
/// Puts characters into the input of a terminal.
pub const TIOCSTI: u64 = 0x5412;
pub const TIOCLINUX: u64 = 0x541c;

/// Calls that are refused by their arguments.
const OTHERS: &[Call] = calls![
    SYS_clone,
    SYS_personality,
    SYS_ioctl,
    SYS_fchmod,
    SYS_mknodat,
    SYS_prlimit64,
    SYS_setpriority,
    SYS_sched_setaffinity,
    SYS_sched_setattr,
    SYS_sched_setparam,
    SYS_sched_setscheduler,
    SYS_ioprio_set,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
];

#[cfg(target_arch = "x86_64")]
const OTHERS_HERE: &[Call] = calls![SYS_mknod];
#[cfg(not(target_arch = "x86_64"))]
const OTHERS_HERE: &[Call] = &[];

/// Kinds of sockets that programs ask for.
const FAMILIES: &[(libc::c_int, &str)] = &[
    (libc::AF_UNIX, "unix"),
    (libc::AF_INET, "inet"),
    (libc::AF_INET6, "inet6"),
    (libc::AF_NETLINK, "netlink"),
    (libc::AF_PACKET, "packet"),
    (libc::AF_TIPC, "tipc"),
    (libc::AF_ALG, "alg"),
    (libc::AF_VSOCK, "vsock"),
];

/// A call that is refused, for a person: its name, or the kind of socket that it was to make.
pub fn named(call: libc::c_long, arguments: &[u64; 6]) -> (&'static str, String) {
    if call == libc::SYS_socket || call == libc::SYS_socketpair {
        let asked = arguments[0] & u64::from(u32::MAX);
        let family = FAMILIES
            .iter()
            .find(|(number, _)| u64::from(number.cast_unsigned()) == asked);
        return (
            "socket",
            family.map_or_else(|| asked.to_string(), |(_, name)| (*name).to_owned()),
        );
    }
    let known = [REFUSED, REFUSED_HERE, LEAVING, OTHERS, OTHERS_HERE]
        .into_iter()
        .flatten()
        .find(|(number, _)| *number == call);
    (
        "call",
        known.map_or_else(
            || call.to_string(),
            |(_, name)| name.trim_start_matches("SYS_").to_owned(),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::{ABSENT, LEAVING, MODES, OF_ITSELF, OPENINGS, REFUSED, REFUSED_HERE, SENDING, named};

    #[test]
    fn refuses_nothing_twice() {
        let mut all: Vec<_> = [REFUSED, REFUSED_HERE, ABSENT, LEAVING]
            .into_iter()
            .flatten()
            .map(|(call, _)| call)
            .chain(MODES.iter().map(|(call, _)| call))
            .chain(OPENINGS.iter().map(|(call, ..)| call))
            .chain(OF_ITSELF.iter().map(|(call, _)| call))
            .chain(SENDING.iter().map(|(call, _)| call))
            .collect();
        let before = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), before);
    }

    #[test]
    fn names_what_was_asked_for() {
        let said = |call, family: libc::c_int| named(call, &[u64::from(family.cast_unsigned()), 0, 0, 0, 0, 0]);
        assert_eq!(said(libc::SYS_ptrace, 0), ("call", "ptrace".to_owned()));
        assert_eq!(said(libc::SYS_socket, libc::AF_INET6), ("socket", "inet6".to_owned()));
        assert_eq!(said(libc::SYS_socketpair, 44), ("socket", "44".to_owned()));
        assert_eq!(said(9_999, 0), ("call", "9999".to_owned()));
    }
}
