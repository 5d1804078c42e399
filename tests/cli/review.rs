//! Reviews, as a newsroom lives with them: what fails, what stays quiet, and what comes back.

use crate::folder::{Folder, Ran};

const RULES: &str = "sources = [\"texts\"]\nreviews = \"reviews.toml\"\n\n[quantity.dead]\nnature = \"fixed\"\nof = [\"people\"]\ncue = [\"died\"]\n\n[quantity.hurt]\nnature = \"fixed\"\nof = [\"people\"]\ncue = [\"were hurt\"]\n";

fn told(publisher: &str, text: &str) -> String {
    format!("---\npublisher: {publisher}\npublished: 2031-05-04\n---\n\n{text}\n")
}

const COURIER: &str = "The police say 12 people died. The police say 5 people were hurt.";
const GAZETTE: &str = "In the flood 40 people died, the army said. It said that 9 people were hurt.";

fn newsroom() -> Folder {
    Folder::with(&[
        ("rules.toml", RULES),
        ("texts/a.txt", &told("Courier", COURIER)),
        ("texts/b.txt", &told("Gazette", GAZETTE)),
    ])
}

fn ids(folder: &Folder) -> Vec<String> {
    folder.run(&["pending", "--ids"]).ends(0, &[]).out.lines().map(str::to_owned).collect()
}

fn accept(folder: &Folder, id: &str, more: &[&str]) -> Ran {
    let words = ["accept", id, "--decision", "explained", "--reason", "Counted apart.", "--reviewer", "m.k."];
    let day: &[&str] = if more.contains(&"--as-of") { &[] } else { &["--as-of", "2031-05-06"] };
    folder.run(&[&words[..], day, more].concat())
}

fn check(folder: &Folder, more: &[&str]) -> Ran {
    let day: &[&str] = if more.contains(&"--as-of") { &[] } else { &["--as-of", "2031-05-07"] };
    folder.run(&[&["check"][..], day, more].concat())
}

fn kept(folder: &Folder) -> String {
    std::fs::read_to_string(folder.path("reviews.toml")).unwrap_or_default()
}

/// A file whose source names no publisher bears its own name; its figures are known under another.
#[test]
fn a_renamed_file_without_a_publisher_is_known_again() {
    let folder = newsroom();
    folder.write("texts/a.txt", format!("{COURIER}\n").as_bytes());
    for id in ids(&folder) {
        accept(&folder, &id, &[]).ends(0, &[]);
    }
    std::fs::rename(folder.path("texts/a.txt"), folder.path("texts/z.txt")).expect("a file");
    check(&folder, &["--strict"]).ends(0, &[]);
    folder.write("texts/z.txt", COURIER.replace("12", "13").as_bytes());
    check(&folder, &[]).ends(1, &[]);
}

/// One more paper that carries the same statement of the same speaker is no new figure.
#[test]
fn an_echo_reopens_nothing() {
    let folder = newsroom();
    for id in ids(&folder) {
        accept(&folder, &id, &[]).ends(0, &[]);
    }
    folder.write("texts/aa.txt", told("Argus", COURIER).as_bytes());
    let ran = check(&folder, &["--strict"]);
    assert!(ran.ends(0, &[]).out.contains("2 reviewed; 3 sources"), "{}", ran.out);
    // And if the first paper goes, the statement stays.
    std::fs::remove_file(folder.path("texts/a.txt")).expect("a file");
    assert!(!check(&folder, &[]).out.contains("conflict: "), "{}", check(&folder, &[]).out);
}

#[test]
fn a_rule_edit_that_moves_the_bar_says_so() {
    let folder = newsroom();
    for id in ids(&folder) {
        accept(&folder, &id, &[]).ends(0, &[]);
    }
    // Words that read the same figures: nothing to say.
    folder.write("rules.toml", RULES.replace("[\"died\"]", "[\"died\", \"perished\"]").as_bytes());
    check(&folder, &["--strict", "--locked"]).ends(0, &[]);
    folder.write("rules.toml", RULES.replace("cue = [\"died\"]", "cue = [\"died\"]\ntolerance = \"5%\"").as_bytes());
    let ran = check(&folder, &[]);
    let said = "reviewed under a tolerance of the default, and the rules now say 5%";
    assert!(ran.ends(0, &[]).out.contains(said), "{}", ran.out);
    folder.write("rules.toml", RULES.replace("cue = [\"died\"]", "cue = [\"died\"]\ntolerance = \"90%\"").as_bytes());
    let ran = check(&folder, &[]);
    assert!(ran.ends(0, &[]).out.contains(": stale: dead: its figures no longer conflict"), "{}", ran.out);
    // A place that was not there when it was reviewed changes no figure that was read.
    let placed = RULES.replace("cue = [\"died\"]", "cue = [\"died\"]\nplace = \"town\"")
        + "\n[place.town]\nnames = [\"Town\"]\n";
    folder.write("rules.toml", placed.as_bytes());
    let ran = check(&folder, &[]);
    assert!(ran.ends(0, &[]).out.contains("no unreviewed conflict, 2 reviewed"), "{}", ran.out);
}

