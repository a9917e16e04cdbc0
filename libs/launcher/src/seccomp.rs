//! The filters of system calls.

use std::collections::BTreeMap;

use std::os::fd::RawFd;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    TargetArch, apply_filter, sock_filter,
};

use crate::plan::Filter;
use crate::step::{Failure, Step};
use crate::watched::{Asked, WATCHED};
use crate::{channel, handover, notify};

use crate::calls::{
    ABSENT, LEAVING, LENDING, MAKING, MODES, OF_ITSELF, OPENINGS, PERSONALITY_ASKED, REFUSED, REFUSED_HERE, SENDING,
    STRANGE, TIOCLINUX, TIOCSTI,
};
type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// Install the filter for this thread and what it becomes. Where somebody waits for a listener it is handed over, and what is refused is refused by
/// whoever hears it; that needs nobody's good will, because a call that nobody answers fails as well.
pub fn install(filter: Filter, no_sockets: bool, handover: Option<RawFd>) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::new(Step::Seccomp, error);
    let mut refused = refusals(no_sockets)?;
    if filter == Filter::Grouped {
        refused.extend(LEAVING.iter().map(|(call, _)| (*call, vec![])));
    }
    let Some(socket) = handover else {
        return programs(refused)?.iter().try_for_each(apply);
    };
    let (silent, heard) = divided(refused)?;
    programs(silent)?.iter().try_for_each(apply)?;
    let listener = notify::install(&heard_program(heard)?).map_err(failed)?;
    handover::send(socket, &listener).map_err(failed)?;
    // Closed when the program is executed, which is heard as well.
    channel::close_at_exec(socket, true)
}

/// Whether calls can be held and heard here. This process can do little afterwards.
pub fn is_heard() -> bool {
    divided(Rules::new())
        .and_then(|(_, heard)| heard_program(heard))
        .is_ok_and(|program| notify::install(&program).is_ok())
}

fn apply(program: &BpfProgram) -> Result<(), Failure> {
    apply_filter(program).map_err(|error| Failure::new(Step::Seccomp, error))
}

fn programs(refused: Rules) -> Result<[BpfProgram; 2], Failure> {
    let absent = ABSENT.iter().map(|(call, _)| (*call, vec![])).collect();
    let error = |errno: libc::c_int| SeccompAction::Errno(errno.cast_unsigned());
    Ok([
        compile(refused, error(libc::EPERM))?,
        compile(absent, error(libc::ENOSYS))?,
    ])
}

/// What is refused of calls that are watched, which nobody has to be asked for; and what is heard. Whoever hears of a node looks at its mode as well.
fn divided(mut heard: Rules) -> Result<(Rules, Rules), Failure> {
    let silent = WATCHED
        .iter()
        .filter(|(_, asked)| !matches!(asked, Asked::Node(..)))
        .filter_map(|(call, _)| heard.remove_entry(call))
        .collect();
    for (call, asked) in WATCHED {
        heard.insert(*call, heard_of(*asked)?);
    }
    Ok((silent, heard))
}

/// What is heard of a watched call; everything where it is nothing. Runtimes signal their own threads, some a hundred times a second.
fn heard_of(asked: Asked) -> Result<Vec<SeccompRule>, Failure> {
    match asked {
        Asked::Signal => Ok(vec![rule(&[(0, SeccompCmpOp::Ne, std::process::id().into())])?]),
        _ => Ok(vec![]),
    }
}

/// A filter that holds what it matches.
fn heard_program(rules: Rules) -> Result<BpfProgram, Failure> {
    const RETURN: u16 = 0x06;
    let traced = u32::from(SeccompAction::Trace(0));
    let mut program = compile(rules, SeccompAction::Trace(0))?;
    // The crate does not know the action that holds a call.
    for instruction in program.iter_mut().filter(|one| one.code == RETURN && one.k == traced) {
        instruction.k = libc::SECCOMP_RET_USER_NOTIF;
    }
    Ok(program)
}

fn refusals(no_sockets: bool) -> Result<Rules, Failure> {
    let mut rules: Rules = REFUSED
        .iter()
        .chain(REFUSED_HERE)
        .map(|(call, _)| (*call, vec![]))
        .collect();
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
    for (call, flags) in SENDING {
        rules.insert(*call, vec![rule(&[holds(*flags, libc::MSG_OOB.cast_unsigned())])?]);
    }
    for call in [libc::SYS_socket, libc::SYS_socketpair] {
        rules.insert(call, socket_rules()?);
    }
    if no_sockets {
        rules.insert(libc::SYS_socket, vec![]);
    }
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

/// Kinds that are refused. A datagram goes to whatever address it names, also from a socket that was made as one of a pair.
fn socket_rules() -> Result<Vec<SeccompRule>, Failure> {
    const KIND: u64 = 0xf;
    let unix = u64::from(libc::AF_UNIX.cast_unsigned());
    let mut rules = vec![rule(&[(0, SeccompCmpOp::Ne, unix)])?];
    for kind in [libc::SOCK_DGRAM, libc::SOCK_RAW] {
        rules.push(rule(&[(
            1,
            SeccompCmpOp::MaskedEq(KIND),
            u64::from(kind.cast_unsigned()),
        )])?);
    }
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

fn compile(rules: Rules, refusal: SeccompAction) -> Result<BpfProgram, Failure> {
    let failed = |error: seccompiler::BackendError| Failure::new(Step::Seccomp, error);
    let arch = TargetArch::try_from(std::env::consts::ARCH).map_err(failed)?;
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
    use super::{divided, heard_of, heard_program, programs, refusals};
    use crate::watched::{Asked, WATCHED, asked};

    #[test]
    fn compiles_within_the_limit_of_the_kernel() {
        for no_sockets in [false, true] {
            let (silent, heard) = divided(refusals(no_sockets).unwrap()).unwrap();
            let all = programs(refusals(no_sockets).unwrap()).unwrap().into_iter();
            for program in all
                .chain(programs(silent).unwrap())
                .chain([heard_program(heard).unwrap()])
            {
                let length = program.len();
                assert!(length > 4 && length < 4096, "{length} instructions");
            }
        }
    }

    #[test]
    fn refuses_the_same_whether_it_is_heard_or_not() {
        let refused = refusals(false).unwrap();
        let (silent, heard) = divided(refused.clone()).unwrap();
        let is_silent = |call: &i64| {
            let found = WATCHED.iter().find(|(watched, _)| watched == call);
            found.is_some_and(|(_, asked)| !matches!(asked, Asked::Node(..)))
        };
        for (call, rules) in &refused {
            let found = if is_silent(call) {
                silent.get(call)
            } else {
                heard.get(call)
            };
            match asked(*call) {
                // All of them come to whoever looks at their modes.
                Some(Asked::Node(..)) => assert_eq!(found, Some(&vec![])),
                _ => assert_eq!(found, Some(rules)),
            }
        }
        assert!(silent.keys().all(is_silent));
        for (call, asked) in WATCHED {
            assert_eq!(heard[call], heard_of(*asked).unwrap());
        }
    }
}
