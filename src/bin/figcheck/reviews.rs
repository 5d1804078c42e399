//! The file of reviews: found, read, and changed whole or not at all, by one writer at a time.

use std::path::{Path, PathBuf};

use figcheck::review::{self, Reviews};
use figcheck::rules::Rules;

use crate::args::Colour;
use crate::input::RuleFile;
use crate::terminal::{cause, replace, say, show, shown};

/// Where reviews are kept, where the rules do not say.
const REVIEWS: &str = "reviews.toml";

/// Where the reviews of a rule file are kept.
pub(crate) fn path(file: &RuleFile) -> PathBuf {
    file.folder.join(file.rules.reviews.as_deref().unwrap_or(REVIEWS))
}

/// Reads the reviews of a rule file; none where there is no such file.
///
/// # Errors
/// After saying what is wrong.
pub(crate) fn read(file: &RuleFile, color: Colour) -> Result<Reviews, ()> {
    let path = path(file);
    let text = read_text(&path).map_err(|problem| say("error", &problem))?;
    review::parse(&text, &file.rules).map(|reviews| Reviews { path: shown(&path), ..reviews }).map_err(|problems| {
        show(&problems, &path, &text, color);
        let noun = if problems.len() == 1 { "error" } else { "errors" };
        say("error", &format!("{} has {} {noun}; nothing was read", shown(&path), problems.len()));
    })
}

/// The text; empty where there is no file.
fn read_text(path: &Path) -> Result<String, String> {
    match std::fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| format!("{} is not UTF-8 text", shown(path))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(format!("cannot read {}: {}", shown(path), cause(&error))),
    }
}

/// Changes the file: nobody else changes it meanwhile, and it holds the old text or the new one at
/// every moment. Returns the text before and after.
///
/// # Errors
/// A message; then nothing has been changed.
pub(crate) fn change(
    path: &Path,
    rules: &Rules,
    edit: impl FnOnce(&str, &Reviews) -> Result<String, String>,
) -> Result<(String, String), String> {
    let held = Lock::of(path)?;
    let mut locked = held.0;
    let guard = locked.write().map_err(|error| format!("cannot lock {}: {}", shown(path), cause(&error)))?;
    let text = read_text(path)?;
    let reviews = parsed(path, &text, rules)?;
    let changed = edit(&text, &reviews)?;
    // What is written must be read again by the next run.
    parsed(path, &changed, rules)?;
    if changed != text {
        sweep(path);
        replace(&changed, path).map_err(|error| format!("cannot write {}: {}", shown(path), cause(&error)))?;
    }
    drop(guard);
    Ok((text, changed))
}

fn parsed(path: &Path, text: &str, rules: &Rules) -> Result<Reviews, String> {
    review::parse(text, rules).map_err(|problems| {
        let first = problems.first().map(|problem| problem.plain(text)).unwrap_or_default();
        format!("{}:{first}", shown(path))
    })
}

/// What writers wait for. It is the folder, so that nothing is left lying about, and so that a
/// writer who replaces the file does not take the lock away with it.
struct Lock(fd_lock::RwLock<std::fs::File>);

impl Lock {
    fn of(path: &Path) -> Result<Self, String> {
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let opened = if cfg!(windows) {
            // A folder cannot be opened there; a file of its own can.
            std::fs::OpenOptions::new().create(true).append(true).open(folder.join(".figcheck.lock"))
        } else {
            std::fs::File::open(folder)
        };
        let file = opened.map_err(|error| format!("cannot open {}: {}", shown(folder), cause(&error)))?;
        Ok(Self(fd_lock::RwLock::new(file)))
    }
}

/// Removes what a writer left that was killed before it was done. Nobody else writes now.
fn sweep(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let begins = format!(".{}.", name.to_string_lossy());
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let number = name.strip_prefix(&begins).and_then(|rest| rest.strip_suffix(".part"));
        if number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())) {
            // One that cannot be removed is in nobody's way but the eye's.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
