//! The files a run is to write, held against those it reads: none of these is written over.

use std::path::{Path, PathBuf};

use crate::args::{Common, Verb};
use crate::input::{RuleFile, SOURCES};
use crate::reviews;
use crate::terminal::shown;

/// Holds what a run is to write against its rules, its reviews and the `used` files of its sources.
///
/// # Errors
/// A message, where something would be lost.
pub(crate) fn spare(verb: &Verb, common: &Common, file: Option<&RuleFile>, used: &[PathBuf]) -> Result<(), String> {
    let forms = match verb {
        Verb::Report(forms) => forms.written.as_slice(),
        Verb::Check(checked) => checked.forms.written.as_slice(),
        _ => &[],
    };
    let written = forms.iter().map(|(_, path)| path.as_path()).chain(common.output.as_deref());
    let written: Vec<(&Path, PathBuf)> = written.map(|path| (path, real(path))).collect();
    if written.is_empty() {
        return Ok(());
    }
    let rules = file.map(|file| file.files.as_slice()).unwrap_or_default();
    let rules = rules.iter().map(|(path, _)| (real(path), "a file of the rules"));
    let reviews = file.map(|file| (real(&reviews::path(file)), "the file of reviews"));
    let sources = used.iter().map(|path| (real(path), what(path)));
    for (read, what) in rules.chain(reviews).chain(sources) {
        if let Some((path, _)) = written.iter().find(|(_, real)| *real == read) {
            return Err(format!("cannot write {}: it is {what}, and would be lost; nothing was written", shown(path)));
        }
    }
    Ok(())
}

/// What a file of the sources is to the run.
fn what(path: &Path) -> &'static str {
    if path.file_name().is_some_and(|name| name == SOURCES) { "what declares the sources" } else { "a source" }
}

/// The one path of a file, whether or not it is there yet.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        path.file_name().map_or_else(|| path.to_owned(), |name| folder.join(name))
    })
}
