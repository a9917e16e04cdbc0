//! What the kernel asks of a launcher. An unknown member is refused: it could be a wall that this launcher cannot build.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::step::{Failure, Step};

/// The version of the plan's form that this launcher reads.
pub const VERSION: u32 = 1;

/// A user of its own for the program.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct User {
    pub uid: u32,
    pub gid: u32,
}

/// A file or folder that is brought to another place (or over itself) in a mount namespace of the launcher's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mount {
    pub from: String,
    /// Exists already, and is a folder exactly where `from` is one.
    pub to: String,
    pub write: bool,
}

/// What the file system and its neighbours may be used for; everything else is refused by Landlock.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// Read and execute, with everything below.
    pub read: Vec<String>,
    /// Read, write, create, remove, with everything below.
    pub write: Vec<String>,
    /// Kinds of file that are only read and written, such as /dev/null.
    pub devices: Vec<String>,
}

/// Which system calls are refused.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Filter {
    /// What a plugin has no use for, and every socket but Unix ones that are connected before they send.
    Plugin,
    /// The same, and leaving the group of processes.
    Grouped,
}

/// A resource as the manual page `setrlimit` names it, in lower case.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Resource {
    Core,
    Nofile,
    Nproc,
    Memlock,
}

/// The soft and hard limit of a resource.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub resource: Resource,
    pub value: u64,
}

/// A file or folder by the numbers that Linux knows it by.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub path: String,
    pub device: String,
    pub inode: String,
}

/// What a program was given, for whoever stands by it and tells what else it asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Watch {
    pub read: Vec<String>,
    pub write: Vec<String>,
    /// Of what may be read, what is also written although it cannot be filled.
    pub devices: Vec<String>,
    /// Whether it has a view of the files, of processes and of networks that is its own.
    pub has_view: bool,
    /// Sockets that it is connected to, besides those in folders that it may write to; where absent its view of the files decides.
    pub connect: Option<Vec<String>>,
}

/// A launch.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a member of the plan's JSON, and they are independent"
)]
pub struct Plan {
    version: u32,
    /// Files that take a process into its control groups.
    #[serde(default)]
    pub cgroups: Vec<String>,
    /// The folder of its control group of version 2; the program is made in it where the launcher stands by.
    pub unified: Option<String>,
    #[serde(default)]
    pub mounts: Vec<Mount>,
    /// Who the mounts belong to, and whom the launcher becomes.
    pub user: Option<User>,
    /// Whether the launcher stays who it is, because its program confines on its own, as a container's does.
    #[serde(default)]
    pub keep_rights: bool,
    #[serde(default)]
    pub rlimits: Vec<Limit>,
    pub access: Option<Access>,
    /// Paths of mounts and access that were looked at before and held no symbolic link: one that is there now was put there since.
    #[serde(default)]
    pub exact: Vec<String>,
    /// What has to stand where it was shown.
    #[serde(default)]
    pub places: Vec<Place>,
    pub filter: Option<Filter>,
    /// Whether the program may make no socket at all: one that is its user's own in a folder could be anybody's of that user.
    #[serde(default)]
    pub no_sockets: bool,
    /// Stay outside of the program's walls and stand by it.
    pub watch: Option<Watch>,
    /// Whether its calls are heard: by this launcher, or by one around it.
    #[serde(default)]
    pub is_watched: bool,
    /// Whether the program ends at once when whoever started the launcher does.
    #[serde(default)]
    pub die_with_parent: bool,
    /// Whether the program gets this channel too, because it holds a launcher.
    #[serde(default)]
    pub keep_channel: bool,
    /// The whole environment of the program.
    #[serde(default)]
    pub environment: BTreeMap<String, String>,
    /// An absolute path, and arguments.
    pub command: Vec<String>,
}

impl Plan {
    pub fn parse(bytes: &[u8]) -> Result<Plan, Failure> {
        let plan: Plan = serde_json::from_slice(bytes).map_err(|error| Failure::new(Step::Plan, error))?;
        let refuse = |reason: &str| Err(Failure::new(Step::Plan, reason));
        if plan.version != VERSION {
            return refuse(&format!("version {} is not version {VERSION}", plan.version));
        }
        if !plan.command.first().is_some_and(|program| program.starts_with('/')) {
            return refuse("the program has no absolute path");
        }
        let texts = plan
            .command
            .iter()
            .chain(plan.environment.keys())
            .chain(plan.environment.values());
        if texts.into_iter().any(|text| text.contains('\0')) {
            return refuse("a text holds a null byte");
        }
        if plan
            .environment
            .keys()
            .any(|name| name.is_empty() || name.contains('='))
        {
            return refuse("a variable has no usable name");
        }
        if plan.user.as_ref().is_some_and(|user| user.uid == 0 || user.gid == 0) {
            return refuse("a plugin's user is never root");
        }
        Ok(plan)
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, Plan, Resource};

    fn reason(text: &str) -> String {
        Plan::parse(text.as_bytes()).unwrap_err().reason
    }

    #[test]
    fn reads_a_whole_plan() {
        let plan = Plan::parse(
            br#"{"version":1,"cgroups":["/c/tasks"],"unified":"/u","mounts":[{"from":"/a","to":"/b","write":true}],"user":{"uid":7,"gid":8},
            "rlimits":[{"resource":"core","value":0}],"access":{"read":["/usr"],"write":[],"devices":["/dev/null"]},
            "filter":"plugin","keepChannel":true,"environment":{"A":"b=c"},"command":["/bin/true","x"]}"#,
        )
        .unwrap();
        assert_eq!(plan.filter, Some(Filter::Plugin));
        assert_eq!(plan.rlimits[0].resource, Resource::Core);
        assert!(plan.keep_channel);
        assert_eq!(plan.unified.as_deref(), Some("/u"));
        assert_eq!(plan.environment["A"], "b=c");
    }

    #[test]
    fn a_short_plan_confines_nothing() {
        let plan = Plan::parse(br#"{"version":1,"command":["/bin/true"]}"#).unwrap();
        assert!(plan.access.is_none() && plan.filter.is_none() && plan.user.is_none() && plan.cgroups.is_empty());
    }

    #[test]
    fn refuses_what_it_cannot_keep() {
        assert!(reason(r#"{"version":1,"command":["/bin/true"],"chroot":"/"}"#).contains("unknown field"));
        assert!(reason(r#"{"version":1,"command":["/bin/true"],"filter":"mild"}"#).contains("unknown variant"));
        assert_eq!(
            reason(r#"{"version":2,"command":["/bin/true"]}"#),
            "version 2 is not version 1"
        );
        assert_eq!(
            reason(r#"{"version":1,"command":["true"]}"#),
            "the program has no absolute path"
        );
        assert_eq!(
            reason(r#"{"version":1,"command":[]}"#),
            "the program has no absolute path"
        );
        assert_eq!(
            reason(r#"{"version":1,"command":["/a","\u0000"]}"#),
            "a text holds a null byte"
        );
        assert_eq!(
            reason(r#"{"version":1,"command":["/a"],"environment":{"A=B":""}}"#),
            "a variable has no usable name"
        );
        assert_eq!(
            reason(r#"{"version":1,"command":["/a"],"user":{"uid":1,"gid":0}}"#),
            "a plugin's user is never root"
        );
    }
}
