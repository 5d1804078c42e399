//! `figcheck review`: each open conflict on a screen, and keys to decide. Every decision is on disk
//! before the next screen is drawn, so that nothing is ever lost.

use std::collections::BTreeSet;
use std::io::{IsTerminal as _, Write as _};
use std::process::Command;

use console::{Key, Term};
use figcheck::check;
use figcheck::report::table::Layout;
use figcheck::report::{Report, problems, screen};
use figcheck::review::{Conflict, Decision, Reviews, Settled};
use jiff::civil::Date;

use crate::args::{Accepted, Common, said};
use crate::check::command;
use crate::input::RuleFile;
use crate::pending::{figures, waits};
use crate::terminal::{cause, layout, shown};
use crate::{accept, reviews};

const KEYS: &str = "[a]ccept  [s]kip  [b]ack  [o]pen source  [u]ndo  [q]uit";

/// Reviews what waits for it; what is to be printed in the end.
///
/// # Errors
/// A message.
pub(crate) fn review(
    report: &Report,
    file: &RuleFile,
    reviewer: Option<&str>,
    today: Date,
    common: &Common,
) -> Result<String, String> {
    let terminal = Term::stdout();
    let waiting: Vec<Conflict> =
        report.standing.conflicts.iter().filter(|settled| waits(settled)).map(|one| one.conflict.clone()).collect();
    if !terminal.is_term() || !std::io::stdin().is_terminal() {
        return Ok(commands(report, common));
    }
    if waiting.is_empty() {
        return Ok("no conflict waits for a review\n".to_owned());
    }
    let mut session = Session {
        report: report.clone(),
        file,
        terminal,
        layout: layout(common),
        today,
        reviewer: reviewer.map(str::to_owned),
        waiting,
        at: 0,
        done: Vec::new(),
        message: String::new(),
    };
    session.run().map_err(|error| format!("the terminal cannot be used: {}", cause(&error)))?;
    let left = session.waiting.len() - session.decided();
    Ok(format!("{} reviewed, {left} left\n", session.decided()))
}

/// Without a terminal: what to run for each conflict, its figures above it.
fn commands(report: &Report, common: &Common) -> String {
    let waiting = report.standing.conflicts.iter().filter(|settled| waits(settled));
    let said = |settled: &Settled| {
        let conflict = &settled.conflict;
        let told = format!("# {}: {}: {}", conflict.quantity, settled.state.name(), figures(settled));
        let told = figcheck::report::excerpt::clean(&told);
        format!("{told}\n{}\n", problems::accept(&command(common, "accept"), &conflict.id))
    };
    let blocks: Vec<String> = waiting.map(said).collect();
    if blocks.is_empty() { "no conflict waits for a review\n".to_owned() } else { blocks.join("\n") }
}

/// A review that was written, and how to take it back.
struct Done {
    /// The conflict, by its place among those waiting.
    at: usize,
    before: String,
    after: String,
}

struct Session<'a> {
    report: Report,
    file: &'a RuleFile,
    terminal: Term,
    layout: Layout,
    today: Date,
    reviewer: Option<String>,
    waiting: Vec<Conflict>,
    at: usize,
    done: Vec<Done>,
    /// What is to be said above the keys.
    message: String,
}

