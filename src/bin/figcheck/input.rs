//! Finding and reading what a job works on: the rule file, the sources, and what is declared of
//! them. The one place that opens files to read.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use figcheck::document::{self, Asked, Document, Known};
use figcheck::report::Unread;
use figcheck::rules::diagnostic::Diagnostic;
use figcheck::rules::{self, InFile, Rules};

use crate::args::{Colour, Common};
use crate::terminal::{cause, say, show, shown};

/// The name looked for where no rule file is named.
const RULES: &str = "rules.toml";
/// The name of the file that dates the documents beside it.
pub(crate) const SOURCES: &str = "sources.toml";
/// What is read in folders, by the ends of names.
const READ: [&str; 3] = ["txt", "md", "markdown"];

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
    paths: Vec<PathBuf>,
    /// What each is called.
    ids: Vec<Arc<str>>,
    /// What is to be said of those that could not be called as they ask, by their places.
    renamed: BTreeMap<usize, String>,
    /// Every file that was to be read, readable or not.
    found: Vec<PathBuf>,
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
    let mut used = std::mem::take(&mut named.found);
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
    let mut sources = Named {
        paths: Vec::new(),
        ids: Vec::new(),
        renamed: BTreeMap::new(),
        found: Vec::new(),
        stdin: None,
        declared: Declared::new(file, common.color),
        unread: Vec::new(),
        misdeclared: false,
    };
    let mut found = Vec::new();
    let mut empty = false;
    for pattern in &patterns {
        match find(pattern, &folder, &mut sources.unread) {
            Ok(paths) => found.extend(paths),
            Err(problem) => {
                say("error", &problem);
                empty = true;
            }
        }
    }
    if found.is_empty() {
        // A folder that could not be opened has been named, and is a source unread.
        return if empty || sources.unread.is_empty() { Err(()) } else { Ok(sources) };
    }
    sources.found = distinct(found);
    let asked: Vec<Asked> = sources.found.clone().into_iter().filter_map(|path| sources.find(path)).collect();
    sources.misdeclared = sources.declared.misdeclared || empty;
    sources.declared.warn_unused(file, common.quiet);
    let name = |at: &usize| sources.paths.get(*at).map(|path| path.to_string_lossy());
    let mut order: Vec<usize> = (0..asked.len()).collect();
    order.sort_by(|left, right| {
        let (left, right) = (name(left).unwrap_or_default(), name(right).unwrap_or_default());
        document::rank(&left).cmp(&document::rank(&right))
    });
    sources.ids = document::tell_apart(&asked, &order);
    let renamed = asked.iter().zip(&sources.ids).enumerate();
    sources.renamed = renamed.filter_map(|(at, (asked, id))| Some((at, asked.yielded(id)?))).collect();
    Ok(sources)
}

/// Sorted by path, each file once, however many patterns name it.
fn distinct(mut found: Vec<PathBuf>) -> Vec<PathBuf> {
    found.sort_by(|left, right| left.components().cmp(right.components()));
    let mut seen = BTreeSet::new();
    found.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    found
}

/// The files a pattern names: itself, what lies in it, or what it matches.
fn find(pattern: &str, folder: &Path, unread: &mut Vec<Unread>) -> Result<Vec<PathBuf>, String> {
    if pattern == "-" {
        return Ok(vec![PathBuf::from("-")]);
    }
    let path = tidy(&folder.join(pattern));
    if path.is_dir() {
        let mut closed = Vec::new();
        let found = walk(&path, &mut closed);
        let is_open = closed.is_empty();
        unread.extend(closed);
        if found.is_empty() && is_open {
            return Err(format!("no source in {}: it holds no .txt, .md or .markdown file", shown(&path)));
        }
        return Ok(found);
    }
    if path.symlink_metadata().is_ok() {
        return Ok(vec![path]);
    }
    if !pattern.contains(['*', '?', '[', '{']) {
        let verb = VERBS.into_iter().find(|verb| alike(verb, pattern));
        let hint = verb.map(|verb| format!("; did you mean `figcheck {verb}`?")).unwrap_or_default();
        return Err(format!("no source matches \"{pattern}\": no such file or folder{hint}"));
    }
    globbed(pattern, folder, unread)
}

/// What may be meant by a source that is none.
const VERBS: [&str; 9] = ["report", "check", "figures", "test", "review", "accept", "pending", "prune", "diff"];

