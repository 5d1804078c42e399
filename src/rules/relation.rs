//! Relations between quantities: `children-fled <= civilians-fled`. Owns their notation; holds
//! no claim to them.

use rust_decimal::Decimal;

use super::diagnostic::{Diagnostic, valid_names};
use super::shape::Written;
use super::{Id, Nature, Quantity, Rules};
use crate::span::Span;
use crate::unit::Dimension;

/// What must hold between quantities of one place and time, as one sum set against zero: what
/// stands on the left less what stands on the right. `a >= b` is kept as `b - a`, at most zero.
///
/// # Example
/// ```
/// use figcheck::rules::{parse, relation::Sign};
///
/// let rules = parse(
///     r#"
///     [quantity.men]
///     of = ["men"]
///     [quantity.people]
///     of = ["people"]
///     [[relation]]
///     holds = "people >= men + 2"
///     "#,
/// )
/// .expect("a rule file");
/// let relation = &rules.relations[0];
/// assert_eq!((relation.sign, relation.constant), (Sign::AtMost, 2.into()));
/// let terms: Vec<_> = relation.terms.iter().map(|term| (&*term.quantity, term.weight)).collect();
/// assert_eq!(terms, [("people", (-1).into()), ("men", 1.into())]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// As the rule file writes it.
    pub text: String,
    /// What it says, the same for every way to write it: `b + a <= 2`, `2 >= a  + b` are `a + b <= 2`.
    /// Reads back as a relation of this name.
    pub name: String,
    /// The quantities, each once.
    pub terms: Vec<Term>,
    /// The numbers among them, together, in the base unit of the quantities' kind.
    pub constant: Decimal,
    /// How the sum stands to zero.
    pub sign: Sign,
    /// Where the rule file writes it.
    pub at: Span,
}

/// One quantity of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The quantity.
    pub quantity: Id,
    /// How many times it counts; below zero where it is taken away. Never zero.
    pub weight: Decimal,
    /// Not its number, but how much that grew from one moment to a later one.
    pub change: bool,
}

/// How the sum of a relation stands to zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `<=`.
    AtMost,
    /// `=`.
    Equal,
}

/// A quantity, as far as a relation has to know it.
pub(super) struct Known<'a> {
    name: &'a str,
    unit: Dimension,
    nature: Nature,
}

impl<'a> Known<'a> {
    pub(super) fn of(quantity: &'a Quantity) -> Self {
        Self { name: &quantity.id, unit: quantity.unit, nature: quantity.nature }
    }
}

const FORMS: &str = "write quantities, numbers and percentages with + and - around one of <=, >=, =: \
                     \"children-fled <= civilians-fled\"";