impl Session<'_> {
    /// How many conflicts were reviewed; one that was reviewed twice is one.
    fn decided(&self) -> usize {
        self.done.iter().map(|done| done.at).collect::<BTreeSet<usize>>().len()
    }

    fn run(&mut self) -> std::io::Result<()> {
        loop {
            self.draw()?;
            match self.terminal.read_key_raw()? {
                Key::Char('a') => self.accept()?,
                Key::Char('s' | 'n') | Key::ArrowRight | Key::ArrowDown => self.step_forward(),
                Key::Char('b' | 'p') | Key::ArrowLeft | Key::ArrowUp => self.at = self.at.saturating_sub(1),
                Key::Char('o') => self.open()?,
                Key::Char('u') => self.undo(),
                Key::Char('q') | Key::Escape | Key::CtrlC => return Ok(()),
                _ => {}
            }
            if self.at >= self.waiting.len() {
                return Ok(());
            }
        }
    }

    fn step_forward(&mut self) {
        self.at += 1;
    }

    fn settled(&self) -> Option<&Settled> {
        let conflict = self.waiting.get(self.at)?;
        self.report.standing.conflicts.iter().find(|settled| settled.conflict.id == conflict.id)
    }

    fn draw(&mut self) -> std::io::Result<()> {
        self.terminal.clear_screen()?;
        let head = format!("{} of {}", self.at + 1, self.waiting.len());
        let page =
            self.settled().map(|settled| screen::render(&self.report, settled, &self.layout)).unwrap_or_default();
        let message = std::mem::take(&mut self.message);
        let message = if message.is_empty() { message } else { format!("{message}\n") };
        write!(self.terminal, "{head}  {page}\n{message}{KEYS} ")?;
        self.terminal.flush()
    }

    fn accept(&mut self) -> std::io::Result<()> {
        let Some(decision) = self.ask_decision()? else { return Ok(()) };
        let Some(reason) = self.ask("Reason (empty: back): ")? else { return Ok(()) };
        let reviewer = match self.reviewer.clone() {
            Some(reviewer) => Some(reviewer),
            None => self.ask("Reviewer (empty: back): ")?,
        };
        let (Some(reviewer), Some(conflict)) = (reviewer, self.waiting.get(self.at).cloned()) else { return Ok(()) };
        self.reviewer = Some(reviewer.clone());
        let given = Accepted { id: conflict.id.clone(), decision, reason, reviewer, expires: None, prefer: None };
        match accept::write(&self.report, self.file, &conflict, &given, self.today) {
            Ok((before, after)) => {
                self.done.push(Done { at: self.at, before, after });
                self.reread();
                self.step_forward();
            }
            Err(problem) => self.message = problem,
        }
        Ok(())
    }

    fn ask_decision(&mut self) -> std::io::Result<Option<Decision>> {
        let list: Vec<String> = (1..).zip(Decision::ALL).map(|(at, one)| format!("[{at}] {}", one.name())).collect();
        write!(self.terminal, "\n{}  (any other key: back) ", list.join("  "))?;
        self.terminal.flush()?;
        let key = self.terminal.read_key_raw()?;
        let at = match key {
            Key::Char(digit) => digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()),
            _ => None,
        };
        let decision = at.and_then(|at| at.checked_sub(1)).and_then(|at| Decision::ALL.get(at).copied());
        writeln!(self.terminal, "{}", decision.map(Decision::name).unwrap_or_default())?;
        Ok(decision)
    }

    /// A line of words; `None` where nothing is said.
    fn ask(&mut self, question: &str) -> std::io::Result<Option<String>> {
        write!(self.terminal, "{question}")?;
        self.terminal.flush()?;
        Ok(said(&self.terminal.read_line()?).ok())
    }

    /// Takes the last review back, unless the file has been changed since.
    fn undo(&mut self) {
        let Some(last) = self.done.pop() else {
            self.message = "nothing to undo".to_owned();
            return;
        };
        let path = reviews::path(self.file);
        let undone = reviews::change(&path, &self.file.rules, |text, _| match text == last.after {
            true => Ok(last.before.clone()),
            false => Err(format!("{} has been changed meanwhile; take the review out by hand", shown(&path))),
        });
        match undone {
            Ok(_) => {
                self.at = last.at;
                self.reread();
                self.message = "undone".to_owned();
            }
            Err(problem) => {
                self.done.push(last);
                self.message = problem;
            }
        }
    }

    /// Sets the report against the reviews as they are now.
    fn reread(&mut self) {
        let now: Reviews = reviews::read(self.file, crate::args::Colour::Never).unwrap_or_default();
        check::review(&mut self.report, &now, &self.file.rules, Some(self.today));
    }

    /// Opens the first source at its line, in the editor of the user's choice.
    fn open(&mut self) -> std::io::Result<()> {
        let Some(evidence) = self.evidence() else { return Ok(()) };
        let (path, line) = evidence;
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
        let Some(editor) = set("VISUAL").or_else(|| set("EDITOR")) else {
            self.message = format!("set EDITOR to open {path}:{line}");
            return Ok(());
        };
        let mut words = editor.split_whitespace();
        let Some(program) = words.next() else { return Ok(()) };
        self.terminal.clear_screen()?;
        let ended = Command::new(program).args(words).arg(format!("+{line}")).arg(&path).status();
        if let Err(error) = ended {
            self.message = format!("cannot run {program}: {}", cause(&error));
        }
        Ok(())
    }

    /// Path and line of the first figure.
    fn evidence(&self) -> Option<(String, usize)> {
        let evidence = &self.report.claims_of(&self.settled()?.conflict).next()?.evidence;
        Some((evidence.path.clone(), evidence.line))
    }
}
