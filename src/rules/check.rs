//! As written -> checked: resolves names, compiles terms, and reports every problem at once.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::circle;
use super::diagnostic::{Diagnostic, valid_names};
use super::include::{self, InFile, Texts};
use super::list::{self, Lists};
use super::relation::{self, Relation};
use super::sense;
use super::shape::{Written, place};
use super::term::Terms;
use super::value::{NATURES, read_same_count, read_tolerance, read_within};
use super::written::{self, File, Party};
use super::{Claimant, Declared, Example, FailOn, Id, Nature, Place, Quantity, Rules, SameCount, Tolerance, Within};
use crate::notation::tidy;
use crate::unit::Dimension;
use crate::window::{Moment, Period};

/// Reads a rule file.
///
/// What is left out has these values: `unit` count, `nature` stock (the nature that compares
/// least: only what holds at about the same moment), `bare` true, `needs-place` false, `within`
/// the same day, `fail-on` conflict, `label` the quantity's name. Expectations of examples are
/// kept in canonical notation.
///
/// # Errors
/// Every problem found, in the order of the file. Where the file is not TOML at all, only the
/// first.
///
/// # Example
/// ```
/// use figcheck::rules::parse;
///
/// let rules = parse("[quantity.fled]\nnature = 'flow'\ncue = ['fled', 'flee*']").expect("a rule file");
/// assert_eq!(rules.quantities[0].label, "fled");
///
/// let text = "[quantity.fled]\nnature = 'flwo'\ncue = []";
/// let problems = parse(text).expect_err("two problems");
/// let plain: Vec<_> = problems.iter().map(|problem| problem.plain(text)).collect();
/// assert_eq!(plain, [
///     "2:10: \"flwo\" is no nature; did you mean `flow`? natures: stock, flow, total, fixed",
///     "3:7: `cue` is an empty list; leave the key out, or name something in it",
/// ]);
/// ```
pub fn parse(text: &str) -> Result<Rules, Vec<Diagnostic>> {
    parse_with(text, &[]).map_err(|problems| problems.into_iter().map(|one| one.problem).collect())
}

/// Reads a rule file together with the files it includes, in whatever order they were found. What
/// they declare stands behind what the rule file declares itself. See [`parse`].
///
/// # Errors
/// Every problem found, by file and then in the order of the file. Of files that are not TOML, the
/// first problem.
///
/// # Example
/// ```
/// use figcheck::rules::{includes, parse_with};
///
/// let own = "include = ['people.toml']\n[quantity.fled]\nof = ['{people}']";
/// assert_eq!(includes(own)[0].path, "people.toml");
/// let rules = parse_with(own, &["[terms]\npeople = ['residents']"]).expect("rules");
/// assert!(rules.quantity("fled").is_some());
///
/// let text = "[terms]\npeople = []";
/// let problems = parse_with(own, &[text]).expect_err("an empty list");
/// assert_eq!(problems[0].file, 1);
/// assert!(problems[0].problem.plain(text).starts_with("2:10: `people` is an empty list"));
/// ```
pub fn parse_with(text: &str, included: &[&str]) -> Result<Rules, Vec<InFile>> {
    let texts = Texts::of(text, included);
    let mut problems = Vec::new();
    let mut files = Vec::new();
    for (at, text) in texts.padded().enumerate() {
        match DeTable::parse(&text) {
            Ok(table) => files.push(written::read(table.get_ref(), at > 0, &mut problems)),
            Err(error) => return Err(located(vec![not_toml(&error)], &texts)),
        }
    }
    let file = include::merged(files, &mut problems);
    let mut rules = resolve(&file, &mut problems);
    if problems.is_empty() {
        for example in rules.quantities.iter_mut().flat_map(|quantity| &mut quantity.examples) {
            (example.file, example.at) = texts.locate(example.at);
        }
        return Ok(rules);
    }
    problems.sort_by(|a, b| (a.at, &a.message).cmp(&(b.at, &b.message)));
    Err(located(problems, &texts))
}

/// Problems with their places in their own files.
fn located(problems: Vec<Diagnostic>, texts: &Texts<'_>) -> Vec<InFile> {
    let located = |problem: Diagnostic| {
        let (file, at) = texts.locate(problem.at);
        InFile { file, problem: Diagnostic { at, ..problem } }
    };
    problems.into_iter().map(located).collect()
}

fn not_toml(error: &toml::de::Error) -> Diagnostic {
    let at = error.span().map(place).unwrap_or_default();
    Diagnostic::new(at, format!("not TOML: {}", error.message()), "cannot be read")
}