#[test]
fn a_quantity_that_speaks_of_another_place_is_another() {
    let folder = newsroom();
    let places = "\n[place.town]\nnames = [\"Town\"]\n\n[place.valley]\nnames = [\"Valley\"]\n";
    let of =
        |place: &str| RULES.replace("cue = [\"died\"]", &format!("cue = [\"died\"]\nplace = \"{place}\"")) + places;
    folder.write("rules.toml", of("town").as_bytes());
    for id in ids(&folder) {
        accept(&folder, &id, &[]).ends(0, &[]);
    }
    check(&folder, &["--strict", "--locked"]).ends(0, &[]);
    folder.write("rules.toml", of("valley").as_bytes());
    let ran = check(&folder, &[]);
    assert!(ran.ends(1, &[]).out.contains("no unreviewed conflict, 1 reopened, 1 reviewed; "), "{}", ran.out);
    assert!(
        ran.out.contains("  = reopened: police 12: place town -> valley (courier-2031-05-04); army 40:\n"),
        "{}",
        ran.out
    );
}

#[test]
fn accept_asks_for_all_it_needs() {
    let folder = newsroom();
    let id = &ids(&folder)[0];
    let full = |id: &str, decision: &str, reason: &str| {
        folder.run(&["accept", id, "--decision", decision, "--reason", reason, "--reviewer", "m.k."])
    };
    folder.run(&["accept", id]).ends(2, &["--decision", "--reason", "--reviewer"]);
    full(id, "explaned", "x").ends(2, &["explaned", "different-scope", "source-error"]);
    full(id, "explained", "  ").ends(2, &["--reason", "it says nothing"]);
    full("zzzzzz", "explained", "x").ends(2, &["no conflict \"zzzzzz\"", id]);
    accept(&folder, id, &["--prefer", "nobody"]).ends(2, &["--prefer nobody", "courier-2031-05-04"]);
    // Each source is named once, however many of its figures conflict.
    let twice = Folder::with(&[
        ("rules.toml", RULES),
        ("texts/a.txt", &told("Courier", &format!("{COURIER} Doctors say 15 people died."))),
        ("texts/b.txt", &told("Gazette", GAZETTE)),
    ]);
    let said = accept(&twice, &ids(&twice)[0], &["--prefer", "nobody"]).err;
    assert_eq!(said.matches("courier-2031-05-04").count(), 1, "{said}");
    accept(&folder, id, &["--expires", "2031-05-06"]).ends(2, &["--expires 2031-05-06 is not after"]);
    assert_eq!(kept(&folder), "");
    // The start of an id is enough.
    accept(&folder, id.get(..4).expect("an id"), &["--prefer", "courier-2031-05-04"]).ends(0, &[]);
    assert!(kept(&folder).contains("prefer = \"courier-2031-05-04\"\n"), "{}", kept(&folder));
}

#[test]
fn comments_and_order_survive() {
    let folder = newsroom();
    let two = ids(&folder);
    accept(&folder, &two[0], &[]).ends(0, &[]);
    let text =
        kept(&folder).replace("reason = \"Counted apart.\"", "reason = 'Counted apart.' # the desk, by telephone");
    let text =
        text.replace("[[review]]", "# asked twice\n[[review]]").replace("figures = [\n", "figures = [\n  # ours\n");
    folder.write("reviews.toml", text.as_bytes());
    accept(&folder, &two[1], &[]).ends(0, &[]);
    let both = kept(&folder);
    for line in text.lines() {
        assert!(both.contains(line), "{line}\n{both}");
    }
    // Renewed: what was written beside the values is still there, and nothing else moved.
    let ran = folder.run(&[
        "accept",
        &two[0],
        "--decision",
        "disputed",
        "--reason",
        "No more is known.",
        "--reviewer",
        "m.k.",
        "--as-of",
        "2031-05-06",
    ]);
    ran.ends(0, &[]);
    let renewed = both.replacen(
        "decision = \"explained\"\nreason = 'Counted apart.' #",
        "decision = \"disputed\"\nreason = \"No more is known.\" #",
        1,
    );
    assert_eq!(kept(&folder), renewed);
    // Renewed as it stands: not a byte moves.
    ran.ends(0, &[]);
    assert_eq!(kept(&folder), renewed);
}

