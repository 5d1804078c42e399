//! A source's identity: declared, else publisher and date, else the file's stem; made unique.
//! Reviews hang on it, so it depends neither on the folder nor on the order of reading.

use std::collections::{BTreeMap, BTreeSet};

use super::{Document, Meta};

/// Gives every document its id, all different.
///
/// A declared id is kept; the others yield to it. Where two would be called the same, the later
/// by file name is called "-2", and so on.
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
    let mut order: Vec<&mut Document> = documents.iter_mut().collect();
    order.sort_by(|left, right| rank(left).cmp(&rank(right)));
    let mut taken = BTreeSet::new();
    let mut numbers = BTreeMap::new();
    // Declared ids first: whoever wrote one down means that document by it.
    let (declared, derived): (Vec<_>, Vec<_>) = order.into_iter().partition(|document| !document.meta.id.is_empty());
    for document in declared.into_iter().chain(derived) {
        let wanted =
            if document.meta.id.is_empty() { derive(&document.meta) } else { std::mem::take(&mut document.meta.id) };
        document.meta.id = unique(wanted, &taken, &mut numbers);
        taken.insert(document.meta.id.clone());
    }
}

/// The order in which ids are given out: by file name, and by folder only between equal names.
fn rank(document: &Document) -> (&str, &str, &str) {
    (file_name(&document.meta.path), &document.meta.path, &document.text)
}

/// A name no other has; `numbers` holds the last number given out behind each.
fn unique(wanted: String, taken: &BTreeSet<String>, numbers: &mut BTreeMap<String, usize>) -> String {
    if !taken.contains(&wanted) {
        return wanted;
    }
    let number = numbers.entry(wanted.clone()).or_insert(1);
    loop {
        *number += 1;
        let candidate = format!("{wanted}-{number}");
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