fn resolve(file: &File, problems: &mut Vec<Diagnostic>) -> Rules {
    let lists = list::write_out_lists(&file.terms, problems);
    let period = file.period.as_ref().and_then(|text| read_period(text, problems));
    check_parents(&parents(&file.claimants), "claimant", "claimants", "`part-of`", problems);
    check_parents(&parents(&file.places), "place", "places", "`in`", problems);
    let named = |parties: &[Party]| -> Vec<(String, Written<String>)> {
        let each = |party: &Party| party.names.iter().map(|name| (party.name.value.clone(), name.clone())).collect();
        parties.iter().flat_map::<Vec<_>, _>(each).collect()
    };
    check_shared(
        &named(&file.claimants),
        "name",
        "claimants",
        "let one of them have it: texts are read by it",
        problems,
    );
    check_shared(&named(&file.places), "name", "places", "let one of them have it: texts are read by it", problems);
    let labels = file.quantities.iter().filter_map(|one| Some((one.name.value.clone(), one.label.clone()?)));
    check_shared(&labels.collect::<Vec<_>>(), "label", "quantities", "give them different labels", problems);
    let subsets: Vec<_> = file.quantities.iter().map(|quantity| (&quantity.name, &quantity.subset_of)).collect();
    check_parents(&subsets, "quantity", "quantities", "`subset-of`", problems);
    let places: Vec<&str> = file.places.iter().map(|place| &*place.name.value).collect();
    let claimant = |party: &Party, problems: &mut Vec<Diagnostic>| Claimant {
        id: id(&party.name),
        names: Terms::compile(&party.names, &lists, problems),
        part_of: party.parent.as_ref().map(id),
    };
    let place = |party: &Party, problems: &mut Vec<Diagnostic>| Place {
        id: id(&party.name),
        names: Terms::compile(&party.names, &lists, problems),
        inside: party.parent.as_ref().map(id),
    };
    let mut quantities: Vec<Quantity> =
        (file.quantities.iter()).map(|quantity| read_quantity(quantity, &lists, &places, period, problems)).collect();
    sense::widen(&mut quantities);
    Rules {
        title: value(&file.title),
        sources: file.sources.iter().flatten().map(|source| source.value.clone()).collect(),
        reviews: value(&file.reviews),
        period,
        fail_on: read_fail_on(file, problems),
        declared: read_declared(file, problems),
        claimants: file.claimants.iter().map(|party| claimant(party, problems)).collect(),
        places: file.places.iter().map(|party| place(party, problems)).collect(),
        relations: read_relations(file, &quantities, problems),
        quantities,
    }
}

fn read_relations(file: &File, quantities: &[Quantity], problems: &mut Vec<Diagnostic>) -> Vec<Relation> {
    let known: Vec<relation::Known<'_>> = quantities.iter().map(relation::Known::of).collect();
    let mut relations: Vec<Relation> = Vec::new();
    for written in &file.relations {
        match relation::read(written, &known) {
            Ok(relation) => match relations.iter().find(|other| other.name == relation.name) {
                None => relations.push(relation),
                Some(other) => {
                    let message = match other.text == relation.text {
                        true => format!("`{}` is said twice", relation.text),
                        false => format!("`{}` says what `{}` says", relation.text, other.text),
                    };
                    problems.push(Diagnostic::new(written.at, message, "said before"));
                }
            },
            Err(found) => problems.extend(found),
        }
    }
    relations
}

fn value(text: &Option<Written<String>>) -> Option<String> {
    text.as_ref().map(|text| text.value.clone())
}

fn id(name: &Written<String>) -> Id {
    name.value.as_str().into()
}

fn parents(parties: &[Party]) -> Vec<(&Written<String>, &Option<Written<String>>)> {
    parties.iter().map(|party| (&party.name, &party.parent)).collect()
}

/// Checks that each parent is declared and that nobody is their own forebear.
fn check_parents(
    family: &[(&Written<String>, &Option<Written<String>>)],
    kind: &str,
    kinds: &str,
    key: &str,
    problems: &mut Vec<Diagnostic>,
) {
    let names: Vec<&str> = family.iter().map(|(name, _)| &*name.value).collect();
    let index: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    for parent in family.iter().filter_map(|(_, parent)| parent.as_ref()) {
        check_name(parent, kind, kinds, &names, problems);
    }
    let target = |parent: &Written<String>| index.get(&*parent.value).copied();
    let references: Vec<Vec<usize>> =
        family.iter().map(|(_, parent)| parent.as_ref().and_then(target).into_iter().collect()).collect();
    for circle in circle::order(&references).circles {
        let links = circle.iter().filter_map(|at| family.get(*at)).map(|(name, parent)| {
            let at = parent.as_ref().map_or(name.at, |parent| parent.at);
            Written::new(name.value.clone(), at)
        });
        let links: Vec<_> = links.collect();
        problems.extend(list::circle_problem(&links.iter().collect::<Vec<_>>(), &format!("{kinds} in {key}")));
    }
}

