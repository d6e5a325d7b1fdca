//! Where the preview listens.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use crate::diag::{Diagnostic, Findings};

/// The port that is tried first when none is asked for.
pub(super) const USUAL: u16 = 4000;

/// How many ports are tried after it.
const MORE: u16 = 100;

/// Listens at an address: on the port asked for, else on the first that is free from the usual one.
///
/// # Errors
/// When that port is taken, or all of them are, or the address is not one of this machine.
pub(super) fn listen(address: IpAddr, asked: Option<u16>) -> Result<TcpListener, Findings> {
    let ports = asked.map_or(USUAL..=USUAL + MORE, |port| port..=port);
    let mut last = None;
    for port in ports {
        match TcpListener::bind((address, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => {
                let may_be_others = error.kind() == ErrorKind::AddrInUse;
                last = Some(refused(SocketAddr::from((address, port)), &error));
                if !may_be_others {
                    break;
                }
            }
        }
    }
    Err(last.into_iter().collect())
}

fn refused(at: SocketAddr, error: &std::io::Error) -> Diagnostic {
    let (message, help) = match error.kind() {
        ErrorKind::AddrInUse => (
            format!("port {} is taken", at.port()),
            "leave `--port` out: the next free one is found".to_owned(),
        ),
        ErrorKind::PermissionDenied => (
            format!("port {} is for the system alone", at.port()),
            format!("choose one from 1024 on: `--port {USUAL}`"),
        ),
        ErrorKind::AddrNotAvailable => (
            format!("`{}` is no address of this machine", at.ip()),
            "write `--bind 127.0.0.1`, or `--bind 0.0.0.0` for all of them".to_owned(),
        ),
        _ => (
            format!("nothing can listen at {at}: {error}"),
            "choose another `--bind` or `--port`".to_owned(),
        ),
    };
    Diagnostic::setup("serve/port", message).help(help)
}

/// How a browser on this machine reaches a listener: `http://127.0.0.1:4000`.
///
/// # Errors
/// When the system does not say where it listens.
pub(super) fn origin(listener: &TcpListener) -> Result<String, Findings> {
    let unknown =
        |error| Diagnostic::setup("serve/port", format!("nobody says where it listens: {error}"));
    listener.local_addr().map(near).map_err(|error| unknown(error).into())
}

fn near(at: SocketAddr) -> String {
    let is_all = at.ip().is_unspecified();
    let near = if is_all { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { at.ip() };
    format!("http://{}", SocketAddr::new(near, at.port()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn a_port_that_is_taken_is_passed_over_unless_it_is_asked_for() {
        let first = listen(HERE, None).unwrap();
        let second = listen(HERE, None).unwrap();
        let ports = [&first, &second].map(|one| one.local_addr().unwrap().port());
        assert!(ports[0] >= USUAL && ports[1] > ports[0], "{ports:?}");
        let found = listen(HERE, Some(ports[0])).unwrap_err();
        assert_eq!(found.iter().next().unwrap().message, format!("port {} is taken", ports[0]));
    }

    #[test]
    fn an_address_of_elsewhere_is_told() {
        let found = listen("192.0.2.1".parse().unwrap(), None).unwrap_err();
        assert_eq!(
            found.iter().next().unwrap().message,
            "`192.0.2.1` is no address of this machine"
        );
    }

    #[test]
    fn an_origin_is_where_a_browser_finds_it() {
        let origin = |at: &str| near(at.parse().unwrap());
        assert_eq!(origin("127.0.0.1:4000"), "http://127.0.0.1:4000");
        assert_eq!(origin("[::1]:4001"), "http://[::1]:4001");
        assert_eq!(origin("0.0.0.0:80"), "http://127.0.0.1:80");
    }
}