/// Reads what a relation says must hold.
///
/// # Errors
/// What is wrong, at its place within the text.
pub(super) fn read(written: &Written<String>, quantities: &[Known<'_>]) -> Result<Relation, Vec<Diagnostic>> {
    let mut reader = Reader { written, tokens: tokens(&written.value), next: 0, found: Vec::new() };
    let (sign, swapped) = reader.sides().map_err(|problem| vec![problem])?;
    let found = reader.found;
    let mut problems = Vec::new();
    let mut terms: Vec<Term> = Vec::new();
    let mut constant = Decimal::ZERO;
    let first = found.iter().find_map(|part| Some((part, known(part.name?, quantities)?)));
    for part in &found {
        match part.name {
            None => constant = constant.saturating_add(part.weight),
            Some(name) => match known(name, quantities) {
                None => problems.push(unknown(written, part, name, quantities)),
                Some(quantity) => {
                    problems.extend(misfit(written, part, quantity, first));
                    match terms.iter_mut().find(|term| *term.quantity == *name && term.change == part.change) {
                        Some(term) => term.weight = term.weight.saturating_add(part.weight),
                        None => terms.push(Term { quantity: name.into(), weight: part.weight, change: part.change }),
                    }
                }
            },
        }
    }
    problems.extend(found.iter().filter_map(|part| unfit_number(written, part, first.map(|first| first.1.unit))));
    terms.retain(|term| !term.weight.is_zero());
    if terms.is_empty() && problems.is_empty() {
        let message = format!("`{}` says nothing of any quantity", written.value);
        problems.push(Diagnostic::new(written.at, message, "no quantity").with_help(FORMS));
    }
    problems.extend(mixed_with_change(written, &found, quantities));
    if !problems.is_empty() {
        return Err(problems);
    }
    if swapped {
        terms.iter_mut().for_each(|term| term.weight = -term.weight);
        constant = -constant;
    }
    let is_share = first.is_some_and(|(_, quantity)| quantity.unit == Dimension::Share);
    let name = name(&terms, constant, sign, is_share);
    Ok(Relation { text: written.value.trim().to_owned(), name, terms, constant, sign, at: written.at })
}

/// What `text` says as a relation between quantities of `rules`, whether or not they hold to it; `None`
/// where it says nothing of them.
pub(crate) fn parse(text: &str, rules: &Rules) -> Option<Relation> {
    let known: Vec<Known<'_>> = rules.quantities.iter().map(Known::of).collect();
    read(&Written::new(text.to_owned(), Span::default()), &known).ok()
}

/// The one way a relation is called: what is added on each side in the order of the alphabet, a number
/// last. Of an equation the side that holds the first name comes first.
fn name(terms: &[Term], constant: Decimal, sign: Sign, is_share: bool) -> String {
    let mut terms: Vec<&Term> = terms.iter().collect();
    terms.sort_by_key(|term| (&term.quantity, term.change));
    let turned = sign == Sign::Equal && terms.first().is_some_and(|term| term.weight < Decimal::ZERO);
    let percent = |value: Decimal| format!("{}%", value.saturating_mul(Decimal::ONE_HUNDRED).normalize());
    let side = |is_left: bool| {
        let is_here = |value: Decimal| !value.is_zero() && (value > Decimal::ZERO) == (is_left != turned);
        let mut said: Vec<String> = (terms.iter().filter(|term| is_here(term.weight)))
            .map(|term| match term.weight.abs() {
                _ if term.change => format!("change({})", term.quantity),
                weight if weight == Decimal::ONE => term.quantity.to_string(),
                weight => format!("{} of {}", percent(weight), term.quantity),
            })
            .collect();
        let number = constant.abs();
        let number = if is_share { percent(number) } else { number.normalize().to_string() };
        said.extend(is_here(constant).then_some(number));
        if said.is_empty() { "0".to_owned() } else { said.join(" + ") }
    };
    let sign = if sign == Sign::Equal { "=" } else { "<=" };
    format!("{} {sign} {}", side(true), side(false))
}

fn known<'k>(name: &str, quantities: &'k [Known<'k>]) -> Option<&'k Known<'k>> {
    quantities.iter().find(|quantity| quantity.name == name)
}

fn unknown(written: &Written<String>, part: &Part<'_>, name: &str, quantities: &[Known<'_>]) -> Diagnostic {
    let names: Vec<&str> = quantities.iter().map(|quantity| quantity.name).collect();
    let two = name.match_indices('-').find_map(|(at, _)| {
        let (one, other) = (name.get(..at)?, name.get(at + 1..)?);
        (known(one, quantities).is_some() && known(other, quantities).is_some()).then_some((one, other))
    });
    let help = match two {
        Some((one, other)) => format!("a minus has a space on each side: \"{one} - {other}\""),
        None => valid_names(name, "quantities", &names),
    };
    let message = format!("no quantity is called \"{name}\"");
    Diagnostic::new(within(written, part.at), message, "not a quantity").with_help(help)
}