/// Reports what two of a kind are both called, without regard to case and hyphens, in each place where it stands.
fn check_shared(
    called: &[(String, Written<String>)],
    what: &str,
    kinds: &str,
    help: &str,
    problems: &mut Vec<Diagnostic>,
) {
    let words = |text: &str| list::straight(text).replace(list::is_hyphen, " ").to_lowercase();
    let folded = |text: &str| words(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut by_text: BTreeMap<String, Vec<&(String, Written<String>)>> = BTreeMap::new();
    for one in called {
        by_text.entry(folded(&one.1.value)).or_default().push(one);
    }
    for sharing in by_text.values() {
        let mut owners: Vec<&str> = sharing.iter().map(|(owner, _)| owner.as_str()).collect();
        owners.dedup();
        if owners.len() < 2 {
            continue;
        }
        let owners = owners.iter().map(|owner| format!("`{owner}`")).collect::<Vec<_>>().join(" and ");
        for (owner, text) in sharing {
            let message = format!("\"{}\" is a {what} of several {kinds}: {owners}", text.value);
            problems.push(Diagnostic::new(text.at, message, format!("of `{owner}`")).with_help(help));
        }
    }
}

fn check_name(name: &Written<String>, kind: &str, kinds: &str, valid: &[&str], problems: &mut Vec<Diagnostic>) {
    if !valid.contains(&&*name.value) {
        let message = format!("no {kind} is called \"{}\"", name.value);
        let help = valid_names(&name.value, kinds, valid);
        problems.push(Diagnostic::new(name.at, message, format!("not a {kind}")).with_help(help));
    }
}

/// The value that `text` names among `valid`; a name that is none of them is reported.
fn one_of<T: Copy>(
    text: &Written<String>,
    kind: &str,
    kinds: &str,
    valid: &[(&str, T)],
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let found = valid.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<&str> = valid.iter().map(|(name, _)| *name).collect();
        let help = valid_names(&text.value, kinds, &names);
        let message = format!("\"{}\" is no {kind}", text.value);
        problems.push(Diagnostic::new(text.at, message, format!("not a {kind}")).with_help(help));
    }
    found
}

fn read_fail_on(file: &File, problems: &mut Vec<Diagnostic>) -> FailOn {
    let valid = [("conflict", FailOn::Conflict), ("tension", FailOn::Tension)];
    file.fail_on
        .as_ref()
        .and_then(|text| one_of(text, "finding to fail on", "findings to fail on", &valid, problems))
        .unwrap_or_default()
}

fn read_period(text: &Written<String>, problems: &mut Vec<Diagnostic>) -> Option<Period> {
    let period = Period::parse(&text.value);
    if period.is_none() {
        let help = "write \"2016-11-15..2016-12-31\"; either end may be left open, and the first day comes first";
        let message = format!("\"{}\" is no period", text.value);
        problems.push(Diagnostic::new(text.at, message, "not a period").with_help(help));
    }
    period
}

fn read_declared(file: &File, problems: &mut Vec<Diagnostic>) -> Vec<Declared> {
    let mut declared = Vec::new();
    let (mut paths, mut ids) = (BTreeMap::new(), BTreeMap::new());
    for source in &file.declared {
        for (text, seen, what) in [(&source.path, &mut paths, "path"), (&source.id, &mut ids, "id")] {
            let Some(text) = text else { continue };
            if seen.insert(text.value.as_str(), ()).is_some() {
                let message = format!("two [[source]] have the {what} \"{}\"", text.value);
                problems.push(Diagnostic::new(text.at, message, "said before"));
            }
        }
        let published = source.published.as_ref().and_then(|text| read_published(text, problems));
        declared.push(Declared {
            path: value(&source.path).unwrap_or_default(),
            id: value(&source.id),
            publisher: value(&source.publisher),
            published,
            title: value(&source.title),
            url: value(&source.url),
        });
    }
    declared
}

fn read_published(text: &Written<String>, problems: &mut Vec<Diagnostic>) -> Option<Moment> {
    let moment = Moment::parse(&text.value);
    if moment.is_none() {
        let message = format!("\"{}\" is no date", text.value);
        let help = "write 2016-12-10 or 2016-12-10T14:13:00Z";
        problems.push(Diagnostic::new(text.at, message, "not a date").with_help(help));
    }
    moment
}

