//! Finding and reading what a job works on: the rule file, the sources, and what is declared of
//! them. The one place that opens files to read.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use figcheck::document::{self, Document, Known, Roll};
use figcheck::report::Unread;
use figcheck::rules::diagnostic::Diagnostic;
use figcheck::rules::{self, InFile, Rules};

use crate::args::{Colour, Common};
use crate::find::{Paths, Search, tidy};
use crate::terminal::{cause, say, show, shown};

/// The name looked for where no rule file is named.
const RULES: &str = "rules.toml";
/// The name of the file that dates the documents beside it.
pub(crate) const SOURCES: &str = "sources.toml";

/// Shown to who has no rule file yet.
const STARTER: &str = r#"[quantity.people-fled]
label = "People who fled"
nature = "flow"
of = ["people", "civilian*", "residents"]
cue = ["fled", "flee*", "left", "escaped"]"#;

/// A rule file, read.
#[derive(Debug, Default)]
pub(crate) struct RuleFile {
    pub(crate) rules: Rules,
    /// The file itself, then those it includes, each with what it holds.
    pub(crate) files: Vec<(PathBuf, String)>,
    /// The folder its paths are relative to.
    pub(crate) folder: PathBuf,
}

/// Sources, read; and whether everything that was found could be.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) documents: Vec<Document>,
    /// Every file that was to be read of them, what is declared beside them included.
    pub(crate) used: Vec<PathBuf>,
    /// What could not be read; each was named on standard error.
    pub(crate) unread: Vec<Unread>,
    /// Some sources.toml has errors; they were shown, and its documents read without it.
    pub(crate) misdeclared: bool,
}

/// Sources found and told apart, their texts still unread: all that is held of an archive.
pub(crate) struct Named<'a> {
    paths: Paths,
    /// Files that were to be read and could not be.
    lost: Vec<PathBuf>,
    /// What each is called.
    roll: Roll,
    /// What standard input held, which cannot be read twice.
    stdin: Option<String>,
    declared: Declared<'a>,
    /// What could not be read; each was named on standard error.
    pub(crate) unread: Vec<Unread>,
    /// Some sources.toml has errors; they were shown, and its documents are read without it.
    pub(crate) misdeclared: bool,
}

/// The rule file of a job: the one named, or the nearest above; `None` where there is none.
///
/// # Errors
/// After saying what is wrong: the file cannot be read, or it has errors.
pub(crate) fn rule_file(common: &Common) -> Result<Option<RuleFile>, ()> {
    let path = match &common.rules {
        Some(path) => path.clone(),
        None => match nearest() {
            Some(path) => path,
            None => return Ok(None),
        },
    };
    let text = rule_text(&path).map_err(|problem| say("error", &problem))?;
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let (files, missing) = with_included(path, text);
    let included: Vec<&str> = files.iter().skip(1).map(|(_, text)| text.as_str()).collect();
    let own = files.first().map(|(_, text)| text.as_str()).unwrap_or_default();
    match rules::parse_with(own, &included) {
        Ok(rules) if missing.is_empty() => Ok(Some(RuleFile { rules, files, folder })),
        parsed => {
            let problems = parsed.err().unwrap_or_default();
            let problems: Vec<&InFile> = missing.iter().chain(&problems).collect();
            for (at, (path, text)) in files.iter().enumerate() {
                let here = problems.iter().filter(|one| one.file == at).map(|one| one.problem.clone());
                let mut here: Vec<Diagnostic> = here.collect();
                here.sort_by_key(|problem| problem.at);
                show(&here, path, text, common.color);
                if !here.is_empty() {
                    let noun = if here.len() == 1 { "error" } else { "errors" };
                    say("error", &format!("{} has {} {noun}; nothing was read", shown(path), here.len()));
                }
            }
            if !missing.is_empty() && problems.len() > missing.len() {
                say("note", "a name that is not known may stand in the file that could not be read");
            }
            Err(())
        }
    }
}

/// What a file of rules holds.
fn rule_text(path: &Path) -> Result<String, String> {
    let bytes =
        std::fs::read(path).map_err(|error| format!("cannot read the rule file {}: {}", shown(path), cause(&error)))?;
    String::from_utf8(bytes).map_err(|_| format!("{} is not UTF-8 text", shown(path)))
}