/// A quantity that cannot stand beside the first of the relation.
fn misfit(
    written: &Written<String>,
    part: &Part<'_>,
    quantity: &Known<'_>,
    first: Option<(&Part<'_>, &Known<'_>)>,
) -> Option<Diagnostic> {
    let (_, first) = first?;
    if quantity.unit != first.unit {
        let (one, other) = (first.unit.name(), quantity.unit.name());
        let message = format!("`{}` is a {one} and `{}` a {other}", first.name, quantity.name);
        return Some(Diagnostic::new(within(written, part.at), message, "another unit"));
    }
    if quantity.unit == Dimension::Temperature {
        let message = "degrees neither add up nor change by parts";
        return Some(Diagnostic::new(within(written, part.at), message, "a temperature"));
    }
    if part.change && matches!(quantity.nature, Nature::Flow | Nature::Fixed) {
        let message = format!("`change({})` asks for a number that changes: a stock or a total", quantity.name);
        let help = "leave `change` out: a flow is itself a change, and a closed count has none";
        return Some(Diagnostic::new(within(written, part.at), message, "does not change").with_help(help));
    }
    None
}

/// A number that says nothing beside quantities of this unit.
fn unfit_number(written: &Written<String>, part: &Part<'_>, unit: Option<Dimension>) -> Option<Diagnostic> {
    if part.name.is_some() || part.weight.is_zero() {
        return None;
    }
    let (message, help) = match (unit?, part.percent) {
        (Dimension::Share, true) => return None,
        (Dimension::Share, false) => ("a share is set against per cent", "write \"100%\""),
        (_, true) => ("per cent stand beside shares, or before a quantity", "write \"40% of NAME\""),
        (Dimension::Count | Dimension::Money | Dimension::Factor | Dimension::Rate, false) => return None,
        (_, false) => ("a number alone has no unit here", "set quantities against each other"),
    };
    Some(Diagnostic::new(within(written, part.at), message, "not of this unit").with_help(help))
}

/// `change(stock)` is what flows account for, so nothing else stands beside it, and it stands once.
fn mixed_with_change(written: &Written<String>, found: &[Part<'_>], quantities: &[Known<'_>]) -> Option<Diagnostic> {
    let change = found.iter().find(|part| part.change)?;
    let other = found.iter().find(|part| {
        let is_flow = |name| known(name, quantities).is_none_or(|quantity| quantity.nature == Nature::Flow);
        part.change && part.at != change.at || !part.change && part.name.is_some_and(|name| !is_flow(name))
    })?;
    let message = "`change(...)` stands once, and is set against flows alone";
    Some(Diagnostic::new(within(written, other.at), message, "neither a flow nor a number"))
}

/// A number or a quantity, with its weight.
struct Part<'t> {
    /// The quantity; `None` for a number, whose weight is itself.
    name: Option<&'t str>,
    weight: Decimal,
    change: bool,
    /// Whether a number was written as per cent.
    percent: bool,
    /// Its bytes in the text.
    at: Span,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Name,
    Number(Decimal),
    Percent(Decimal),
    Mark,
}

#[derive(Clone, Copy, Debug)]
struct Token<'t> {
    kind: Kind,
    text: &'t str,
    at: Span,
}

/// Names and numbers, and the marks between them. A hyphen inside a name belongs to it.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let is_mark = |c: char| "+()<>=!%*/".contains(c);
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else { break };
        let end = match first {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '<' | '>' | '=' | '!' => rest.find(|c| !"<>=!".contains(c)).unwrap_or(rest.len()),
            c if is_mark(c) || c == '-' => c.len_utf8(),
            _ => rest.find(|c: char| c.is_whitespace() || is_mark(c)).unwrap_or(rest.len()),
        };
        let mut word = rest.get(..end).unwrap_or(rest);
        let mut kind = match first {
            c if is_mark(c) || c == '-' => Kind::Mark,
            _ => number(word).map_or(Kind::Name, Kind::Number),
        };
        if let (Kind::Number(value), Some("%")) = (kind, rest.get(end..end + 1)) {
            kind = Kind::Percent(value);
            word = rest.get(..=end).unwrap_or(word);
        }
        tokens.push(Token { kind, text: word, at: Span::new(at, at + word.len()) });
        at += word.len();
    }
    tokens
}

