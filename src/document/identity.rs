//! A source's identity: declared, else publisher and date, else the file's stem; made unique.
//! Reviews hang on it, so it depends neither on the folder nor on the order of reading.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use rustc_hash::FxHasher;

use super::{Document, Meta};

/// The ids of many documents, all different. Of each it holds sixteen bytes: neither its path nor its id, so
/// that an archive may be named before any of it is read.
///
/// Documents are enrolled, then the roll is settled, then each is named by its place. A declared id is kept; the
/// others yield to it. Where two would be called the same, the later is called "-2", and so on.
///
/// # Example
/// ```
/// use figcheck::document::{Document, Meta, Roll, rank};
///
/// let at = |path: &str| Document { meta: Meta { path: path.to_owned(), ..Meta::default() }, ..Document::default() };
/// let mut notes = [at("b/note.txt"), at("a/note.txt")];
/// let mut roll = Roll::default();
/// for note in &notes {
///     roll.enrol(&note.meta);
/// }
/// roll.settle(|left, right| rank(&notes[left].meta.path).cmp(&rank(&notes[right].meta.path)));
/// for (at, note) in notes.iter_mut().enumerate() {
///     roll.name(at, note);
/// }
/// assert_eq!(notes.map(|note| note.meta.id), ["note-2", "note"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Roll {
    asked: Vec<Asked>,
}

/// What a document asks to be called.
#[derive(Clone, Copy, Debug)]
struct Asked {
    id: Print,
    declared: bool,
    /// Which of those that would be called so it is; 1 is called as it asks.
    number: u32,
}

/// An id by its FNV-1a sum. Two that share one would only be numbered though they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Print(u64);

type Hasher = BuildHasherDefault<FxHasher>;

impl Roll {
    /// Enrols a document, whose place is how many were enrolled before it.
    pub fn enrol(&mut self, meta: &Meta) {
        self.asked.push(Asked { id: Print::of(&wanted(meta)), declared: !meta.id.is_empty(), number: 1 });
    }

    /// Gives each of those enrolled its number; `order` is that of two places, by which the earlier goes first.
    pub fn settle(&mut self, order: impl Fn(usize, usize) -> Ordering) {
        let mut places: Vec<u32> = (0..).take(self.asked.len()).collect();
        // Declared ids first: whoever wrote one down means that document by it.
        let declared = |at: u32| self.asked.get(at as usize).is_some_and(|asked| asked.declared);
        places.sort_unstable_by(|&left, &right| {
            declared(right).cmp(&declared(left)).then_with(|| order(left as usize, right as usize))
        });
        let mut taken = HashSet::with_capacity_and_hasher(places.len(), Hasher::default());
        let mut last: HashMap<Print, u32, Hasher> = HashMap::default();
        for place in places {
            let Some(asked) = self.asked.get_mut(place as usize) else { continue };
            if !taken.insert(asked.id) {
                let number = last.entry(asked.id).or_insert(1);
                loop {
                    *number += 1;
                    if taken.insert(asked.id.then(&suffix(*number))) {
                        break;
                    }
                }
                asked.number = *number;
            }
        }
    }

    /// Gives the document at a place its id, with a note where that is not the one declared for it.
    pub fn name(&self, at: usize, document: &mut Document) {
        let Some(asked) = self.asked.get(at) else { return };
        let wanted = wanted(&document.meta);
        document.meta.id = match asked.number {
            1 => wanted.clone(),
            number => wanted.clone() + &suffix(number),
        };
        if asked.declared && asked.number > 1 {
            let id = &document.meta.id;
            document.notes.push(format!("its id `{wanted}` is another source's too; here it is called `{id}`"));
        }
    }
}

impl Print {
    fn of(text: &str) -> Self {
        Self(0xcbf2_9ce4_8422_2325).then(text)
    }