/// Whether one word is the other but for a slip of a letter or two.
fn alike(word: &str, typed: &str) -> bool {
    let letters = |text: &str| text.chars().collect::<BTreeSet<char>>();
    let apart = letters(word).symmetric_difference(&letters(typed)).count();
    apart <= 2 && word.len().abs_diff(typed.len()) <= 2 && word.chars().next() == typed.chars().next()
}

fn globbed(pattern: &str, folder: &Path, unread: &mut Vec<Unread>) -> Result<Vec<PathBuf>, String> {
    let whole = tidy(&folder.join(pattern));
    let glob = globset::GlobBuilder::new(&whole.to_string_lossy())
        .literal_separator(true)
        .build()
        .map_err(|error| format!("\"{pattern}\" is no pattern: {}", error.kind()))?
        .compile_matcher();
    // Everything before the first part with a wildcard is a folder to start from.
    let fixed = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']);
    let start: PathBuf = whole.components().take_while(fixed).collect();
    let start = if start.as_os_str().is_empty() { PathBuf::from(".") } else { start };
    let mut found = Vec::new();
    if start.is_dir() {
        // The pattern says which files: their names are not asked for an ending.
        let all = files(&start, unread);
        found.extend(all.into_iter().map(|path| tidy(&path)).filter(|path| glob.is_match(path)));
    }
    match found.is_empty() {
        true => Err(format!("no source matches \"{pattern}\"")),
        false => Ok(found),
    }
}

/// The documents of a folder: by their endings, and no readme, which is about the folder.
fn walk(folder: &Path, unread: &mut Vec<Unread>) -> Vec<PathBuf> {
    let is_source = |path: &PathBuf| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        READ.contains(&ending.as_str()) && !name.starts_with("readme")
    };
    files(folder, unread).into_iter().filter(is_source).collect()
}

/// Every file below a folder but hidden ones. What git ignores is read: a source is a source.
fn files(folder: &Path, unread: &mut Vec<Unread>) -> Vec<PathBuf> {
    let walker = ignore::WalkBuilder::new(folder).standard_filters(false).hidden(true).follow_links(true).build();
    let mut found = Vec::new();
    for entry in walker {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => found.push(tidy(entry.path())),
            Ok(_) => {}
            // A link back to a folder above leads to nothing that is not read already.
            Err(error) if leads_back(&error) => {}
            // A link to nothing is a file like others, to be named where it would be read.
            Err(error) => match link_to_nothing(&error) {
                Some(link) => {
                    let hidden = link.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                    found.extend((!hidden).then(|| tidy(link)));
                }
                None => {
                    let text = error.to_string();
                    let text = text.split(" (os error").next().unwrap_or(&text);
                    say("error", &format!("cannot read {text}"));
                    unread.push(Unread { path: shown(folder), why: text.to_owned() });
                }
            },
        }
    }
    found
}

fn leads_back(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithPath { err, .. } => leads_back(err),
        _ => false,
    }
}

fn link_to_nothing(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithDepth { err, .. } => link_to_nothing(err),
        ignore::Error::WithPath { path, .. } => (path.is_symlink() && !path.exists()).then_some(path),
        _ => None,
    }
}

/// A path without `.`: `./a` is `a`.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            part => tidied.push(part),
        }
    }
    if tidied.as_os_str().is_empty() { PathBuf::from(".") } else { tidied }
}

impl Named<'_> {
    /// How many sources there are.
    pub(crate) const fn len(&self) -> usize {
        self.paths.len()
    }

    /// Takes a source in, and says what it asks to be called; `None`, once it has been named, where it cannot
    /// be read.
    fn find(&mut self, path: PathBuf) -> Option<Asked> {
        let text = self.text(&path)?;
        let asked = Asked::of(&document::head(&text, &shown(&path), self.declared.of(&path)));
        if path == Path::new("-") {
            self.stdin = Some(text);
        }
        self.paths.push(path);
        Some(asked)
    }

    /// Reads a source by its place; `None`, once it has been named, where it is gone.
    pub(crate) fn read(&mut self, at: usize) -> Option<Document> {
        let path = self.paths.get(at)?.clone();
        let text = match self.stdin.take_if(|_| path == Path::new("-")) {
            Some(text) => text,
            None => self.text(&path)?,
        };
        let mut document = document::read(text, &shown(&path), self.declared.of(&path));
        document.meta.id = self.ids.get(at).map(|id| id.to_string()).unwrap_or_default();
        document.notes.extend(self.renamed.get(&at).cloned());
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
