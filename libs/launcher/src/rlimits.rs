//! Limits of a process. Memory is not among them: `RLIMIT_AS` and small values of `RLIMIT_DATA` crash Node.

use crate::plan::{Limit, Resource};
use crate::step::{Failure, Step};

/// Set soft and hard limit alike; a limit that is already lower stays.
pub fn set(limits: &[Limit]) -> Result<(), Failure> {
    for Limit { resource, value } in limits {
        let kind = match resource {
            Resource::Core => libc::RLIMIT_CORE,
            Resource::Nofile => libc::RLIMIT_NOFILE,
            Resource::Nproc => libc::RLIMIT_NPROC,
            Resource::Memlock => libc::RLIMIT_MEMLOCK,
        };
        let mut now = libc::rlimit {
            rlim_cur: 0,
            rlim_max: 0,
        };
        // SAFETY: the structure is valid for the call.
        if unsafe { libc::getrlimit(kind, &raw mut now) } != 0 {
            return Err(Failure::last_error(Step::Limits, &format!("{resource:?}")));
        }
        let value = (*value).min(now.rlim_max);
        let wanted = libc::rlimit {
            rlim_cur: value,
            rlim_max: value,
        };
        // SAFETY: as above.
        if unsafe { libc::setrlimit(kind, &raw const wanted) } != 0 {
            return Err(Failure::last_error(Step::Limits, &format!("{resource:?}")));
        }
    }
    Ok(())
}