fn number(word: &str) -> Option<Decimal> {
    let plain: String = word.chars().filter(|c| !matches!(c, ',' | '_')).collect();
    plain.starts_with(|c: char| c.is_ascii_digit()).then(|| plain.parse().ok())?
}

/// A place in the text of a relation, in the file's bytes: the whole text where it is written
/// with escapes, which have no place of their own.
fn within(written: &Written<String>, at: Span) -> Span {
    if written.at.len() != written.value.len() + 2 {
        return written.at;
    }
    let start = written.at.start + 1;
    Span::new(start + at.start, start + at.end)
}

struct Reader<'t> {
    written: &'t Written<String>,
    tokens: Vec<Token<'t>>,
    next: usize,
    found: Vec<Part<'t>>,
}

impl<'t> Reader<'t> {
    /// Both sides, as one sum; how it stands to zero, and whether the sides change places.
    fn sides(&mut self) -> Result<(Sign, bool), Diagnostic> {
        self.side(Decimal::ONE)?;
        let sign = self.take().ok_or_else(|| self.wrong("the relation ends without <=, >= or =", FORMS))?;
        let read = match sign.text {
            "<=" => (Sign::AtMost, false),
            ">=" => (Sign::AtMost, true),
            "=" => (Sign::Equal, false),
            "<" | ">" | "=<" | "=>" | "==" | "!=" | "<>" => {
                return Err(self.wrong_at(sign, &format!("`{}` is no sign here", sign.text), "signs: <=, >=, ="));
            }
            other => return Err(self.wrong_at(sign, &format!("`{other}` stands where a sign is expected"), FORMS)),
        };
        self.side(Decimal::NEGATIVE_ONE)?;
        match self.take() {
            None => Ok(read),
            Some(more) if "<>=".contains(|c| more.text.starts_with(c)) => {
                Err(self.wrong_at(more, "a relation has one sign", "write two relations"))
            }
            Some(more) => Err(self.wrong_at(more, &format!("`{}` stands where + or - is expected", more.text), FORMS)),
        }
    }

    fn side(&mut self, side: Decimal) -> Result<(), Diagnostic> {
        let mut sign = side;
        if let Some(mark) = self.take_if(|token| matches!(token.text, "+" | "-")) {
            sign = if mark.text == "-" { -side } else { side };
        }
        loop {
            self.term(sign)?;
            match self.take_if(|token| matches!(token.text, "+" | "-")) {
                Some(mark) => sign = if mark.text == "-" { -side } else { side },
                None => return Ok(()),
            }
        }
    }

    fn term(&mut self, sign: Decimal) -> Result<(), Diagnostic> {
        let expected = "a quantity or a number is missing";
        let token = self.take().ok_or_else(|| self.wrong(expected, FORMS))?;
        let hundredth = |value: Decimal| value * Decimal::new(1, 2);
        let part = match token.kind {
            Kind::Number(value) => {
                Part { name: None, weight: sign * value, change: false, percent: false, at: token.at }
            }
            Kind::Percent(value) => match self.take_if(|token| token.text == "of") {
                Some(_) => {
                    let name = self.name("a quantity is missing after `of`")?;
                    let weight = sign * hundredth(value);
                    Part { name: Some(name.text), weight, change: false, percent: false, at: name.at }
                }
                None => {
                    Part { name: None, weight: sign * hundredth(value), change: false, percent: true, at: token.at }
                }
            },
            Kind::Name if token.text == "change" && self.take_if(|token| token.text == "(").is_some() => {
                let name = self.name("a quantity is missing in `change( )`")?;
                if self.take_if(|token| token.text == ")").is_none() {
                    return Err(self.wrong_at(name, "`change(` is not closed", "write \"change(NAME)\""));
                }
                Part { name: Some(name.text), weight: sign, change: true, percent: false, at: name.at }
            }
            Kind::Name => Part { name: Some(token.text), weight: sign, change: false, percent: false, at: token.at },
            Kind::Mark => return Err(self.wrong_at(token, &format!("{expected} before `{}`", token.text), FORMS)),
        };
        self.found.push(part);
        Ok(())
    }

