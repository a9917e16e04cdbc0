//! What went wrong, and where.

use std::fmt::Display;
use std::io;

/// The steps of a launch, as they are named to the kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Plan,
    Cgroup,
    Mounts,
    Limits,
    Identity,
    Landlock,
    Seccomp,
    Execute,
    Audit,
    Watch,
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Step::Plan => "plan",
            Step::Cgroup => "cgroup",
            Step::Mounts => "mounts",
            Step::Limits => "limits",
            Step::Identity => "uid",
            Step::Landlock => "landlock",
            Step::Seccomp => "seccomp",
            Step::Execute => "execute",
            Step::Audit => "audit",
            Step::Watch => "watch",
        }
    }
}

/// A step that could not be done, with the reason for a person.
#[derive(Debug)]
pub struct Failure {
    pub step: Step,
    pub reason: String,
}

impl Failure {
    pub fn new(step: Step, reason: impl Display) -> Self {
        Failure {
            step,
            reason: reason.to_string(),
        }
    }

    /// The error that the last system call left, about `what`.
    pub fn last_error(step: Step, what: &str) -> Self {
        Failure::new(step, format!("{what}: {}", io::Error::last_os_error()))
    }

    pub fn to_json(&self) -> String {
        serde_json::json!({ "failed": self.step.name(), "reason": self.reason }).to_string()
    }
}

/// Turn the result of a system call into a result.
pub fn checked(result: libc::c_long, step: Step, what: &str) -> Result<libc::c_long, Failure> {
    if result < 0 {
        Err(Failure::last_error(step, what))
    } else {
        Ok(result)
    }
}
