//! Why a number is not a figure: the names of the refusals.

/// Why a number is not a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// "5-year-old", "aged 42", "John Smith, 42,".
    Age,
    /// "14:13", "5 p.m.", "0600 GMT".
    Clock,
    /// "36.2°N".
    Coordinates,
    /// Numbers with no words: a share counter.
    Counter,
    /// "November 29, 2016", "5/17/2018".
    Date,
    /// "the 1990s".
    Decade,
    /// "split in two".
    Division,
    /// A number of a page's menus, counters and notes.
    Furniture,
    /// "24/7", "second to none", "S&P 500".
    Idiom,
    /// "5,00", "1,2016": digits with no honest reading.
    IllFormed,
    /// "Resolution 2254", "page 12", "No. 10".
    Label,
    /// An address of the net, a handle.
    Link,
    /// "1." before an entry of a list.
    ListNumber,
    /// "F-16", "iPhone 14", "5G".
    Name,
    /// "no comment", "no access".
    NoCount,
    /// "one of the reasons", "at one point".
    One,
    /// "the third attack", "2nd".
    Ordinal,
    /// "+44 20 7946 0958".
    Phone,
    /// "CA 90210".
    Postal,
    /// "3-2", "52-48".
    Score,
    /// "16x9".
    Size,
    /// "10 Downing Street".
    Street,
    /// More digits than can be kept exactly.
    TooLarge,
    /// "2.0.1".
    Version,
    /// "over the past two days", "24 hours later".
    Window,
    /// "in 2012", "2012-13", "nineteen eighty-four".
    Year,
}

impl Refusal {
    /// The name used in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Clock => "clock",
            Self::Coordinates => "coordinates",
            Self::Counter => "counter",
            Self::Date => "date",
            Self::Decade => "decade",
            Self::Division => "division",
            Self::Furniture => "furniture",
            Self::Idiom => "idiom",
            Self::IllFormed => "ill-formed",
            Self::Label => "label",
            Self::Link => "link",
            Self::ListNumber => "list-number",
            Self::Name => "name",
            Self::NoCount => "no-count",
            Self::One => "one",
            Self::Ordinal => "ordinal",
            Self::Phone => "phone",
            Self::Postal => "postal",
            Self::Score => "score",
            Self::Size => "size",
            Self::Street => "street",
            Self::TooLarge => "too-large",
            Self::Version => "version",
            Self::Window => "window",
            Self::Year => "year",
        }
    }
}
