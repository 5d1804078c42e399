//! What sources are called where a person reads of them: by publisher, not by id.

use std::collections::BTreeMap;

use super::Meta;
use crate::wording::day;

/// A name for each source of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    by_id: BTreeMap<String, String>,
    publishers: BTreeMap<String, String>,
}

impl Names {
    /// The publisher, with the day where a publisher has several sources. A source that this does
    /// not tell from every other goes by its id, and one whose publisher is not known by its file's name.
    ///
    /// # Example
    /// ```
    /// use figcheck::document::{Meta, Names};
    ///
    /// let meta = |id: &str, publisher: Option<&str>| {
    ///     Meta { id: id.to_owned(), publisher: publisher.map(str::to_owned), ..Meta::default() }
    /// };
    /// let names = Names::of(&[meta("gazette-2031-05-03", Some("The Gazette")), meta("note", None)]);
    /// assert_eq!(names.of_source("gazette-2031-05-03"), "The Gazette");
    /// assert_eq!(names.of_source("note"), "note");
    /// ```
    #[must_use]
    pub fn of(sources: &[Meta]) -> Self {
        let short = |meta: &Meta| meta.publisher.clone();
        let long = |meta: &Meta| {
            let publisher = meta.publisher.as_deref()?;
            Some(format!("{publisher} of {}", day(meta.published?.date)))
        };
        let alone = |name: &String, naming: &dyn Fn(&Meta) -> Option<String>| {
            sources.iter().filter(|other| naming(other).as_ref() == Some(name)).count() == 1
        };
        let name = |meta: &Meta| {
            let by_publisher = short(meta).filter(|name| alone(name, &short));
            let name = by_publisher.or_else(|| long(meta).filter(|name| alone(name, &long)));
            // Without a publisher, the file is what a person knows.
            let file =
                (meta.publisher.is_none()).then(|| meta.path.rsplit(['/', '\\']).next().map(str::to_owned)).flatten();
            let file = file.filter(|file| !file.is_empty() && file != "-");
            (meta.id.clone(), name.or(file).unwrap_or_else(|| meta.id.clone()))
        };
        let publisher = |meta: &Meta| Some((meta.id.clone(), meta.publisher.clone()?));
        Self { by_id: sources.iter().map(name).collect(), publishers: sources.iter().filter_map(publisher).collect() }
    }

    /// Who published a source; `None` where that is not known.
    #[must_use]
    pub fn publisher(&self, id: &str) -> Option<&str> {
        self.publishers.get(id).map(String::as_str)
    }

    /// The name of a source; its id, where nothing is known of it.
    #[must_use]
    pub fn of_source<'a>(&'a self, id: &'a str) -> &'a str {
        self.by_id.get(id).map_or(id, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::document::Meta;
    use crate::window::Moment;

    #[test]
    fn articles_of_one_publisher_are_told_apart() {
        let meta = |id: &str, published: &str| Meta {
            id: id.to_owned(),
            publisher: Some("The Gazette".to_owned()),
            published: Moment::parse(published),
            ..Meta::default()
        };
        let names =
            Names::of(&[meta("a", "2031-05-03"), meta("b", "2031-05-04"), meta("c", "2031-05-04"), meta("d", "")]);
        assert_eq!(names.of_source("a"), "The Gazette of 3 May 2031");
        // Neither publisher nor day tells these apart.
        assert_eq!(["b", "c", "d"].map(|id| names.of_source(id)), ["b", "c", "d"]);
    }
}
