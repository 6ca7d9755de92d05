//! The benchmark: one run of one program, and what it cost.
//! In: a command. Out: its time, its memory as the system counted it, and what it said.
//! Must never: be called by a large process: until a child has become its program, the system counts its
//! parent's memory as its own.

use super::Tried;
use super::figures::Cost;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// Runs a command to its end. What it says goes into a file, so that no pipe makes it wait; a failure is
/// shown with it.
pub fn run(command: &mut Command, said: &Path) -> Tried<(Cost, String)> {
    let file = File::create(said)?;
    command.stdin(Stdio::null()).stderr(file.try_clone()?).stdout(file);
    let start = Instant::now();
    let child = command.spawn()?;
    let (success, cpu, peak) = wait(child)?;
    let wall = start.elapsed().as_secs_f64() * 1e3;
    let words = String::from_utf8_lossy(&fs::read(said)?).into_owned();
    if !success {
        return Err(format!("{command:?} failed:\n{words}").into());
    }
    Ok((Cost { wall, cpu, peak }, words))
}

/// Waits for a child: whether all went well, milliseconds of all processors, MB.
#[cfg(unix)]
fn wait(child: Child) -> io::Result<(bool, f64, f64)> {
    let mut status = 0;
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: both pointers lead to places of the right size that outlive the call, and nobody else waits for
    // this child.
    let (done, usage) = unsafe {
        (libc::wait4(child.id() as libc::pid_t, &raw mut status, 0, usage.as_mut_ptr()), usage.assume_init())
    };
    if done < 0 {
        return Err(io::Error::last_os_error());
    }
    // Linux counts memory in kilobytes, others in bytes.
    let unit = if cfg!(target_vendor = "apple") { 1e6 } else { 1e3 / 1.024 };
    Ok((
        libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0,
        milliseconds(&usage),
        usage.ru_maxrss as f64 / unit,
    ))
}

#[cfg(not(unix))]
fn wait(mut child: Child) -> io::Result<(bool, f64, f64)> {
    child.wait().map(|status| (status.success(), f64::NAN, f64::NAN))
}

/// Milliseconds that all processors worked for this process so far.
#[cfg(unix)]
pub fn cpu() -> f64 {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the pointer leads to a place of the right size that outlives the call.
    let usage = unsafe {
        libc::getrusage(libc::RUSAGE_SELF, usage.as_mut_ptr());
        usage.assume_init()
    };
    milliseconds(&usage)
}

#[cfg(not(unix))]
pub fn cpu() -> f64 {
    f64::NAN
}

#[cfg(unix)]
fn milliseconds(usage: &libc::rusage) -> f64 {
    let each = |time: &libc::timeval| time.tv_sec as f64 * 1e3 + time.tv_usec as f64 / 1e3;
    each(&usage.ru_utime) + each(&usage.ru_stime)
}

/// The most memory that this process ever had, in MB; no number where the system does not say.
pub fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok())
        .map_or(f64::NAN, |kilobytes| kilobytes * 1.024 / 1e3)
}
