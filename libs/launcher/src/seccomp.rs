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
];

const NAMESPACES: &[libc::c_int] = &[
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWNS,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNET,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWCGROUP,
];

/// The personality of a process that asks and does not change.
const PERSONALITY_ASKED: u64 = 0xffff_ffff;
/// Puts characters into the input of a terminal.
const TIOCSTI: u64 = 0x5412;
const TIOCLINUX: u64 = 0x541c;

/// Install the filter for this thread and what it becomes.
pub fn install(filter: Filter) -> Result<(), Failure> {
    match filter {
        Filter::Plugin => {
            for program in programs()? {
                apply_filter(&program).map_err(|error| Failure::new(Step::Seccomp, error))?;
            }
        }
    }
    Ok(())
}

fn programs() -> Result<[BpfProgram; 2], Failure> {
    let absent = ABSENT.iter().map(|call| (*call, vec![])).collect();
    Ok([compile(refusals()?, libc::EPERM)?, compile(absent, libc::ENOSYS)?])
}

fn refusals() -> Result<Rules, Failure> {
    let mut rules: Rules = REFUSED.iter().chain(REFUSED_HERE).map(|call| (*call, vec![])).collect();
    let flags = NAMESPACES.iter().map(|flag| {
        let flag = u64::from(flag.cast_unsigned());
        rule(&[(0, SeccompCmpOp::MaskedEq(flag), flag)])
    });
    rules.insert(libc::SYS_clone, flags.collect::<Result<_, _>>()?);
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
    use super::{ABSENT, REFUSED, REFUSED_HERE, programs};

    #[test]
    fn compiles_within_the_limit_of_the_kernel() {
        for program in programs().unwrap() {
            assert!(
                program.len() > 4 && program.len() < 4096,
                "{} instructions",
                program.len()
            );
        }
    }

    #[test]
    fn refuses_nothing_twice() {
        let mut all: Vec<_> = REFUSED.iter().chain(REFUSED_HERE).chain(ABSENT).collect();
        let before = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), before);
    }
}