/// A rule file and all that it and those it includes name, each once; and where a file is named that cannot
/// be read.
fn with_included(path: PathBuf, text: String) -> (Vec<(PathBuf, String)>, Vec<InFile>) {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut seen = BTreeSet::from([real(&path)]);
    let mut files = vec![(path, text)];
    let mut next = 0;
    let mut missing = Vec::new();
    while let Some((path, text)) = files.get(next).cloned() {
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        for included in rules::includes(&text) {
            let path_of = tidy(&folder.join(&included.path));
            if !seen.insert(real(&path_of)) {
                continue;
            }
            match rule_text(&path_of) {
                Ok(text) => files.push((path_of, text)),
                Err(problem) => {
                    let problem = Diagnostic::new(included.at, problem, "not read");
                    missing.push(InFile { file: next, problem });
                }
            }
        }
        next += 1;
    }
    (files, missing)
}

/// Says how to start where no rule file was found.
pub(crate) fn no_rules() {
    say(
        "error",
        &format!(
            "no {RULES} here or in a folder above, and no --rules FILE\n\
         A rule file names what to compare. To start one, save these lines as {RULES}:\n\n{STARTER}\n\n\
         then run: figcheck FOLDER-WITH-ARTICLES\n\
         To see every figure of a text first, without rules: figcheck figures FILE"
        ),
    );
}

/// `rules.toml` in the current folder or the nearest one above, as a relative path.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut path = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(RULES).is_file() {
            return Some(path.join(RULES));
        }
        path.push("..");
    }
    None
}

/// Reads the sources of a job: those of the command line, or those the rule file names.
///
/// # Errors
/// After saying so: a pattern names nothing, or there is no pattern.
pub(crate) fn sources(given: &[String], common: &Common, file: Option<&RuleFile>) -> Result<Sources, ()> {
    let mut named = named(given, common, file)?;
    let documents = (0..named.len()).filter_map(|at| named.read(at)).collect();
    let mut used = named.lost;
    used.extend(named.paths.iter().map(Path::to_path_buf));
    used.extend(named.declared.by_folder.keys().map(|folder| folder.join(SOURCES)));
    Ok(Sources { documents, used, unread: named.unread, misdeclared: named.misdeclared })
}

/// The sources of a job by name, their texts still unread: what a run over an archive holds of each.
///
/// # Errors
/// As [`sources`].
pub(crate) fn named<'a>(given: &[String], common: &Common, file: Option<&'a RuleFile>) -> Result<Named<'a>, ()> {
    let (patterns, folder) = match file {
        Some(file) if given.is_empty() => (file.rules.sources.clone(), file.folder.clone()),
        _ => (given.to_vec(), PathBuf::new()),
    };
    if patterns.is_empty() {
        say("error", "no source is named: give files or folders, or list them as sources = [...] in the rule file");
        return Err(());
    }
    let mut search = Search::default();
    search.paths.may_repeat = patterns.len() > 1;
    let mut empty = false;
    for pattern in &patterns {
        if let Err(problem) = search.pattern(pattern, &folder) {
            say("error", &problem);
            empty = true;
        }
    }
    let Search { mut paths, unread } = search;
    let declared = Declared::new(file, common.color);
    let mut sources = Named {
        paths: Paths::default(),
        lost: Vec::new(),
        roll: Roll::default(),
        stdin: None,
        declared,
        unread,
        misdeclared: false,
    };
    if paths.len() == 0 {
        // A folder that could not be opened has been named, and is a source unread.
        return if empty || sources.unread.is_empty() { Err(()) } else { Ok(sources) };
    }
    paths.settle();
    paths.retain(|path| sources.enrol(path));
    sources.paths = paths;
    sources.misdeclared = sources.declared.misdeclared || empty;
    sources.declared.warn_unused(file, common.quiet);
    let path = |at: usize| sources.paths.get(at).map(Path::to_string_lossy).unwrap_or_default();
    sources.roll.settle(|left, right| document::rank(&path(left)).cmp(&document::rank(&path(right))));
    Ok(sources)
}

