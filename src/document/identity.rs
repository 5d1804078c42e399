//! A source's identity: declared, else publisher and date, else the file's stem; made unique.
//! Reviews hang on it, so it depends neither on the folder nor on the order of reading.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Document, Meta};

/// What a document asks to be called, before it is told from others. Of an archive no more than this and
/// the paths need be held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    id: Arc<str>,
    declared: bool,
}

impl Asked {
    /// What a document asks to be called: what is declared, else what its publisher and date, or its file, make.
    ///
    /// # Example
    /// ```
    /// use figcheck::document::{Asked, Meta};
    ///
    /// let by_file = Asked::of(&Meta { path: "notes/echo.txt".to_owned(), ..Meta::default() });
    /// let declared = Asked::of(&Meta { id: "echo".to_owned(), ..Meta::default() });
    /// // Both want "echo"; they are not the same wish, for what is declared goes first.
    /// assert_ne!(by_file, declared);
    /// ```
    #[must_use]
    pub fn of(meta: &Meta) -> Self {
        let declared = !meta.id.is_empty();
        let id = if declared { meta.id.as_str().into() } else { derive(meta).into() };
        Self { id, declared }
    }

    /// What is to be said where a declared id could not be kept: `id` is the one given.
    ///
    /// # Example
    /// ```
    /// use figcheck::document::{Asked, Meta};
    ///
    /// let asked = Asked::of(&Meta { id: "echo".to_owned(), ..Meta::default() });
    /// assert_eq!(asked.yielded("echo"), None);
    /// let note = asked.yielded("echo-2").expect("it is called otherwise");
    /// assert_eq!(note, "its id `echo` is another source's too; here it is called `echo-2`");
    /// ```
    #[must_use]
    pub fn yielded(&self, id: &str) -> Option<String> {
        let changed = self.declared && &*self.id != id;
        changed.then(|| format!("its id `{}` is another source's too; here it is called `{id}`", self.id))
    }
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

/// An id for each document, all different, by their places in `asked`; `order` holds those places in the
/// order of [`rank`].
///
/// A declared id is kept; the others yield to it. Where two would be called the same, the later is called "-2",
/// and so on.
///
/// # Example
/// ```
/// use figcheck::document::{Asked, Meta, tell_apart};
///
/// let note = |path: &str| Asked::of(&Meta { path: path.to_owned(), ..Meta::default() });
/// let ids = tell_apart(&[note("b/note.txt"), note("a/note.txt")], &[1, 0]);
/// assert_eq!(ids.iter().map(|id| &**id).collect::<Vec<_>>(), ["note-2", "note"]);
/// ```
#[must_use]
pub fn tell_apart(asked: &[Asked], order: &[usize]) -> Vec<Arc<str>> {
    let mut ids: Vec<Arc<str>> = asked.iter().map(|asked| Arc::clone(&asked.id)).collect();
    let mut taken = BTreeSet::new();
    let mut numbers = BTreeMap::new();
    // Declared ids first: whoever wrote one down means that document by it.
    for declared in [true, false] {
        for at in order.iter().copied() {
            let Some((asked, id)) = asked.get(at).zip(ids.get_mut(at)) else { continue };
            if asked.declared == declared {
                *id = unique(&asked.id, &taken, &mut numbers);
                taken.insert(Arc::clone(id));
            }
        }
    }
    ids
}

/// Gives every document its id, as [`tell_apart`] does; of one path, the text says which is the first.
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
    let asked: Vec<Asked> = documents.iter().map(|document| Asked::of(&document.meta)).collect();
    let mut order: Vec<usize> = (0..documents.len()).collect();
    let place = |at: &usize| documents.get(*at).map(|document| (rank(&document.meta.path), &document.text));
    order.sort_by(|left, right| place(left).cmp(&place(right)));
    for ((document, asked), id) in documents.iter_mut().zip(&asked).zip(tell_apart(&asked, &order)) {
        document.notes.extend(asked.yielded(&id));
        document.meta.id = id.to_string();
    }
}

/// A name no other has; `numbers` holds the last number given out behind each.
fn unique(wanted: &Arc<str>, taken: &BTreeSet<Arc<str>>, numbers: &mut BTreeMap<Arc<str>, usize>) -> Arc<str> {
    if !taken.contains(wanted) {
        return Arc::clone(wanted);
    }
    let number = numbers.entry(Arc::clone(wanted)).or_insert(1);
    loop {
        *number += 1;
        let candidate = format!("{wanted}-{number}").into();
        if !taken.contains(&candidate) {
            return candidate;
        }
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
