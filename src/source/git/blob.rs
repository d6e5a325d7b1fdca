//! The bytes of many objects, through one `git cat-file --batch`.

use std::io::{BufRead, BufReader, BufWriter, Read as _, Write};
use std::process::{Child, Stdio};
use std::thread;

use super::fault;
use super::object::ObjectId;
use super::repository::Repository;
use crate::diag::Findings;

/// Hands every object to `take`, in the order asked; nothing for one that git does not have.
///
/// # Errors
/// When git cannot be run or stops half way.
pub(super) fn read(
    repository: &Repository,
    ids: &[ObjectId],
    take: impl FnMut(Option<Vec<u8>>),
) -> Result<(), Findings> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut command = repository.command();
    command.args(["cat-file", "--batch", "--buffer"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut git = command.spawn().map_err(|error| *fault::not_run(&error))?;
    let (answered, stderr) = talk(&mut git, ids, take);
    let ended = git.wait();
    if answered.is_err() || !ended.is_ok_and(|status| status.success()) {
        return Err(fault::refused(&stderr, repository.root()).into());
    }
    Ok(())
}

/// Asks, listens and hears complaints at once: git would stop at a full pipe in any of the three.
fn talk(
    git: &mut Child,
    ids: &[ObjectId],
    take: impl FnMut(Option<Vec<u8>>),
) -> (std::io::Result<()>, Vec<u8>) {
    let (stdin, stdout, stderr) = (git.stdin.take(), git.stdout.take(), git.stderr.take());
    thread::scope(|scope| {
        // What fails here fails in what is heard too, and is told there.
        scope.spawn(move || stdin.map(|stdin| ask(BufWriter::new(stdin), ids)));
        let complaints = scope.spawn(move || {
            let mut heard = Vec::new();
            let _ = stderr.map(|mut stderr| stderr.read_to_end(&mut heard));
            heard
        });
        let answered =
            stdout.map_or(Ok(()), |stdout| listen(BufReader::new(stdout), ids.len(), take));
        (answered, complaints.join().unwrap_or_default())
    })
}

fn ask(mut stdin: impl Write, ids: &[ObjectId]) -> std::io::Result<()> {
    ids.iter().try_for_each(|id| writeln!(stdin, "{id}"))?;
    stdin.flush()
}

/// Reads `ID TYPE SIZE<newline>BYTES<newline>` or `ID missing<newline>`, as often as was asked.
fn listen(
    mut stdout: impl BufRead,
    count: usize,
    mut take: impl FnMut(Option<Vec<u8>>),
) -> std::io::Result<()> {
    let mut header = String::new();
    for _ in 0..count {
        header.clear();
        stdout.read_line(&mut header)?;
        let mut facts = header.trim_end_matches('\n').rsplit(' ');
        let size = match facts.next() {
            Some("missing") => None,
            size => Some(size.and_then(|size| size.parse().ok()).ok_or_else(garbled)?),
        };
        take(size.map(|size| bytes(&mut stdout, size)).transpose()?);
    }
    Ok(())
}

/// The bytes of one object, and the newline behind them.
fn bytes(stdout: &mut impl BufRead, size: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    stdout.take(size).read_to_end(&mut bytes)?;
    let mut newline = [0];
    stdout.read_exact(&mut newline)?;
    Ok(bytes)
}

fn garbled() -> std::io::Error {
    std::io::ErrorKind::InvalidData.into()
}