    fn name(&mut self, missing: &str) -> Result<Token<'t>, Diagnostic> {
        self.take_if(|token| token.kind == Kind::Name).ok_or_else(|| self.wrong(missing, FORMS))
    }

    fn take(&mut self) -> Option<Token<'t>> {
        self.take_if(|_| true)
    }

    fn take_if(&mut self, wanted: impl Fn(&Token<'t>) -> bool) -> Option<Token<'t>> {
        let token = self.tokens.get(self.next).copied().filter(wanted)?;
        self.next += 1;
        Some(token)
    }

    /// A problem with what comes next, or with the end.
    fn wrong(&self, message: &str, help: &str) -> Diagnostic {
        let end = self.written.value.len();
        let at = self.tokens.get(self.next).map_or_else(|| Span::new(end, end), |token| token.at);
        Diagnostic::new(within(self.written, at), message, "not a relation").with_help(help)
    }

    fn wrong_at(&self, token: Token<'t>, message: &str, help: &str) -> Diagnostic {
        Diagnostic::new(within(self.written, token.at), message, "not a relation").with_help(help)
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse as rules;
    use super::parse;

    const QUANTITIES: &str = "[quantity.men]\nof = ['men']\nnature = 'stock'\n[quantity.women]\nof = ['women']\n\
        nature = 'flow'\n[quantity.all]\nof = ['people']\n[quantity.ours]\nunit = 'share'\ncue = ['we']\n\
        [quantity.theirs]\nunit = 'share'\ncue = ['they']";

    /// Each row says one thing in several ways, its name first.
    #[test]
    fn a_relation_is_called_one_way() {
        let rules = rules(QUANTITIES).expect("rules");
        for ways in [
            &["men <= women", "women>=men", " men  <=  women ", "men - women <= 0", "0 >= men - women"][..],
            &["all = men + women", "women + men = all", "men = all - women", "men + women - all = 0"],
            &["ours + theirs = 100%", "100% = theirs + ours", "theirs = 100% - ours", "ours = 100.0% - theirs"],
            &["men + 2 <= all", "all >= men + 2", "all - 2 >= men", "1 + men + 1 <= all"],
            &["men = 40% of women", "40% of women = men", "40.0%  of women - men = 0"],
            &["200% of men <= all", "men + men <= all"],
            &["0 <= all", "all >= 0"],
            &["all <= 0", "0 >= all"],
            // As far as numbers go.
            &[
                "ours <= 79228162514264337593543950335%",
                "ours <= 79228162514264337593543950335% + 79228162514264337593543950335%",
            ],
            &["ours <= 33.3%", "33.30% >= ours"],
            &["change(men) + women = 0", "change(men) = -women", "-women = change(men)"],
            &["change(men) = women", "women = change(men)"],
        ] {
            for way in ways {
                let relation = parse(way, &rules).unwrap_or_else(|| panic!("{way} is a relation"));
                assert_eq!(relation.name, ways[0], "{way}");
            }
        }
    }

    /// What says another thing is called otherwise.
    #[test]
    fn other_relations_are_called_otherwise() {
        let rules = rules(QUANTITIES).expect("rules");
        let all =
            ["men <= women", "women <= men", "men = women", "men + 1 <= women", "men <= 50% of women", "men <= all"];
        let names: Vec<_> = all.iter().map(|way| parse(way, &rules).expect("a relation").name).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!names[..at].contains(name), "{name}");
        }
        for none in ["", "men", "men <", "men <= daed", "men <= ours", "men <= women and women <= all"] {
            assert!(parse(none, &rules).is_none(), "{none}");
        }
    }
}
