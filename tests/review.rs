//! Reviews as text and as values: what is written is read back, whatever it says, and nothing else of
//! the file is touched.

#![expect(clippy::indexing_slicing, reason = "a missing review or problem fails the test")]

use std::collections::BTreeSet;

use figcheck::review::{self, Decision, Identity, Review};
use figcheck::rules::{self, Rules};
use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn rules() -> Rules {
    let text = "[place.town]\nnames = ['Town']\n[place.valley]\nnames = ['Valley']\n\
                [quantity.dead]\ncue = ['died']\nplace = 'town'\n[quantity.fled]\ncue = ['fled']\n[quantity.hurt]\ncue = ['hurt']\n\
                [quantity.left]\ncue = ['left']\nnature = 'stock'\n\
                [quantity.went]\ncue = ['went']\nnature = 'flow'\n\
                [[relation]]\nholds = 'hurt  <= fled'\n[[relation]]\nholds = 'fled <= dead'\n\
                [[relation]]\nholds = 'change(left) = -went'\n";
    rules::parse(text).expect("the rules read")
}

fn day(text: &str) -> Date {
    Date::strptime("%Y-%m-%d", text).expect("a day")
}

fn identity() -> impl Strategy<Value = Identity> {
    let figures = ["50000", "~50000", ">8500", ">=50", "20000..99999", "93%", "1/3", "USD 3000000000", "3 km"];
    let windows = ["2031-05-02", "2031-05-02..2031-05-04", "..2031-05-04", "2031-05-04T14:13"];
    let one_of = |names: &[&str]| prop::sample::select(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    // A name is any words that say something.
    let name = "\\PC*[a-z]\\PC*";
    (name, one_of(&figures), option::of(name), option::of(one_of(&windows))).prop_map(
        |(source, figure, claimant, window)| Identity { source, figure, claimant, window, place: None, quantity: None },
    )
}

fn any_review() -> impl Strategy<Value = Review> {
    let words = "(?s).*[a-z].*";
    let quantity = prop_oneof![
        Just("dead"),
        Just("fled"),
        Just("hurt"),
        Just("fled <= dead"),
        Just("fled <= dead and hurt <= fled")
    ];
    let decision = prop::sample::select(Decision::ALL.to_vec());
    (quantity, decision, words, words, option::of(Just("5%".to_owned())), any::<bool>(), vec(identity(), 1..4))
        .prop_map(|(quantity, decision, reason, reviewer, tolerance, expires, mut figures)| {
            // Where the quantity has a place, every figure has one: its own or the quantity's.
            let place = (quantity == "dead").then(|| "town".to_owned());
            figures.iter_mut().for_each(|figure| figure.place.clone_from(&place));
            if quantity.contains("<=") {
                for (at, figure) in figures.iter_mut().enumerate() {
                    let own = if at % 2 == 0 { "dead" } else { "fled" };
                    figure.place = (own == "dead").then(|| "town".to_owned());
                    figure.quantity = Some(own.to_owned());
                }
            }
            Review {
                quantity: quantity.into(),
                decision,
                reason,
                reviewer,
                reviewed: day("2031-05-06"),
                expires: expires.then(|| day("2032-05-06")),
                place: place.filter(|_| tolerance.is_none()),
                prefer: Some(figures[0].source.clone()).filter(|_| expires),
                tolerance,
                figures,
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(reviews in vec(any_review(), 1..5), crlf in any::<bool>()) {
        let rules = rules();
        let mut text = if crlf { "# Ours.\r\n".to_owned() } else { String::new() };
        for one in &reviews {
            text = review::accept(&text, one, None, &rules).expect("it is written");
        }
        let read = review::parse(&text, &rules).map_err(|problems| problems[0].plain(&text)).expect("it is read");
        // In another order perhaps, but each as it was.
        let mut left = reviews.clone();
        for one in &read.reviews {
            let at = left.iter().position(|other| other == one);
            prop_assert!(at.is_some(), "{one:#?}\nis none of {left:#?}\n{text}");
            left.remove(at.unwrap_or(0));
        }
        prop_assert!(left.is_empty());
        let quantities: Vec<&str> = read.reviews.iter().map(|one| &*one.quantity).collect();
        prop_assert!(quantities.is_sorted(), "{text}");
        // Renewing each as it is changes no byte.
        for (at, one) in read.reviews.iter().enumerate() {
            prop_assert_eq!(&review::accept(&text, one, Some(at), &rules).expect("it is written"), &text);
        }
        // One taken out again leaves the others.
        let pruned = review::prune(&text, &BTreeSet::from([0])).expect("it is pruned");
        let kept = review::parse(&pruned, &rules).expect("it is read");
        prop_assert_eq!(&kept.reviews, &read.reviews[1..]);
        // And laying the file out changes no review.
        let laid = review::lay_out(&pruned, &rules).expect("it is laid out");
        prop_assert_eq!(review::parse(&laid, &rules).expect("it is read").reviews, kept.reviews);
    }

    #[test]
    fn what_two_sides_wrote_is_merged(
        base in vec(any_review(), 0..3), ours in vec(any_review(), 0..3), theirs in vec(any_review(), 0..3), drop in any::<bool>()
    ) {
        let rules = rules();
        let add = |text: &str, more: &[Review]| {
            more.iter().fold(text.to_owned(), |text, one| review::accept(&text, one, None, &rules).expect("it is written"))
        };
        let begun = add("", &base);
        let (mine, mut other) = (add(&begun, &ours), add(&begun, &theirs));
        let dropped = drop && !base.is_empty();
        if dropped {
            let read = review::parse(&other, &rules).expect("it is read").reviews;
            let at = read.iter().position(|one| *one == base[0]).expect("the first");
            other = review::prune(&other, &BTreeSet::from([at])).expect("it is pruned");
        }
        let sets: Vec<_> = base.iter().chain(&ours).chain(&theirs).map(|one| (&one.quantity, &one.figures)).collect();
        // Reviews of one conflict twice are another test's.
        prop_assume!(sets.iter().enumerate().all(|(at, one)| !sets[..at].contains(one)));
        let merged = review::merge(&begun, &mine, &other).expect("it is merged");
        prop_assert_eq!(merged.conflicts, 0);
        let mut read = review::parse(&merged.text, &rules).map_err(|problems| problems[0].plain(&merged.text)).expect("it is read").reviews;
        for one in base.iter().skip(usize::from(dropped)).chain(&ours).chain(&theirs) {
            let at = read.iter().position(|other| other == one);
            prop_assert!(at.is_some(), "{one:#?}\nis not in\n{}", merged.text);
            read.remove(at.unwrap_or(0));
        }
        prop_assert!(read.is_empty(), "{read:#?}");
    }

    #[test]
    fn no_text_of_reviews_panics(text in "(?s).{0,200}", at in 0_usize..3) {
        let rules = rules();
        let _ = review::parse(&text, &rules);
        let _ = review::prune(&text, &BTreeSet::from([at]));
        let _ = review::lay_out(&text, &rules);
        let _ = review::merge(&text, &text, "[[review]]\n");
        let toml = format!("[[review]]\n{text}\n[[review]]\nfigures = [{text}]");
        let _ = review::parse(&toml, &rules);
        let _ = review::prune(&toml, &BTreeSet::from([at]));
    }
}

fn written(reviews: &[Review], text: &str) -> String {
    reviews.iter().fold(text.to_owned(), |text, one| review::accept(&text, one, None, &rules()).expect("it is written"))
}

fn plain(quantity: &str, source: &str) -> Review {
    let figure = |figure: &str, source: &str| Identity {
        source: source.to_owned(),
        figure: figure.to_owned(),
        ..Identity::default()
    };
    Review {
        quantity: quantity.into(),
        decision: Decision::Explained,
        reason: "Counted apart.".to_owned(),
        reviewer: "m.k.".to_owned(),
        reviewed: day("2031-05-06"),
        expires: None,
        prefer: None,
        place: None,
        tolerance: None,
        figures: vec![figure("12", source), figure("40", "gazette")],
    }
}

#[test]
fn a_place_is_written_where_it_is_not_the_quantitys() {
    let mut one = plain("dead", "courier");
    one.place = Some("town".to_owned());
    one.figures[0].place = Some("town".to_owned());
    one.figures[1].place = Some("valley".to_owned());
    let text = written(&[one.clone()], "");
    assert!(text.contains("place = \"town\"\nfigures = [\n"), "{text}");
    assert!(text.contains("{ source = \"courier\", figure = \"12\" },\n"), "{text}");
    assert!(text.contains("{ source = \"gazette\", figure = \"40\", place = \"valley\" },\n"), "{text}");
    assert_eq!(review::parse(&text, &rules()).expect("it is read").reviews, [one]);
}

#[test]
fn a_pruned_file_is_as_if_it_had_never_been_longer() {
    let [dead, fled, hurt] = [plain("dead", "courier"), plain("fled", "courier"), plain("hurt", "courier")];
    let without = written(&[dead.clone(), hurt.clone()], "");
    let with = written(&[fled], &without);
    assert_ne!(with, without);
    assert_eq!(review::prune(&with, &BTreeSet::from([1])), Ok(without.clone()));
    // With the comment that speaks of it, and not with what stands above that.
    let entry = "# ---- fled ----\n\n[[review]]";
    assert!(with.contains(entry));
    let commented = with.replace(entry, "# ---- fled ----\n\n# asked twice\n# in May\n[[review]]");
    assert_eq!(review::prune(&commented, &BTreeSet::from([1])), Ok(without));
}

#[test]
fn entries_of_a_quantity_stand_by_time_and_source() {
    let at = |source: &str, window: &str| {
        let mut review = plain("fled", source);
        review.figures[0].window = Some(window.to_owned());
        review
    };
    let reviews =
        [at("courier", "2031-05-04"), at("argus", "2031-05-02"), at("argus", "2031-05-04"), at("herald", "2031-05-02")];
    let text = written(&reviews, "");
    let read = review::parse(&text, &rules()).expect("it is read").reviews;
    let order: Vec<(&str, &str)> = read
        .iter()
        .map(|one| (one.figures[0].window.as_deref().unwrap_or_default(), one.figures[0].source.as_str()))
        .collect();
    assert_eq!(
        order,
        [("2031-05-02", "argus"), ("2031-05-02", "herald"), ("2031-05-04", "argus"), ("2031-05-04", "courier")]
    );
}

/// Two decisions on one conflict are a person's to settle; one side's change is taken.
#[test]
fn a_conflict_decided_twice_is_marked() {
    let begun = written(&[plain("dead", "courier"), plain("fled", "courier")], "");
    let mine = begun.replacen("explained", "disputed", 1);
    let other = begun.replacen("explained", "superseded", 1);
    let merged = review::merge(&begun, &mine, &other).expect("it is merged");
    assert_eq!(merged.conflicts, 1);
    let marked = "<<<<<<< ours\n[[review]]\nquantity = \"dead\"\ndecision = \"disputed\"\n";
    assert!(merged.text.contains(marked) && merged.text.contains("=======\n[[review]]\n"), "{}", merged.text);
    assert_eq!(
        review::merge(&begun, &begun, &other).map(|merged| (merged.text, merged.conflicts)),
        Ok((other.clone(), 0))
    );
    assert_eq!(review::merge(&begun, &other, &begun).map(|merged| (merged.text, merged.conflicts)), Ok((other, 0)));
}

/// A review of a relation names each figure's quantity, and is told apart by it.
#[test]
fn a_review_of_a_relation_is_written_and_read() {
    let mut one = plain("fled <= dead", "courier");
    one.figures[0].quantity = Some("fled".to_owned());
    (one.figures[1].quantity, one.figures[1].place) = (Some("dead".to_owned()), Some("town".to_owned()));
    let text = written(&[one.clone()], "");
    for line in [
        "# ---- fled <= dead ----\n\n[[review]]\nquantity = \"fled <= dead\"\n",
        "# ---- hurt <= fled ----\n",
        "  { source = \"courier\", quantity = \"fled\", figure = \"12\" },\n",
        "  { source = \"gazette\", quantity = \"dead\", figure = \"40\", place = \"town\" },\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("change("), "a gap is never reviewed: {text}");
    assert_eq!(review::parse(&text, &rules()).expect("it is read").reviews, [one.clone()]);
    // However it is spaced and in whatever order, it is the one that conflicts are called by.
    let joint = text.replace("quantity = \"fled <= dead\"", "quantity = \"hurt <=  fled and fled <= dead\"");
    let read = review::parse(&joint, &rules()).expect("it is read").reviews;
    assert_eq!(&*read[0].quantity, "fled <= dead and hurt <= fled");
    // On two branches the same figures of two quantities are two reviews.
    let mut other = one;
    other.figures[0].quantity = Some("dead".to_owned());
    let merged = review::merge("", &text, &written(&[other], "")).expect("it is merged");
    assert_eq!((merged.conflicts, merged.text.matches("[[review]]").count()), (0, 2), "{}", merged.text);
}

#[test]
fn a_wrong_review_of_a_relation_is_told_at_its_place() {
    let entry = |quantity: &str, more: &str, figure: &str| {
        format!(
            "[[review]]\nquantity = \"{quantity}\"\ndecision = \"explained\"\nreason = \"r\"\nreviewer = \"m.k.\"\n\
             reviewed = 2031-05-06\n{more}figures = [\n  {{ source = \"a\", figure = \"3\"{figure} }},\n]\n"
        )
    };
    let check = |text: &str, place: &str, said: &[&str]| {
        let problems = review::parse(text, &rules()).expect_err(text);
        let plain: Vec<String> = problems.iter().map(|problem| problem.plain(text)).collect();
        assert_eq!(plain.len(), 1, "{plain:?}");
        let whole = format!("{} {}", plain[0], problems[0].help.as_deref().unwrap_or_default());
        assert!(whole.starts_with(place), "{whole}");
        said.iter().for_each(|words| assert!(whole.contains(words), "{words}: {whole}"));
    };
    let fled = ", quantity = \"fled\"";
    check(&entry("fled <= deed", "", fled), "2:12", &["\"fled <= deed\"", "did you mean `fled <= dead`?"]);
    check(&entry("fled <= dead and", "", fled), "2:12", &["quantities and relations"]);
    check(&entry("fled <= dead and fled <= dead", "", fled), "2:12", &["no quantity is called"]);
    check(&entry("change(left) = -went", "", fled), "2:12", &["no quantity is called"]);
    check(&entry("fled <= dead", "", ""), "8:3", &["`quantity`", "which quantity of the relation"]);
    check(&entry("fled <= dead", "", ", quantity = \"hurt\""), "8:44", &["\"hurt\"", "its quantities: dead, fled"]);
    check(&entry("fled <= dead", "place = \"town\"\n", fled), "7:1", &["no place of its own"]);
    check(&entry("fled", "", ", quantity = \"dead\""), "8:44", &["its quantities: fled"]);
}

#[test]
fn what_cannot_be_edited_says_so() {
    let one = plain("fled", "courier");
    let inline = "review = [{ quantity = 'fled' }]";
    let refused = review::accept(inline, &one, None, &rules()).expect_err("no tables");
    assert_eq!(refused.to_string(), "its reviews are not written as [[review]] tables, one below the other");
    assert!(
        review::accept("= 3", &one, None, &rules()).is_err_and(|why| why.to_string().starts_with("it is not TOML: "))
    );
}
