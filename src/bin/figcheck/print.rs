//! What is printed without reading a source: the schema, the manual, a shell's completions, and how
//! two reports differ.

use std::path::Path;

use clap::CommandFactory as _;
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh};
use figcheck::report::difference;

use crate::args::{Given, Shell};
use crate::terminal::{cause, shown};

/// The JSON schema of a report.
pub(crate) const SCHEMA: &str = include_str!("../../../docs/report.schema.json");

/// The variable that a shell asks through.
const VARIABLE: &str = "COMPLETE";
const NAME: &str = "figcheck";

/// What tells a shell to ask this program what may follow.
///
/// # Errors
/// A message.
pub(crate) fn completions(shell: Shell) -> Result<String, String> {
    let mut script = Vec::new();
    let completer: &dyn EnvCompleter = match shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::Elvish => &Elvish,
        Shell::Powershell => &Powershell,
    };
    let written = completer.write_registration(VARIABLE, NAME, NAME, NAME, &mut script);
    written.map_err(|error| format!("no completions: {}", cause(&error)))?;
    String::from_utf8(script).map_err(|_| "no completions: they are not UTF-8".to_owned())
}

/// The manual page, in roff: the program, then each verb.
///
/// # Errors
/// A message.
pub(crate) fn manual() -> Result<String, String> {
    let mut command = Given::command();
    command.build();
    let mut page = Vec::new();
    let mut render = || -> std::io::Result<()> {
        clap_mangen::Man::new(command.clone()).render(&mut page)?;
        for verb in command.get_subcommands().filter(|verb| verb.get_name() != "help") {
            let man = clap_mangen::Man::new(verb.clone());
            page.extend(format!(".SH \"FIGCHECK {}\"\n", verb.get_name().to_uppercase()).bytes());
            man.render_description_section(&mut page)?;
            man.render_options_section(&mut page)?;
            man.render_extra_section(&mut page)?;
        }
        Ok(())
    };
    render().map_err(|error| format!("no manual: {}", cause(&error)))?;
    String::from_utf8(page).map_err(|_| "no manual: it is not UTF-8".to_owned())
}

/// What changed between two reports kept as JSON.
///
/// # Errors
/// A message that names the file.
pub(crate) fn difference(old: &Path, new: &Path, quiet: bool) -> Result<String, String> {
    let read = |path: &Path| {
        std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {}", shown(path), cause(&error)))
    };
    let text = difference::difference(&read(old)?, &read(new)?)?;
    Ok(if text.is_empty() && !quiet { "nothing changed\n".to_owned() } else { text })
}