impl Named<'_> {
    /// How many sources there are.
    pub(crate) const fn len(&self) -> usize {
        self.paths.len()
    }

    /// Puts a source on the roll; false, once it has been named, where it cannot be read.
    fn enrol(&mut self, path: &Path) -> bool {
        let Some(text) = self.text(path) else {
            self.lost.push(path.to_owned());
            return false;
        };
        self.roll.enrol(&document::head(&text, &shown(path), self.declared.of(path)));
        if path == Path::new("-") {
            self.stdin = Some(text);
        }
        true
    }

    /// Reads a source by its place; `None`, once it has been named, where it is gone.
    pub(crate) fn read(&mut self, at: usize) -> Option<Document> {
        let path = self.paths.get(at)?.to_owned();
        let text = match self.stdin.take_if(|_| path == Path::new("-")) {
            Some(text) => text,
            None => self.text(&path)?,
        };
        let mut document = document::read(text, &shown(&path), self.declared.of(&path));
        self.roll.name(at, &mut document);
        Some(document)
    }

    fn text(&mut self, path: &Path) -> Option<String> {
        match read_text(path) {
            Ok(text) => Some(text),
            Err(problem) => {
                say("error", &format!("{} {problem}", shown(path)));
                self.unread.push(Unread { path: shown(path), why: problem });
                None
            }
        }
    }
}

fn read_text(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    // A pipe would be waited for, and could not be read a second time.
    if path != Path::new("-") && path.metadata().is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        return Err("cannot be read: it is a pipe or a device, no file; `-` reads standard input".to_owned());
    }
    let read = match path == Path::new("-") {
        true => std::io::stdin().lock().read_to_end(&mut bytes),
        false => std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    read.map_err(|error| format!("cannot be read: {}", cause(&error)))?;
    document::decode(&bytes).map(str::to_owned).map_err(|unreadable| unreadable.to_string())
}

/// What is declared of documents outside them, by rule file and by `sources.toml`.
struct Declared<'a> {
    by_rules: Vec<(PathBuf, &'a rules::Declared)>,
    by_folder: BTreeMap<PathBuf, BTreeMap<String, rules::Declared>>,
    /// Standard input has no name to make an id of.
    stdin: rules::Declared,
    color: Colour,
    misdeclared: bool,
}

impl<'a> Declared<'a> {
    fn new(file: Option<&'a RuleFile>, color: Colour) -> Self {
        let by_rules = file.map(|file| {
            let real = |one: &rules::Declared| file.folder.join(&one.path).canonicalize().ok();
            file.rules.declared.iter().filter_map(|one| real(one).map(|path| (path, one))).collect()
        });
        let stdin = rules::Declared { id: Some("stdin".to_owned()), ..rules::Declared::default() };
        let by_rules = by_rules.unwrap_or_default();
        Self { by_rules, by_folder: BTreeMap::new(), stdin, color, misdeclared: false }
    }

    /// What is known of a document: by the rule file, and by the `sources.toml` beside it.
    fn of(&mut self, path: &Path) -> Known<'_> {
        if path == Path::new("-") {
            return Known { rules: None, beside: Some(&self.stdin) };
        }
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let rules = self.by_rules.iter().find(|(path, _)| *path == real).map(|(_, one)| *one);
        Known { rules, beside: self.folder(&folder).get(&name) }
    }

    /// What a folder's own `sources.toml` says, read once.
    fn folder(&mut self, folder: &Path) -> &BTreeMap<String, rules::Declared> {
        if !self.by_folder.contains_key(folder) {
            let read = read_declared(&folder.join(SOURCES), self.color);
            self.misdeclared |= read.is_err();
            self.by_folder.insert(folder.to_owned(), read.unwrap_or_default());
        }
        self.by_folder.entry(folder.to_owned()).or_default()
    }

    /// A name no file bears is a slip that would leave a document undated: it is told.
    fn warn_unused(&self, file: Option<&RuleFile>, quiet: bool) {
        if quiet {
            return;
        }
        for (folder, names) in &self.by_folder {
            for name in names.keys().filter(|name| !folder.join(name).exists()) {
                say("warning", &format!("{}: there is no file \"{name}\" beside it", shown(&folder.join(SOURCES))));
            }
        }
        let Some(file) = file else { return };
        for one in file.rules.declared.iter().filter(|one| !file.folder.join(&one.path).exists()) {
            say("warning", &format!("[[source]] path = \"{}\": there is no such file", one.path));
        }
    }
}

fn read_declared(path: &Path, color: Colour) -> Result<BTreeMap<String, rules::Declared>, ()> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => {
            say("error", &format!("cannot read {}: {}", shown(path), cause(&error)));
            return Err(());
        }
    };
    document::sources::parse(&text).map_err(|problems| {
        show(&problems, path, &text, color);
        say("error", &format!("{} was left aside: its documents are read without what it declares", shown(path)));
    })
}
