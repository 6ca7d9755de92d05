//! Floor 7: where the preview listens.
//! In: an address and a port. Out: a listener there, or at one of the next ports.
//! Must never: share a port with another program.

use crate::disk::{UserError, describe_io_error};
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};

/// How many ports after the first are tried.
const TRIES: u16 = 50;

/// Listens at the first free port.
///
/// # Errors
/// If no port is free, or the address is not one of this computer's.
pub(super) fn listen(address: IpAddr, port: u16) -> Result<(TcpListener, SocketAddr), UserError> {
    let last = if port == 0 { 0 } else { port.saturating_add(TRIES) };
    for port in port..=last {
        match TcpListener::bind((address, port)) {
            Ok(listener) => {
                let failed = |error: std::io::Error| not_there(address, &describe_io_error(&error));
                listener.set_nonblocking(true).map_err(failed)?;
                let at = listener.local_addr().map_err(failed)?;
                return Ok((listener, at));
            }
            Err(error) if matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) => {}
            Err(error) => return Err(not_there(address, &describe_io_error(&error))),
        }
    }
    Err(not_there(address, &format!("the ports {port} to {last} are all in use")))
}

fn not_there(address: IpAddr, why: &str) -> UserError {
    UserError::new(
        format!("The preview cannot listen at {address}: {why}."),
        "Choose another port, for example: plainleaf serve --port 8000",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_passed_over() {
        let here = IpAddr::from([127, 0, 0, 1]);
        let (_first, taken) = listen(here, 0).unwrap();
        let (_second, next) = listen(here, taken.port()).unwrap();
        assert!(next.port() > taken.port() && next.port() <= taken.port() + TRIES, "{taken} {next}");
        assert!(listen(IpAddr::from([192, 0, 2, 1]), 0).is_err());
    }
}