#[test]
fn wrong_reviews_stop_the_run() {
    let folder = newsroom();
    folder.write(
        "reviews.toml",
        b"[[review]]\nquantity = \"daed\"\ndecision = \"fine\"\nreason = \"\"\nreviewer = 5\nreviewed = 2031-13-01\n",
    );
    folder.run(&["check"]).ends(2, &["not TOML"]);
    folder.write("reviews.toml", b"[[review]]\nquantity = \"daed\"\ndecision = \"fine\"\nreason = \"\"\nreviewer = 5\nreviewed = \"May\"\nfigurs = []\n");
    let said = [
        "no quantity is called \"daed\"",
        "did you mean `dead`?",
        "no decision is called \"fine\"",
        "decisions: explained, superseded",
        "`reason` is an empty text",
        "`reviewer` must be a text in quotes",
        "\"May\" is no day",
        "[[review]] has no key `figurs`; did you mean `figures`?".split(';').next().unwrap_or_default(),
        "--> reviews.toml:2:12",
    ];
    for args in [&["check"][..], &["report"], &["pending"], &["prune"], &["review"]] {
        folder.run(args).ends(2, &said);
    }
    folder.run(&["figures"]).ends(0, &[]);
}

#[test]
fn locked_asks_for_a_file_that_fits() {
    let folder = Folder::with(&[("rules.toml", RULES), ("texts/a.txt", &told("Courier", COURIER))]);
    folder.run(&["check"]).ends(0, &[]);
    let ran = folder.run(&["check", "--locked"]);
    assert!(ran.ends(1, &[]).out.contains("there is no file of reviews"), "{}", ran.out);
    folder.write("reviews.toml", b"");
    folder.run(&["check", "--locked"]).ends(0, &[]);
}

#[test]
fn the_command_line_moves_the_bar() {
    let folder = newsroom();
    let ran = check(&folder, &["--fail-on", "never"]);
    assert!(ran.ends(0, &[]).out.contains(": conflict: dead"), "{}", ran.out);
    check(&folder, &["--fail-on", "tension"]).ends(1, &[]);
    folder.run(&["check", "--fail-on", "agree"]).ends(2, &["conflict", "tension", "never"]);
    folder.run(&["check", "--as-of", "tomorrow"]).ends(2, &["2031-05-06"]);
}

/// Without a terminal there is nobody to ask: it says what to run.
#[test]
fn review_without_a_terminal_prints_commands() {
    let folder = newsroom();
    let ran = folder.run(&["review"]);
    let commands: Vec<&str> =
        ran.ends(0, &[]).out.lines().filter(|line| line.starts_with("figcheck accept ")).collect();
    assert_eq!(commands.len(), 2);
    for (command, id) in commands.iter().zip(ids(&folder)) {
        assert_eq!(*command, format!("figcheck accept {id} --decision explained --reason \"...\" --reviewer \"...\""));
    }
}

/// A run on some of the sources says nothing of reviews of the others.
#[test]
fn a_review_of_what_is_not_read_is_not_stale() {
    let folder = newsroom();
    for id in ids(&folder) {
        accept(&folder, &id, &[]).ends(0, &[]);
    }
    let ran = check(&folder, &["--strict", "texts/a.txt"]);
    assert_eq!(ran.ends(0, &[]).out, "no unreviewed conflict; 1 source, 2 quantities, 2 claims\n");
    folder.write("texts/b.txt", b"\xff\xfe");
    assert!(!check(&folder, &["--strict"]).ends(3, &[]).out.contains("stale"));
    std::fs::remove_file(folder.path("texts/b.txt")).expect("a file");
    assert!(check(&folder, &["--strict"]).ends(1, &[]).out.contains("stale"));
}

#[test]
fn nothing_is_pruned_while_a_source_is_unread() {
    let folder = newsroom();
    for id in ids(&folder) {
        accept(&folder, &id, &[]).ends(0, &[]);
    }
    let before = kept(&folder);
    folder.write("texts/b.txt", b"\xff\xfe");
    folder.run(&["prune"]).ends(3, &["nothing was dropped"]);
    assert_eq!(kept(&folder), before);
}

