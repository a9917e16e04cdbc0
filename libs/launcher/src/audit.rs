//! Denials as the kernel of Linux attests them: Landlock's records of its audit, one line of JSON each.
//! Root only. Whoever was listening before goes on listening; if audit was off, it is on for as long as this runs.

use std::io::{self, Write};
use std::mem::{size_of, zeroed};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

use serde_json::{Map, Value, json};

use crate::step::{Failure, Step, checked};

const GET: u16 = 1000;
const SET: u16 = 1001;
const LANDLOCK_ACCESS: u16 = 1423;
const LANDLOCK_DOMAIN: u16 = 1424;
const STATUS_ENABLED: u32 = 1;
const GROUP_READLOG: u32 = 1;
const HEADER: usize = 16;
/// The mask and what it says is to be set, the first two numbers of the status that Linux takes and gives.
const STATUS: usize = 44;

/// Print records until the standard output closes or the kernel's side goes away.
pub fn follow() -> Result<(), Failure> {
    let control = netlink(0)?;
    let log = netlink(1 << (GROUP_READLOG - 1))?;
    let was_enabled = enabled(&control)?;
    if !was_enabled {
        enable(&control, 1)?;
    }
    print_records(&log);
    if !was_enabled {
        enable(&control, 0)?;
    }
    Ok(())
}

fn netlink(groups: u32) -> Result<OwnedFd, Failure> {
    // SAFETY: the address is a valid structure of its own size.
    unsafe {
        let kind = libc::SOCK_RAW | libc::SOCK_CLOEXEC;
        let fd = checked(
            libc::socket(libc::AF_NETLINK, kind, libc::NETLINK_AUDIT).into(),
            Step::Audit,
            "audit",
        )?;
        let fd = OwnedFd::from_raw_fd(RawFd::try_from(fd).unwrap_or(-1));
        let mut address: libc::sockaddr_nl = zeroed();
        address.nl_family = u16::try_from(libc::AF_NETLINK).unwrap_or_default();
        address.nl_groups = groups;
        let length = u32::try_from(size_of::<libc::sockaddr_nl>()).unwrap_or_default();
        checked(
            libc::bind(fd.as_raw_fd(), (&raw const address).cast(), length).into(),
            Step::Audit,
            "audit",
        )?;
        Ok(fd)
    }
}

fn ask(socket: &OwnedFd, kind: u16, body: &[u8]) -> Result<Vec<u8>, Failure> {
    let length = u32::try_from(HEADER + body.len()).unwrap_or_default();
    let flags = u16::try_from(libc::NLM_F_REQUEST | libc::NLM_F_ACK).unwrap_or_default();
    let mut message = Vec::with_capacity(HEADER + body.len());
    message.extend(length.to_ne_bytes());
    message.extend(kind.to_ne_bytes());
    message.extend(flags.to_ne_bytes());
    message.extend(1_u32.to_ne_bytes());
    message.extend(0_u32.to_ne_bytes());
    message.extend(body);
    // SAFETY: the message is read as far as it goes.
    let sent = unsafe { libc::send(socket.as_raw_fd(), message.as_ptr().cast(), message.len(), 0) };
    checked(sent as libc::c_long, Step::Audit, "audit")?;
    loop {
        let (answer, body) = receive(socket)?;
        let error = i32::from_ne_bytes(
            body.get(..4)
                .and_then(|bytes| bytes.try_into().ok())
                .unwrap_or_default(),
        );
        if i32::from(answer) != libc::NLMSG_ERROR {
            return Ok(body);
        }
        if error != 0 {
            return Err(Failure::new(Step::Audit, io::Error::from_raw_os_error(-error)));
        }
        if kind == SET {
            return Ok(vec![]);
        }
    }
}

