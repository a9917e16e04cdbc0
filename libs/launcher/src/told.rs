//! What is told to the kernel of denials: each once a minute and not without end, so that a plugin that tries over and over
//! neither floods anybody nor hides what it tried first.

use std::collections::HashSet;
use std::os::fd::RawFd;
use std::time::{Duration, Instant};

use serde_json::json;

const WINDOW: Duration = Duration::from_secs(60);
/// Different denials that are told within a window.
const MOST: usize = 200;
/// What is longer is cut: the kernel reads lines of so and so many characters, and each may be written as six.
const MOST_CHARACTERS: usize = 1024;

/// Denials of a window.
pub struct Told {
    fd: RawFd,
    since: Instant,
    known: HashSet<String>,
    others: u64,
}

impl Told {
    /// @param fd the channel to the kernel, a socket
    pub fn new(fd: RawFd) -> Self {
        Told {
            fd,
            since: Instant::now(),
            known: HashSet::new(),
            others: 0,
        }
    }

    /// Tell of a denial.
    pub fn deny(&mut self, what: &str, target: &str) {
        if let Some(line) = self.line(what, target, Instant::now()) {
            self.say(&line);
        }
    }

    /// Tell how many were not told.
    pub fn close(&mut self) {
        if self.others > 0 {
            let line = json!({ "denied": "others", "count": self.others }).to_string();
            self.others = 0;
            self.say(&line);
        }
    }

    fn line(&mut self, what: &str, target: &str, now: Instant) -> Option<String> {
        if now.duration_since(self.since) > WINDOW {
            self.close();
            self.known.clear();
            self.since = now;
        }
        let target: String = target.chars().take(MOST_CHARACTERS).collect();
        let key = format!("{what} {target}");
        if self.known.contains(&key) {
            return None;
        }
        if self.known.len() >= MOST {
            self.others += 1;
            return None;
        }
        self.known.insert(key);
        Some(json!({ "denied": what, "target": target }).to_string())
    }

    /// Say a line. A kernel that does not read misses it; the plugin must not wait for that.
    pub fn say(&self, line: &str) {
        let line = format!("{line}\n");
        let flags = libc::MSG_DONTWAIT | libc::MSG_NOSIGNAL;
        // SAFETY: the bytes outlive the call, which reads them.
        unsafe { libc::send(self.fd, line.as_ptr().cast(), line.len(), flags) };
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Told, WINDOW};
    use std::io::Read;
    use std::os::fd::AsRawFd;
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    #[test]
    fn tells_each_once_a_window_and_counts_what_is_too_much() {
        let (mut kernel, channel) = UnixStream::pair().unwrap();
        let mut told = Told::new(channel.as_raw_fd());
        let start = told.since;
        assert_eq!(
            told.line("read", "/a\"b", start).unwrap(),
            r#"{"denied":"read","target":"/a\"b"}"#
        );
        assert!(told.line("read", "/a\"b", start).is_none());
        assert!(told.line("write", "/a\"b", start).is_some());
        for number in 0..MOST {
            told.line("read", &number.to_string(), start);
        }
        assert!(told.line("read", "/new", start).is_none());
        let later = start + WINDOW + Duration::from_secs(1);
        assert!(told.line("read", "/new", later).is_some());
        let mut heard = [0; 64];
        let length = kernel.read(&mut heard).unwrap();
        assert_eq!(&heard[..length], b"{\"count\":3,\"denied\":\"others\"}\n");
    }
}
