//! The filter of system calls: a list of what is refused, because what a language's runtime needs changes with every
//! release of it, and what lets a process out of its walls does not.

use std::collections::BTreeMap;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    TargetArch, apply_filter, sock_filter,
};

use crate::plan::Filter;
use crate::step::{Failure, Step};

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// Refused whatever the arguments are: looking into other processes, changing the machine, walls of the file system,
/// parts of Linux with a long list of holes.
const REFUSED: &[libc::c_long] = &[
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_kcmp,
    libc::SYS_pidfd_getfd,
    libc::SYS_perf_event_open,
    libc::SYS_bpf,
    libc::SYS_userfaultfd,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_mount_setattr,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_open_by_handle_at,
    libc::SYS_name_to_handle_at,
    libc::SYS_fanotify_init,
    libc::SYS_kexec_load,
    libc::SYS_kexec_file_load,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_acct,
    libc::SYS_quotactl,
    libc::SYS_quotactl_fd,
    libc::SYS_syslog,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_vhangup,
    libc::SYS_migrate_pages,
    libc::SYS_move_pages,
    libc::SYS_lookup_dcookie,
    // Shared memory, semaphores and queues of System V stay behind when everybody is gone, and are everybody's by number.
    libc::SYS_shmget,
    libc::SYS_shmat,
    libc::SYS_shmctl,
    libc::SYS_semget,
    libc::SYS_semop,
    libc::SYS_semtimedop,
    libc::SYS_semctl,
    libc::SYS_msgget,
    libc::SYS_msgsnd,
    libc::SYS_msgrcv,
    libc::SYS_msgctl,
    libc::SYS_mq_open,
    libc::SYS_mq_unlink,
];

#[cfg(target_arch = "x86_64")]
const REFUSED_HERE: &[libc::c_long] = &[
    libc::SYS_iopl,
    libc::SYS_ioperm,
    libc::SYS_modify_ldt,
    libc::SYS_uselib,
    libc::SYS_ustat,
];
#[cfg(not(target_arch = "x86_64"))]
const REFUSED_HERE: &[libc::c_long] = &[];

/// Answered as if this Linux did not have them, so that libraries fall back: the C library from `clone3`, whose flags
/// stand in memory that a filter cannot read, to `clone`.
const ABSENT: &[libc::c_long] = &[
    libc::SYS_clone3,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    // Its mode stands in memory, too.
    libc::SYS_openat2,
];

/// Calls that give a file its mode, with the argument that is the mode.
const MODES: &[(libc::c_long, u8)] = &[
    (libc::SYS_fchmod, 1),
    (libc::SYS_fchmodat, 2),
    (libc::SYS_fchmodat2, 2),
    (libc::SYS_mknodat, 2),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_chmod, 1),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_mknod, 1),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_creat, 1),
];

/// Calls that give a file its mode where they make it, with the arguments that are the flags and the mode.
const OPENINGS: &[(libc::c_long, u8, u8)] = &[
    (libc::SYS_openat, 2, 3),
    #[cfg(target_arch = "x86_64")]
    (libc::SYS_open, 1, 2),
];

/// Making a file, and making one without a name.
const MAKING: &[libc::c_int] = &[libc::O_CREAT, libc::O_TMPFILE & !libc::O_DIRECTORY];
/// Lend the rights of its owner or group to whoever runs the file. Where the launcher is root a file in a granted folder can
/// belong to root, and outside of the plugin's mounts nothing keeps these bits from meaning that.
const LENDING: &[libc::mode_t] = &[libc::S_ISUID, libc::S_ISGID];

/// Calls that change another process, or all of a user, with the arguments that have to be 0, which is the caller itself: where a
/// plugin has no user of its own, its kernel and its neighbours are its user's, too.
const OF_ITSELF: &[(libc::c_long, &[u8])] = &[
    (libc::SYS_prlimit64, &[0]),
    (libc::SYS_setpriority, &[0, 1]),
    (libc::SYS_sched_setaffinity, &[0]),
    (libc::SYS_sched_setattr, &[0]),
    (libc::SYS_sched_setparam, &[0]),
    (libc::SYS_sched_setscheduler, &[0]),
    (libc::SYS_ioprio_set, &[1]),
];

