//! Finding the files that patterns name, and holding the paths of many in few bytes each.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use figcheck::report::Unread;

use crate::terminal::{say, shown};

/// What is read in folders, by the ends of names.
const READ: [&str; 3] = ["txt", "md", "markdown"];

/// Paths of many files, end to end in one text: of an archive all of them are held at once.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    text: String,
    places: Vec<Place>,
    /// Paths that are no text, or no longer fit in it.
    odd: Vec<PathBuf>,
    /// One file may stand here by several paths: a link was met, or there was more than one pattern.
    pub(crate) may_repeat: bool,
}

/// Where a path stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// From here to there in the text.
    Text(u32, u32),
    Odd(u32),
}

impl Paths {
    fn push(&mut self, path: PathBuf) {
        let start = u32::try_from(self.text.len());
        let text = path.to_str().filter(|text| u32::try_from(self.text.len() + text.len()).is_ok());
        let place = match (start, text) {
            (Ok(start), Some(text)) => {
                self.text.push_str(text);
                Place::Text(start, start + u32::try_from(text.len()).unwrap_or_default())
            }
            _ => {
                self.odd.push(path);
                Place::Odd(u32::try_from(self.odd.len() - 1).unwrap_or(u32::MAX))
            }
        };
        self.places.push(place);
    }

    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.places.len()
    }

    /// The path at a place.
    pub(crate) fn get(&self, at: usize) -> Option<&Path> {
        self.places.get(at).map(|place| path(&self.text, &self.odd, *place))
    }

    /// All of them, in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Path> {
        self.places.iter().map(|place| path(&self.text, &self.odd, *place))
    }

    /// Leaves out what is not to stay.
    pub(crate) fn retain(&mut self, mut stays: impl FnMut(&Path) -> bool) {
        let Self { text, places, odd, .. } = self;
        places.retain(|place| stays(path(text, odd, *place)));
    }

    /// Sorts them by folder and name, each file once, however many patterns name it.
    pub(crate) fn settle(&mut self) {
        let Self { text, places, odd, .. } = self;
        let components = |place: &Place| path(text, odd, *place).components();
        places.sort_unstable_by(|left, right| components(left).cmp(components(right)));
        if self.may_repeat {
            let mut seen = BTreeSet::new();
            self.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.to_owned())));
        }
    }
}

fn path<'a>(text: &'a str, odd: &'a [PathBuf], place: Place) -> &'a Path {
    match place {
        Place::Text(start, end) => Path::new(text.get(start as usize..end as usize).unwrap_or_default()),
        Place::Odd(at) => odd.get(at as usize).map(PathBuf::as_path).unwrap_or(Path::new("")),
    }
}

/// What patterns name.
#[derive(Debug, Default)]
pub(crate) struct Search {
    pub(crate) paths: Paths,
    /// What could not be looked into; each was named on standard error.
    pub(crate) unread: Vec<Unread>,
}

impl Search {
    /// Takes in the files a pattern names: itself, what lies in it, or what it matches.
    ///
    /// # Errors
    /// What is to be said where it names none.
    pub(crate) fn pattern(&mut self, pattern: &str, folder: &Path) -> Result<(), String> {
        if pattern == "-" {
            self.paths.push(PathBuf::from("-"));
            return Ok(());
        }
        let path = tidy(&folder.join(pattern));
        if path.is_dir() {
            let before = (self.paths.len(), self.unread.len());
            self.files(&path, is_source);
            if (self.paths.len(), self.unread.len()) == before {
                return Err(format!("no source in {}: it holds no .txt, .md or .markdown file", shown(&path)));
            }
            return Ok(());
        }
        if path.symlink_metadata().is_ok() {
            self.paths.push(path);
            return Ok(());
        }
        if !pattern.contains(['*', '?', '[', '{']) {
            let verb = VERBS.into_iter().find(|verb| alike(verb, pattern));
            let hint = verb.map(|verb| format!("; did you mean `figcheck {verb}`?")).unwrap_or_default();
            return Err(format!("no source matches \"{pattern}\": no such file or folder{hint}"));
        }
        self.globbed(pattern, folder)
    }

    fn globbed(&mut self, pattern: &str, folder: &Path) -> Result<(), String> {
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
        let before = self.paths.len();
        if start.is_dir() {
            // The pattern says which files: their names are not asked for an ending.
            self.files(&start, |path| glob.is_match(path));
        }
        match self.paths.len() == before {
            true => Err(format!("no source matches \"{pattern}\"")),
            false => Ok(()),
        }
    }

    /// Takes in what is wanted of the files below a folder, hidden ones aside. What git ignores is read: a
    /// source is a source.
    fn files(&mut self, folder: &Path, is_wanted: impl Fn(&Path) -> bool) {
        let walker = ignore::WalkBuilder::new(folder).standard_filters(false).hidden(true).follow_links(true).build();
        let mut take = |path: &Path| {
            let path = tidy(path);
            if is_wanted(&path) {
                self.paths.push(path);
            }
        };
        let mut links = false;
        for entry in walker {
            match entry {
                Ok(entry) => {
                    links |= entry.path_is_symlink();
                    if entry.file_type().is_some_and(|kind| kind.is_file()) {
                        take(entry.path());
                    }
                }
                // A link back to a folder above leads to nothing that is not read already.
                Err(error) if leads_back(&error) => {}
                // A link to nothing is a file like others, to be named where it would be read.
                Err(error) => match link_to_nothing(&error) {
                    Some(link) => {
                        let name = link.file_name().map(|name| name.to_string_lossy());
                        if name.is_none_or(|name| !name.starts_with('.')) {
                            take(link);
                        }
                    }
                    None => {
                        let text = error.to_string();
                        let text = text.split(" (os error").next().unwrap_or(&text);
                        say("error", &format!("cannot read {text}"));
                        self.unread.push(Unread { path: shown(folder), why: text.to_owned() });
                    }
                },
            }
        }
        self.paths.may_repeat |= links;
    }
}

/// Whether a file of a folder is a document: by its ending, and no readme, which is about the folder.
fn is_source(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    READ.contains(&ending.as_str()) && !name.starts_with("readme")
}

/// What may be meant by a source that is none.
const VERBS: [&str; 9] = ["report", "check", "figures", "test", "review", "accept", "pending", "prune", "diff"];

/// Whether one word is the other but for a slip of a letter or two.
fn alike(word: &str, typed: &str) -> bool {
    let letters = |text: &str| text.chars().collect::<BTreeSet<char>>();
    let apart = letters(word).symmetric_difference(&letters(typed)).count();
    apart <= 2 && word.len().abs_diff(typed.len()) <= 2 && word.chars().next() == typed.chars().next()
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
pub(crate) fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            part => tidied.push(part),
        }
    }
    if tidied.as_os_str().is_empty() { PathBuf::from(".") } else { tidied }
}