fn read_quantity(
    quantity: &written::Quantity,
    lists: &Lists,
    places: &[&str],
    story: Option<Period>,
    problems: &mut Vec<Diagnostic>,
) -> Quantity {
    let units = Dimension::ALL.map(|unit| (unit.name(), unit));
    let unit = quantity.unit.as_ref().and_then(|text| one_of(text, "unit", "units", &units, problems));
    let unit = unit.unwrap_or(Dimension::Count);
    let nature = quantity.nature.as_ref().and_then(|text| one_of(text, "nature", "natures", &NATURES, problems));
    check_place(quantity, places, problems);
    let mut terms = |written: &Option<Vec<Written<String>>>| {
        written.as_ref().map(|written| Terms::compile(written, lists, problems))
    };
    Quantity {
        id: id(&quantity.name),
        label: value(&quantity.label).unwrap_or_else(|| quantity.name.value.clone()),
        unit,
        nature: nature.unwrap_or(Nature::Stock),
        of: terms(&quantity.of),
        bare: quantity.bare.as_ref().is_none_or(|bare| bare.value),
        cue: terms(&quantity.cue),
        with: terms(&quantity.with),
        unless: terms(&quantity.unless),
        unless_near: terms(&quantity.unless_near),
        place: quantity.place.as_ref().map(id),
        needs_place: quantity.needs_place.as_ref().is_some_and(|needs| needs.value),
        subset_of: quantity.subset_of.as_ref().map(id),
        period: quantity.period.as_ref().and_then(|text| read_narrower(text, story, problems)),
        within: quantity.within.as_ref().map_or_else(Within::default, |text| check_within(text, problems)),
        tolerance: quantity.tolerance.as_ref().map_or_else(Tolerance::default, |t| check_tolerance(t, unit, problems)),
        same_count: quantity.same_count.as_ref().map_or_else(SameCount::default, |t| check_same_count(t, problems)),
        examples: quantity.examples.iter().map(|example| read_example(example, problems)).collect(),
        declared_at: quantity.name.at,
    }
}

fn check_place(quantity: &written::Quantity, places: &[&str], problems: &mut Vec<Diagnostic>) {
    if let Some(place) = &quantity.place {
        check_name(place, "place", "places", places, problems);
    }
    if let Some(needs) = quantity.needs_place.as_ref().filter(|needs| needs.value && places.is_empty()) {
        let message = "`needs-place` asks for a place, and the file declares none";
        let help = "declare one: [place.NAME] with names = [\"...\"]";
        problems.push(Diagnostic::new(needs.at, message, "no place to need").with_help(help));
    }
}

/// A quantity's own period; one that has no day in common with the story's takes nothing.
fn read_narrower(text: &Written<String>, story: Option<Period>, problems: &mut Vec<Diagnostic>) -> Option<Period> {
    let period = read_period(text, problems)?;
    let before = |to: Option<_>, from: Option<_>| matches!((to, from), (Some(to), Some(from)) if to < from);
    if let Some(story) = story.filter(|story| before(period.to, story.from) || before(story.to, period.from)) {
        let message = format!("the period {period} lies outside the file's, {story}");
        problems.push(Diagnostic::new(text.at, message, "takes nothing"));
    }
    Some(period)
}

fn check_within(text: &Written<String>, problems: &mut Vec<Diagnostic>) -> Within {
    let help = "write \"2 days\", \"6 hours\", \"same day\" or \"any\"";
    let said = ("is no distance in time", "not a distance in time");
    or_default(read_within(&text.value).ok_or(help), text, said, problems)
}

fn check_tolerance(text: &Written<String>, unit: Dimension, problems: &mut Vec<Diagnostic>) -> Tolerance {
    or_default(read_tolerance(&text.value, unit), text, ("is no tolerance", "not a tolerance"), problems)
}

fn check_same_count(text: &Written<String>, problems: &mut Vec<Diagnostic>) -> SameCount {
    let said = ("is not how many times another a count may be", "not so many times");
    or_default(read_same_count(&text.value).ok_or("write \"5 times\", or \"any\""), text, said, problems)
}

/// What a text was read as; else a problem, with what may be written there, and what holds where the key is left out.
fn or_default<T: Default>(
    read: Result<T, &'static str>,
    text: &Written<String>,
    (is_none, label): (&str, &str),
    problems: &mut Vec<Diagnostic>,
) -> T {
    read.unwrap_or_else(|help| {
        let message = format!("\"{}\" {is_none}", text.value);
        problems.push(Diagnostic::new(text.at, message, label).with_help(help));
        T::default()
    })
}

fn read_example(example: &written::Example, problems: &mut Vec<Diagnostic>) -> Example {
    let mut expect = Vec::new();
    for figure in example.expect.iter().flatten() {
        match tidy(&figure.value) {
            Some(figure) => expect.push(figure),
            None => {
                let message = format!("\"{}\" is no figure in canonical notation", figure.value);
                let help = "such as 50000, ~50000, >8500, >=50, <=100, <100, 20000..99999, 93%, 1/3, USD 3000000000";
                problems.push(Diagnostic::new(figure.at, message, "not a figure").with_help(help));
            }
        }
    }
    Example { text: value(&example.text).unwrap_or_default(), expect, file: 0, at: example.at }
}