/// What a new process must not be: in namespaces of its own, or the child of the kernel, which would never ask how it ended.
const STRANGE: &[libc::c_int] = &[
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
const LEAVING: &[libc::c_long] = &[libc::SYS_setsid, libc::SYS_setpgid];

/// The personality of a process that asks and does not change.
const PERSONALITY_ASKED: u64 = 0xffff_ffff;
/// Puts characters into the input of a terminal.
const TIOCSTI: u64 = 0x5412;
const TIOCLINUX: u64 = 0x541c;

/// Install the filter for this thread and what it becomes.
pub fn install(filter: Filter, no_sockets: bool) -> Result<(), Failure> {
    let more: &[libc::c_long] = match filter {
        Filter::Plugin => &[],
        Filter::Grouped => LEAVING,
    };
    let more: Vec<_> = more
        .iter()
        .chain(no_sockets.then_some(&libc::SYS_socket))
        .copied()
        .collect();
    for program in programs(&more)? {
        apply_filter(&program).map_err(|error| Failure::new(Step::Seccomp, error))?;
    }
    Ok(())
}

fn programs(more: &[libc::c_long]) -> Result<[BpfProgram; 2], Failure> {
    let absent = ABSENT.iter().map(|call| (*call, vec![])).collect();
    let mut refused = refusals()?;
    refused.extend(more.iter().map(|call| (*call, vec![])));
    Ok([compile(refused, libc::EPERM)?, compile(absent, libc::ENOSYS)?])
}

fn refusals() -> Result<Rules, Failure> {
    let mut rules: Rules = REFUSED.iter().chain(REFUSED_HERE).map(|call| (*call, vec![])).collect();
    let flags = STRANGE.iter().map(|flag| {
        let flag = u64::from(flag.cast_unsigned());
        rule(&[(0, SeccompCmpOp::MaskedEq(flag), flag)])
    });
    rules.insert(libc::SYS_clone, flags.collect::<Result<_, _>>()?);
    for (call, mode) in MODES {
        rules.insert(
            *call,
            LENDING
                .iter()
                .map(|bit| rule(&[holds(*mode, *bit)]))
                .collect::<Result<_, _>>()?,
        );
    }
    for (call, flags, mode) in OPENINGS {
        let both = MAKING
            .iter()
            .flat_map(|making| LENDING.iter().map(move |bit| (making.cast_unsigned(), bit)));
        let refused = both.map(|(making, bit)| rule(&[holds(*flags, making), holds(*mode, *bit)]));
        rules.insert(*call, refused.collect::<Result<_, _>>()?);
    }
    for (call, arguments) in OF_ITSELF {
        let others = arguments
            .iter()
            .map(|argument| rule(&[(*argument, SeccompCmpOp::Ne, 0)]));
        rules.insert(*call, others.collect::<Result<_, _>>()?);
    }
    let unix = u64::from(libc::AF_UNIX.cast_unsigned());
    rules.insert(libc::SYS_socket, vec![rule(&[(0, SeccompCmpOp::Ne, unix)])?]);
    rules.insert(
        libc::SYS_personality,
        vec![rule(&[
            (0, SeccompCmpOp::Ne, 0),
            (0, SeccompCmpOp::Ne, PERSONALITY_ASKED),
        ])?],
    );
    rules.insert(
        libc::SYS_ioctl,
        vec![
            rule(&[(1, SeccompCmpOp::Eq, TIOCSTI)])?,
            rule(&[(1, SeccompCmpOp::Eq, TIOCLINUX)])?,
        ],
    );
    Ok(rules)
}

/// The condition that an argument has a bit.
fn holds(argument: u8, bit: u32) -> (u8, SeccompCmpOp, u64) {
    (argument, SeccompCmpOp::MaskedEq(bit.into()), bit.into())
}

/// Conditions on arguments that all have to hold; the upper halves of the registers are not looked at, as Linux does.
fn rule(conditions: &[(u8, SeccompCmpOp, u64)]) -> Result<SeccompRule, Failure> {
    conditions
        .iter()
        .map(|(argument, operator, value)| {
            SeccompCondition::new(*argument, SeccompCmpArgLen::Dword, operator.clone(), *value)
        })
        .collect::<Result<Vec<_>, _>>()
        .and_then(SeccompRule::new)
        .map_err(|error| Failure::new(Step::Seccomp, error))
}

fn compile(rules: Rules, errno: libc::c_int) -> Result<BpfProgram, Failure> {
    let failed = |error: seccompiler::BackendError| Failure::new(Step::Seccomp, error);
    let arch = TargetArch::try_from(std::env::consts::ARCH).map_err(failed)?;
    let refusal = SeccompAction::Errno(errno.cast_unsigned());
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, refusal, arch).map_err(failed)?;
    let program: BpfProgram = filter.try_into().map_err(failed)?;
    Ok(without_second_numbers(program))
}

/// Refuse the numbers of x86-64's second calling convention (x32) outright: they would pass a list of the first one's.
fn without_second_numbers(program: BpfProgram) -> BpfProgram {
    const LOAD_WORD: u16 = 0x20;
    const JUMP_IF_GREATER_OR_EQUAL: u16 = 0x35;
    const RETURN: u16 = 0x06;
    const RETURN_ERRNO: u32 = 0x0005_0000;
    const SECOND: u32 = 0x4000_0000;
    if !cfg!(target_arch = "x86_64") {
        return program;
    }
    let instruction = |code, jt, jf, k| sock_filter { code, jt, jf, k };
    let mut whole = vec![
        instruction(LOAD_WORD, 0, 0, 0),
        instruction(JUMP_IF_GREATER_OR_EQUAL, 0, 1, SECOND),
        instruction(RETURN, 0, 0, RETURN_ERRNO | libc::EPERM.cast_unsigned()),
    ];
    whole.extend(program);
    whole
}

#[cfg(test)]
mod tests {
    use super::{ABSENT, LEAVING, MODES, OF_ITSELF, OPENINGS, REFUSED, REFUSED_HERE, programs};

    #[test]
    fn compiles_within_the_limit_of_the_kernel() {
        for program in programs(LEAVING).unwrap() {
            assert!(
                program.len() > 4 && program.len() < 4096,
                "{} instructions",
                program.len()
            );
        }
    }

    #[test]
    fn refuses_nothing_twice() {
        let mut all: Vec<_> = REFUSED
            .iter()
            .chain(REFUSED_HERE)
            .chain(ABSENT)
            .chain(LEAVING)
            .chain(MODES.iter().map(|(call, _)| call))
            .chain(OPENINGS.iter().map(|(call, ..)| call))
            .chain(OF_ITSELF.iter().map(|(call, _)| call))
            .collect();
        let before = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), before);
    }
}