/// The kind of the next message and its body.
fn receive(socket: &OwnedFd) -> Result<(u16, Vec<u8>), Failure> {
    let mut buffer = vec![0_u8; 16 * 1024];
    // SAFETY: the buffer is as long as it is said to be.
    let got = unsafe { libc::recv(socket.as_raw_fd(), buffer.as_mut_ptr().cast(), buffer.len(), 0) };
    buffer.truncate(usize::try_from(checked(got as libc::c_long, Step::Audit, "audit")?).unwrap_or_default());
    let kind = buffer
        .get(4..6)
        .map_or(0, |bytes| u16::from_ne_bytes([bytes[0], bytes[1]]));
    Ok((kind, buffer.split_off(HEADER.min(buffer.len()))))
}

fn enabled(control: &OwnedFd) -> Result<bool, Failure> {
    let status = ask(control, GET, &[])?;
    Ok(status.get(4..8).is_some_and(|bytes| bytes != [0; 4]))
}

fn enable(control: &OwnedFd, value: u32) -> Result<(), Failure> {
    let mut body = vec![0_u8; STATUS];
    body[..4].copy_from_slice(&STATUS_ENABLED.to_ne_bytes());
    body[4..8].copy_from_slice(&value.to_ne_bytes());
    ask(control, SET, &body).map(drop)
}

fn print_records(log: &OwnedFd) {
    let mut out = io::stdout();
    let mut listening = writeln!(out, "{}", json!({ "listening": true }))
        .and_then(|()| out.flush())
        .is_ok();
    while listening {
        let mut waited = [
            libc::pollfd {
                fd: log.as_raw_fd(),
                events: libc::POLLIN,
                revents: 0,
            },
            libc::pollfd {
                fd: out.as_raw_fd(),
                events: 0,
                revents: 0,
            },
        ];
        // SAFETY: two entries are there.
        if unsafe { libc::poll(waited.as_mut_ptr(), 2, -1) } < 0 || waited[1].revents != 0 {
            break;
        }
        let Ok((kind, body)) = receive(log) else {
            // Too much came at once; what was lost is lost, and the next is heard.
            continue;
        };
        if kind != LANDLOCK_ACCESS && kind != LANDLOCK_DOMAIN {
            continue;
        }
        let line = Value::Object(fields(&String::from_utf8_lossy(&body)));
        listening = writeln!(out, "{line}").and_then(|()| out.flush()).is_ok();
    }
}

/// The fields of a record: `name=value`, a value that holds anything odd in hexadecimal, any other text in quotation marks.
fn fields(text: &str) -> Map<String, Value> {
    let mut found = Map::new();
    let mut rest = text
        .split_once("): ")
        .map_or(text, |(_, after)| after)
        .trim_end_matches(['\0', '\n']);
    while let Some((name, after)) = rest.split_once('=') {
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        let plain =
            after.starts_with('"') || !(name == "path" || name == "name" || name == "sun_path" || name == "exe");
        let value = if plain { value.to_owned() } else { unhexed(value) };
        found.insert(name.trim_start().to_owned(), Value::String(value));
        rest = next;
    }
    found
}

fn unhexed(value: &str) -> String {
    let bytes: Option<Vec<u8>> = (0..value.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(value.get(at..at + 2)?, 16).ok())
        .collect();
    bytes.map_or_else(
        || value.to_owned(),
        |bytes| String::from_utf8_lossy(&bytes).into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn reads_the_fields_of_a_record() {
        let found = fields(
            "audit(1729738800.268:30): domain=195ba459b blockers=fs.read_file path=\"/etc/a b\" dev=\"vda2\" ino=351\0",
        );
        assert_eq!(found["domain"], "195ba459b");
        assert_eq!(found["blockers"], "fs.read_file");
        assert_eq!(found["path"], "/etc/a b");
        assert_eq!(found["ino"], "351");
        assert_eq!(found.len(), 5);
    }

    #[test]
    fn reads_odd_paths_and_survives_nonsense() {
        assert_eq!(fields("audit(1:1): path=2F746D702F22 x=1")["path"], "/tmp/\"");
        assert_eq!(fields("audit(1:1): path=(null)")["path"], "(null)");
        assert_eq!(fields("audit(1:1): path=\"open").len(), 1);
        assert_eq!(fields("nothing").len(), 0);
    }
}