#[test]
fn reports_are_set_against_each_other() {
    let folder = newsroom();
    folder.run(&["-o", "old.json", "--format", "json"]).ends(0, &[]);
    assert_eq!(folder.run(&["diff", "old.json", "old.json"]).ends(0, &[]).out, "nothing changed\n");
    for id in ids(&folder) {
        accept(&folder, &id, &[]).ends(0, &[]);
    }
    folder.write("texts/a.txt", told("Courier", &COURIER.replace("12", "40")).as_bytes());
    folder.run(&["-o", "new.json", "--format", "json"]).ends(0, &[]);
    let ran = folder.run(&["diff", "old.json", "new.json"]);
    for line in [
        "dead\n  finding: conflict -> agree\n",
        "  - courier-2031-05-04 12 (police, ..2031-05-04)\n",
        "  + courier-2031-05-04 40 (police, ..2031-05-04)\n",
        "hurt\n  review: unreviewed -> reviewed\n",
        ": unreviewed -> reviewed\n",
    ] {
        assert!(ran.ends(0, &[]).out.contains(line), "{line}\n{}", ran.out);
    }
    folder.run(&["diff", "old.json", "rules.toml"]).ends(2, &["the new report"]);
    folder.run(&["diff", "gone.json", "new.json"]).ends(2, &["gone.json"]);
}

/// A shell asks the program itself what may follow, ids among it.
#[test]
fn ids_are_completed() {
    let folder = newsroom();
    let all = ids(&folder);
    // What would be said of the sources would stand in the midst of the line.
    folder.write("texts/sources.toml", b"[\"gone.txt\"]\npublisher = \"Herald\"\n");
    folder.write("texts/unread.txt", b"\xff\xfe");
    folder.run(&["pending"]).ends(3, &["gone.txt", "unread.txt"]);
    let mut command = folder.command(&["--", "figcheck", "accept", all[0].get(..2).expect("an id")]);
    command.env("COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", "2").env("_CLAP_COMPLETE_COMP_TYPE", "9");
    command.env("_CLAP_COMPLETE_SPACE", "true").env("_CLAP_IFS", "\n");
    let ran = Ran::of(&mut command);
    assert!(ran.ends(0, &[]).out.lines().any(|line| line.starts_with(&all[0])), "{}", ran.out);
    assert_eq!(ran.err, "");
    folder.write("rules.toml", b"sources = 3\n");
    let ran = Ran::of(&mut command);
    assert_eq!((ran.ends(0, &[]).out.as_str(), ran.err.as_str()), ("", ""));
    folder.write("rules.toml", RULES.as_bytes());
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(folder.run(&["completions", shell]).ends(0, &[]).out.contains("COMPLETE"), "{shell}");
    }
    let man = folder.run(&["man"]);
    assert!(man.ends(0, &[]).out.contains("FIGCHECK ACCEPT"), "{}", man.out);
}

const RELATED: &str = "sources = [\"texts\"]\n\
[quantity.dead]\nnature = \"fixed\"\nof = [\"people\"]\ncue = [\"died\"]\n\
[quantity.young]\nnature = \"fixed\"\nof = [\"children\"]\ncue = [\"died\"]\ntolerance = \"exact\"\n\
[[relation]]\nholds = \"young <= dead\"\n";
const BOTH: &str = "The police say 12 people died. The police say 15 children died.";

/// Two sets that share a figure are one conflict; when one of them is gone, its review has shrunk.
#[test]
fn a_review_of_a_relation_shrinks() {
    let folder = Folder::with(&[
        ("rules.toml", RELATED),
        ("texts/a.txt", &told("Courier", BOTH)),
        ("texts/b.txt", &told("Gazette", "The army say 14 people died.")),
    ]);
    let all = ids(&folder);
    for id in &all {
        accept(&folder, id, &[]).ends(0, &[]);
    }
    assert!(kept(&folder).contains("quantity = \"dead\", figure = \"14\", claimant = \"army\""), "{}", kept(&folder));
    check(&folder, &["--strict", "--locked"]).ends(0, &[]);
    folder.write("texts/b.txt", told("Gazette", "The army say 20 people died.").as_bytes());
    let ran = check(&folder, &["--locked"]);
    assert!(ran.ends(1, &[]).out.contains("shrunk: young <= dead "), "{}", ran.out);
    assert!(ran.out.contains(": - army dead 14 (gazette-2031-05-04)"), "{}", ran.out);
}

