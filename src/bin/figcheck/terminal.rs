//! The terminal: its width, whether it takes colour, and how text reaches it or a file.

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use figcheck::report::excerpt::clean;
use figcheck::report::paint::Style;
use figcheck::report::table::Layout;
use figcheck::rules::diagnostic::Diagnostic;

use crate::args::{Colour, Common};

/// Where there is no terminal to ask.
const WIDTH: usize = 80;
/// Longer lines are hard to read.
const WIDEST: usize = 140;

/// How to lay out a page for where it goes.
pub(crate) fn layout(common: &Common) -> Layout {
    layout_for(common, common.output.is_none() && std::io::stdout().is_terminal())
}

/// How to lay out a page for a file, or for a terminal.
pub(crate) fn layout_for(common: &Common, to_terminal: bool) -> Layout {
    let style = if coloured(common.color, to_terminal) { Style::Colour } else { Style::Plain };
    Layout { width: columns(to_terminal), style, verbose: common.verbose, quiet: common.quiet }
}

/// `COLUMNS` where it is set, else the terminal's own width.
fn columns(to_terminal: bool) -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|text| text.trim().parse::<usize>().ok()).filter(|at| *at > 0);
    let own = || if to_terminal { terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)) } else { None };
    set.or_else(own).unwrap_or(WIDTH).min(WIDEST)
}

fn coloured(asked: Colour, to_terminal: bool) -> bool {
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
            to_terminal && !refused && !dumb
        }
    }
}

/// Writes to standard output, or to a file that appears whole or not at all. A reader who has
/// seen enough and closed the pipe is no failure.
///
/// # Errors
/// A message that names the file.
pub(crate) fn write(text: &str, output: Option<&Path>) -> Result<(), String> {
    match output {
        Some(path) => replace(text, path).map_err(|error| format!("cannot write {}: {}", shown(path), cause(&error))),
        None => {
            let mut stdout = std::io::stdout().lock();
            heard(stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush())).map(drop)
        }
    }
}

/// Standard output, written to piece by piece.
pub(crate) struct Lines(std::io::BufWriter<std::io::StdoutLock<'static>>);

impl Lines {
    pub(crate) fn new() -> Self {
        Self(std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock()))
    }

    /// Writes a piece; whether anybody still reads.
    ///
    /// # Errors
    /// A message.
    pub(crate) fn write(&mut self, text: &str) -> Result<bool, String> {
        heard(self.0.write_all(text.as_bytes()))
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// A message.
    pub(crate) fn end(&mut self) -> Result<(), String> {
        heard(self.0.flush()).map(drop)
    }
}

/// Whether what was written was read; a pipe whose reader has gone is no failure.
fn heard(written: std::io::Result<()>) -> Result<bool, String> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(format!("cannot write to standard output: {}", cause(&error))),
    }
}

/// Puts a file in the place of another: at every moment there is the one or the other, whole.
///
/// # Errors
/// What the system says; then the old file is still there.
pub(crate) fn replace(text: &str, path: &Path) -> std::io::Result<()> {
    // A pipe or a device cannot be replaced, only written to.
    if path.metadata().is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        return std::fs::OpenOptions::new().write(true).open(path)?.write_all(text.as_bytes());
    }
    // A link stays a link: what it points to is replaced.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let Some(name) = path.file_name() else { return Err(ErrorKind::IsADirectory.into()) };
    let mut part = std::ffi::OsString::from(".");
    part.push(name);
    part.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(part);
    let written = (|| {
        let mut file = std::fs::File::create_new(&part)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        if let Ok(meta) = path.metadata() {
            std::fs::set_permissions(&part, meta.permissions())?;
        }
        std::fs::rename(&part, &path)
    })();
    if written.is_err() {
        // Nothing more can be done about a part that cannot be removed; the first error says why.
        let _ = std::fs::remove_file(&part);
    }
    written
}

/// Nothing is said any more, see [`hush`].
static HUSHED: AtomicBool = AtomicBool::new(false);

/// From here on nothing is said on standard error: a shell asks in the midst of a line, and what is
/// said there stands in it.
pub(crate) fn hush() {
    HUSHED.store(true, Ordering::Relaxed);
}

/// Says something on standard error; nobody listening is no failure.
pub(crate) fn say(kind: &str, text: &str) {
    if HUSHED.load(Ordering::Relaxed) {
        return;
    }
    let lines: Vec<String> = text.split('\n').map(clean).collect();
    let _ = writeln!(std::io::stderr(), "{kind}: {}", lines.join("\n"));
}

/// Shows the problems of a file a person wrote, each at its place.
pub(crate) fn show(problems: &[Diagnostic], path: &Path, text: &str, color: Colour) {
    if HUSHED.load(Ordering::Relaxed) {
        return;
    }
    let renderer = match coloured(color, std::io::stderr().is_terminal()) {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let path = shown(path);
    // A byte order mark is no column of the first line.
    let plain = text.trim_start_matches('\u{FEFF}');
    let mark = text.len() - plain.len();
    let text = plain;
    for problem in problems {
        let (message, label) = (clean(&problem.message), clean(&problem.label));
        let span = within(problem.at.start.saturating_sub(mark), problem.at.end.saturating_sub(mark), text);
        let annotation = AnnotationKind::Primary.span(span).label(label.as_str());
        let mut group = Level::ERROR
            .primary_title(message.as_str())
            .element(Snippet::source(text).path(path.as_str()).annotation(annotation));
        let help = problem.help.as_deref().map(clean);
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        let _ = writeln!(std::io::stderr(), "{}\n", renderer.render(&[group]));
    }
}

/// A place that lies in the text, on character boundaries.
fn within(start: usize, end: usize, text: &str) -> std::ops::Range<usize> {
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = floor(start);
    start..floor(end).max(start)
}

/// What an error of the system says, without its number.
pub(crate) fn cause(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

/// A path as a person would type it: as it was given, without a leading `./`.
pub(crate) fn shown(path: &Path) -> String {
    let path: std::path::PathBuf = path.components().filter(|part| *part != std::path::Component::CurDir).collect();
    clean(&path.to_string_lossy())
}
