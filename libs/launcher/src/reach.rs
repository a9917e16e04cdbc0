//! What a plugin was given, and whether something that it asks for is part of that. This judges texts for the record; what holds are
//! Landlock, the mounts and the filters.

use std::fs;
use std::io::ErrorKind;

use crate::caller::Caller;
use crate::lexical::{depth_below, is_above, is_below, parent};
use crate::plan::Watch;
use crate::watched::Use;

impl Watch {
    /// What a path leads to, where that is there and was not given for this use.
    pub fn keeps(&self, caller: &Caller, path: &str, used: Use) -> Option<String> {
        if let Some(process) = process_of(path) {
            return self.keeps_process(caller, process).then(|| path.to_owned());
        }
        let can_hold_links = is_below(path, &self.write);
        let target = if can_hold_links {
            caller.followed(path)
        } else {
            path.to_owned()
        };
        let is_new = || used == Use::Write && caller.sees(parent(&target));
        let is_given = if self.lets_write(&target) {
            // Its own temporary folder has the name of another one outside.
            !self.has_view || caller.sees(&target) || is_new()
        } else {
            (is_below(&target, &self.read) && (used != Use::Write || is_below(&target, &self.devices)))
                || (self.has_view && used != Use::Write && is_above(&target, &self.read))
        };
        // What is nowhere is refused to nobody.
        let is_kept = !is_given && (is_somewhere(&target) || (used == Use::Write && is_somewhere(parent(&target))));
        is_kept.then_some(target)
    }

    /// Whether a place may be written. In a view the innermost mount decides; Landlock adds up what was given.
    fn lets_write(&self, path: &str) -> bool {
        let depth = |places| depth_below(path, places);
        is_below(path, &self.write) && !(self.has_view && depth(&self.read) > depth(&self.write))
    }

    /// Whether a process, the one of a thread, or one of a group is not the plugin's. A number counts as the caller counts.
    pub fn keeps_process(&self, caller: &Caller, number: libc::pid_t) -> bool {
        let Some((outside, inside)) = caller.process() else {
            return false;
        };
        let number = match number {
            // Its own group.
            0 => return false,
            // Everybody.
            -1 => return !self.has_view,
            _ => number.saturating_abs(),
        };
        if self.has_view {
            return number != inside && (number == 1 || !caller.sees(&format!("/proc/{number}")));
        }
        let number = Caller(number).process().map_or(number, |(process, _)| process);
        number != outside && is_somewhere(&format!("/proc/{number}")) && !descends(number, outside)
    }
}

/// Whether a process was started by another one, at however many removes.
fn descends(number: libc::pid_t, from: libc::pid_t) -> bool {
    let mut at = number;
    while at > 1 {
        if at == from {
            return true;
        }
        let Ok(stat) = fs::read_to_string(format!("/proc/{at}/stat")) else {
            return false;
        };
        // The name stands in parentheses and may hold any.
        let parent = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1));
        at = parent.and_then(|text| text.parse().ok()).unwrap_or(0);
    }
    false
}

fn process_of(path: &str) -> Option<libc::pid_t> {
    path.strip_prefix("/proc/")?.split('/').next()?.parse().ok()
}

fn is_somewhere(path: &str) -> bool {
    fs::symlink_metadata(path).map_or_else(|error| error.kind() == ErrorKind::PermissionDenied, |_| true)
}

#[cfg(test)]
mod tests {
    use crate::caller::Caller;
    use crate::plan::Watch;
    use crate::watched::Use;

    fn own() -> Caller {
        Caller(libc::pid_t::try_from(std::process::id()).unwrap())
    }

    fn watch(has_view: bool) -> Watch {
        let texts = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect();
        Watch {
            read: texts(&["/usr/lib", "/dev/null"]),
            write: texts(&["/tmp"]),
            devices: texts(&["/dev/null"]),
            has_view,
            connect: None,
        }
    }

    #[test]
    fn tells_what_was_given_from_what_was_kept() {
        let kept = |path: &str, used| watch(false).keeps(&own(), path, used).is_some();
        assert!(!kept("/usr/lib/x", Use::Read) && !kept("/tmp/x", Use::Write) && !kept("/dev/null", Use::Write));
        assert!(kept("/etc/passwd", Use::Read) && kept("/usr/lib/x", Use::Write) && kept("/usr", Use::Read));
        assert!(!kept("/nowhere", Use::Read) && kept("/nowhere", Use::Write) && !kept("/nowhere/x", Use::Write));
        assert!(watch(true).keeps(&own(), "/usr", Use::Read).is_none());
        let mut inside = watch(true);
        inside.read.push("/tmp/given".to_owned());
        assert!(!inside.lets_write("/tmp/given") && inside.lets_write("/tmp/other"));
        inside.has_view = false;
        assert!(inside.lets_write("/tmp/given"));
    }

    #[test]
    fn knows_its_own_processes() {
        let id = own().0;
        let kept = |number| watch(false).keeps_process(&own(), number);
        assert!(!kept(id) && kept(1));
        assert!(!kept(0) && kept(-1) && !kept(-id));
        // A thread is its process, whoever asks.
        let (say, hear) = std::sync::mpsc::channel();
        let (end, wait) = std::sync::mpsc::channel::<()>();
        let other = std::thread::spawn(move || {
            // SAFETY: takes and writes nothing.
            say.send(unsafe { libc::gettid() }).unwrap();
            wait.recv().ok();
        });
        let thread = hear.recv().unwrap();
        assert!(thread != id && !kept(thread) && !watch(false).keeps_process(&Caller(thread), id));
        assert_eq!(Caller(thread).process(), own().process());
        drop(end);
        other.join().unwrap();
        assert!(watch(false).keeps(&own(), "/proc/1/environ", Use::Read).is_some());
        let mut child = std::process::Command::new("sleep").arg("9").spawn().unwrap();
        assert!(!kept(child.id().cast_signed()));
        child.kill().unwrap();
        child.wait().unwrap();
    }
}
