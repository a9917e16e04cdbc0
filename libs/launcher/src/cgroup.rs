//! Control groups: the kernel's side makes them and sets their limits, the launcher joins.

use std::fs::OpenOptions;
use std::io::Write;

use crate::step::{Failure, Step};

/// Join each group by its `cgroup.procs`.
pub fn join(files: &[String]) -> Result<(), Failure> {
    for file in files {
        let failed = |error| Failure::new(Step::Cgroup, format!("{file}: {error}"));
        // Zero means the writer itself.
        OpenOptions::new()
            .write(true)
            .open(file)
            .and_then(|mut group| group.write_all(b"0"))
            .map_err(failed)?;
    }
    Ok(())
}