    /// The sum of what it is the sum of, with more text behind.
    fn then(self, more: &str) -> Self {
        Self(more.bytes().fold(self.0, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }
}

/// What sets the second and later of one id apart.
fn suffix(number: u32) -> String {
    format!("-{number}")
}

/// What a document asks to be called: what is declared, else what its publisher and date, or its file, make.
fn wanted(meta: &Meta) -> String {
    if meta.id.is_empty() { derive(meta) } else { meta.id.clone() }
}

/// The order in which ids are given out: by file name, and by folder only between equal names.
///
/// # Example
/// ```
/// use figcheck::document::rank;
///
/// assert!(rank("z/a.txt") < rank("a/b.txt"));
/// assert!(rank("a/b.txt") < rank("z/b.txt"));
/// ```
#[must_use]
pub fn rank(path: &str) -> (&str, &str) {
    (file_name(path), path)
}

/// Gives every document its id, as a [`Roll`] does; of one path, the text says which is the first.
///
/// # Example
/// ```
/// use figcheck::document::{Known, identify, read};
///
/// let front = "---\npublisher: BBC News\npublished: 2016-12-10\n---\nSome 500 fled.";
/// let mut documents = [
///     read(front.to_owned(), "b.md", Known::default()),
///     read(front.to_owned(), "a.md", Known::default()),
///     read("Some 500 fled.".to_owned(), "seeds/note.txt", Known::default()),
/// ];
/// identify(&mut documents);
/// let ids = documents.map(|document| document.meta.id);
/// assert_eq!(ids, ["bbc-news-2016-12-10-2", "bbc-news-2016-12-10", "note"]);
/// ```
pub fn identify(documents: &mut [Document]) {
    let mut roll = Roll::default();
    for document in documents.iter() {
        roll.enrol(&document.meta);
    }
    let place = |at: usize| documents.get(at).map(|document| (rank(&document.meta.path), &document.text));
    roll.settle(|left, right| place(left).cmp(&place(right)));
    for (at, document) in documents.iter_mut().enumerate() {
        roll.name(at, document);
    }
}

/// Whether a source bears the name of its file, since nothing says who published it and when: then
/// its id changes when the file is renamed.
#[must_use]
pub fn is_named_by_file(meta: &Meta) -> bool {
    let stem = derive(&Meta { publisher: None, ..meta.clone() });
    let number =
        meta.id.strip_prefix(&stem).and_then(|rest| if rest.is_empty() { Some("") } else { rest.strip_prefix('-') });
    (meta.publisher.is_none() || meta.published.is_none())
        && number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn derive(meta: &Meta) -> String {
    if let (Some(publisher), Some(published)) = (&meta.publisher, meta.published) {
        let slug = slug(publisher);
        if !slug.is_empty() {
            return format!("{slug}-{}", published.date);
        }
    }
    let name = file_name(&meta.path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    if stem.is_empty() || stem == "-" { "source".to_owned() } else { stem.to_owned() }
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A name in lower-case letters and digits, hyphens between: "RFE/RL" is "rfe-rl".
fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '\u{2019}' | '.') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::window::Moment;

    fn document(path: &str, id: &str, publisher: Option<&str>) -> Document {
        let published = Moment::parse("2016-12-10T14:13");
        let publisher = publisher.map(str::to_owned);
        let meta = Meta { id: id.to_owned(), path: path.to_owned(), publisher, published, ..Meta::default() };
        Document { meta, ..Document::default() }
    }

    fn ids(mut documents: Vec<Document>) -> Vec<(String, String)> {
        identify(&mut documents);
        let mut ids: Vec<_> = documents
            .into_iter()
            .map(|document| (file_name(&document.meta.path).to_owned(), document.meta.id))
            .collect();
        ids.sort();
        ids
    }

    #[test]
    fn neither_folder_nor_order_matter() {
        let one = |at: &str| document(&format!("{at}one.txt"), "", Some("RFE/RL"));
        let two = |at: &str| document(&format!("{at}two.txt"), "", Some("RFE/RL"));
        let expected = ids(vec![one(""), two("")]);
        assert_eq!(expected[0].1, "rfe-rl-2016-12-10");
        assert_eq!(expected[1].1, "rfe-rl-2016-12-10-2");
        assert_eq!(ids(vec![two("/z/"), one("/a/")]), expected);
        assert_eq!(ids(vec![two("/a/"), one("/z/")]), expected);
    }

    #[test]
    fn a_declared_id_keeps_its_name() {
        let found = ids(vec![document("a.txt", "", None), document("b.txt", "a", Some("X"))]);
        assert_eq!(found, [("a.txt".to_owned(), "a-2".to_owned()), ("b.txt".to_owned(), "a".to_owned())]);
    }

    #[test]
    fn no_number_makes_a_name_another_has() {
        let paths = ["a/x.txt", "b/x.txt", "x-2.txt", "c/x.txt", "x-2-2.txt"];
        let mut documents = paths.map(|path| document(path, "", None));
        identify(&mut documents);
        let ids = documents.map(|document| document.meta.id);
        assert_eq!(ids, ["x", "x-3", "x-2", "x-4", "x-2-2"]);
    }

    #[test]
    fn who_declares_an_id_others_declare_is_told() {
        let mut documents = ["a.txt", "b.txt"].map(|path| document(path, "echo", None));
        identify(&mut documents);
        let [first, second] = documents;
        assert_eq!((first.meta.id.as_str(), first.notes.len()), ("echo", 0));
        let note = "its id `echo` is another source's too; here it is called `echo-2`";
        assert_eq!((second.meta.id.as_str(), second.notes.as_slice()), ("echo-2", [note.to_owned()].as_slice()));
    }

    #[test]
    fn names_become_slugs() {
        assert_eq!(slug("  Médecins Sans Frontières (MSF) "), "médecins-sans-frontières-msf");
        assert_eq!(slug("U.S. News"), "us-news");
        assert_eq!(slug("---"), "");
    }

    #[test]
    fn a_file_without_name_or_stem() {
        assert_eq!(derive(&Meta { path: "-".to_owned(), ..Meta::default() }), "source");
        assert_eq!(derive(&Meta { path: "a/.hidden".to_owned(), ..Meta::default() }), ".hidden");
        assert_eq!(derive(&Meta { path: r"a\b.tar.gz".to_owned(), ..Meta::default() }), "b.tar");
    }
}