#[test]
fn a_gap_is_never_reviewed() {
    let rules = "sources = [\"texts\"]\n[quantity.people]\nnature = \"flow\"\nof = [\"people\"]\ncue = [\"fled\"]\n\
        [quantity.remain]\nnature = \"stock\"\nof = [\"people\"]\ncue = [\"remained\"]\n\
        [[relation]]\nholds = \"change(remain) = -people\"\n";
    let text = "About 700 people fled on 2 May 2031.\n\nSome 5,000 people remained on 1 May 2031.\n\n\
        On 3 May 2031 about 2,000 people remained.\n";
    let folder = Folder::with(&[("rules.toml", rules), ("texts/a.txt", text)]);
    assert!(folder.run(&[]).ends(0, &[]).out.contains("  gap  "));
    assert_eq!(folder.run(&["pending", "--ids"]).ends(0, &[]).out, "");
    folder.run(&["check", "--fail-on", "tension"]).ends(0, &[]);
    folder.run(&["prune"]).ends(0, &[]);
    assert!(!kept(&folder).contains("change("), "{}", kept(&folder));
}

/// What fails under several relations together is reviewed under all of them.
#[test]
fn relations_that_fail_together_are_reviewed_together() {
    let quantity = |name: &str, noun: &str| {
        format!("[quantity.{name}]\nnature = \"fixed\"\nof = [\"{noun}\"]\ncue = [\"died\"]\n")
    };
    let rules = [
        "sources = [\"texts\"]\n".to_owned(),
        quantity("dead", "people"),
        quantity("young", "children"),
        quantity("babies", "infants"),
        "[[relation]]\nholds = \"young <= dead\"\n[[relation]]\nholds = \"babies <= young\"\n".to_owned(),
    ];
    let text = told("Courier", "The police say 12 people died. The police say 15 infants died.");
    let folder = Folder::with(&[("rules.toml", &rules.concat()), ("texts/a.txt", &text)]);
    let ran = check(&folder, &[]);
    let name = "babies <= young and young <= dead";
    assert!(ran.ends(1, &[]).out.contains(&format!(": conflict: relation `{name}`: ")), "{}", ran.out);
    accept(&folder, &ids(&folder)[0], &[]).ends(0, &[]);
    assert!(kept(&folder).contains(&format!("# ---- {name} ----\n\n[[review]]\nquantity = \"{name}\"\n")));
    check(&folder, &["--strict", "--locked"]).ends(0, &[]);
    // Moving relations about changes nothing.
    let moved = rules.concat().replace("young <= dead", "X").replace("babies <= young", "young <= dead");
    folder.write("rules.toml", moved.replace('X', "babies <= young").as_bytes());
    check(&folder, &["--strict", "--locked"]).ends(0, &[]);
    // Once they hold, the review of both is told under the first.
    folder.write("texts/a.txt", text.replace("15", "9").as_bytes());
    assert!(check(&folder, &["--strict"]).ends(1, &[]).out.contains(&format!("stale: {name}: no source gives ")));
    let json: serde_json::Value =
        serde_json::from_str(&folder.run(&["--format", "json"]).ends(0, &[]).out).expect("JSON");
    let states: Vec<(&str, usize)> = (json["relations"].as_array().expect("relations").iter())
        .map(|one| {
            let stale = one["review"]["stale"].as_array().expect("a list").len();
            (one["review"]["state"].as_str().expect("a state"), stale)
        })
        .collect();
    assert_eq!(states, [("stale", 1), ("none-needed", 0)]);
}

/// A page tells fifty sets of claims that break a relation; all of them are to be reviewed.
#[test]
fn no_broken_relation_is_settled_unseen() {
    let rules = RELATED.replace("fixed", "flow");
    let day = |at: u32| format!("{} {} 2031", at % 28 + 1, ["May", "June", "July"][at as usize / 28]);
    let text = |at: u32| {
        let day = day(at);
        format!("The police say 12 people died on {day}. The police say 15 children died on {day}.\n")
    };
    let files: Vec<(String, String)> = (0..60).map(|at| (format!("texts/{at:02}.txt"), text(at))).collect();
    let mut all: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    all.push(("rules.toml", &rules));
    let folder = Folder::with(&all);
    assert!(folder.run(&["--format", "json"]).ends(0, &[]).out.contains("\"untold\": 10,"));
    assert_eq!(ids(&folder).len(), 60);
    // Each says why, also where the page lists it no more.
    let said = check(&folder, &["--output", "check.txt"]).ends(1, &[]).out.clone();
    assert_eq!(said, "");
    let said = std::fs::read_to_string(folder.path("check.txt")).expect("a file");
    assert_eq!(said.matches("  = why: police gave 12 for dead and 15 for young: 15 against 12").count(), 60, "{said}");
}
