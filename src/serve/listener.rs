//! Floor 7: the connections of the preview.
//! In: a port, and what answers requests. Out: each request answered.
//! Must never: wait for ever for a request that does not come, or use up the files that the system lets this program open.

use super::start_error::could_not_start;
use crate::disk::UserError;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;

/// How long the head of a request may take. A browser on this computer sends it at once.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// The largest head of a request, in bytes.
const LARGEST_HEAD: usize = 64 << 10;

/// The most connections at a time. A browser opens six and one for news. Every system lets a program open more files.
const MOST: usize = 128;

/// Answers requests for ever.
///
/// # Errors
/// If the listener fails.
pub(super) async fn serve(listener: TcpListener, router: Router) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let places = Arc::new(Semaphore::new(MOST));
    loop {
        let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
        let Ok((stream, _)) = listener.accept().await else {
            // The caller has gone, or the system has no room at the moment.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let mut connection = http1::Builder::new();
            connection.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(LARGEST_HEAD);
            // An error is the caller's: there is nobody to tell.
            let _ = connection.serve_connection(TokioIo::new(stream), service).await;
            drop(place);
        });
    }
}

/// What runs the connections.
///
/// # Errors
/// If the system refuses a thread.
pub(super) fn runtime() -> Result<Runtime, UserError> {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(2).enable_io().enable_time().build().map_err(|error| could_not_start(&error))
}
