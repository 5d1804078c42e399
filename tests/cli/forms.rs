//! The forms of a report, on a newsroom that means well and on one that does not.

use serde_json::Value;

use crate::folder::Folder;

const RULES: &str = "title = \"A <b>flood</b> | *bold* @desk\"\nsources = [\"texts\"]\n\n[quantity.dead]\nlabel = \"=Dead, 100% :: sure\"\nnature = \"fixed\"\nof = [\"people\"]\ncue = [\"died\"]\n\n[quantity.hurt]\nnature = \"fixed\"\nof = [\"people\"]\ncue = [\"were hurt\"]\n\n[quantity.lost]\nnature = \"fixed\"\nof = [\"people\"]\ncue = [\"went missing\"]\n";

/// What a source, a name and a reason can hold to do harm: an escape, a bell, a change of direction,
/// an end of line, a formula, markup, and what ends an attribute, an annotation or a cell.
const EVIL: &str =
    "=cmd|x \u{1b}[31m\u{7}\u{202e} ::error::x%0A <img src=x> ]]> \" ' , | @desk #12 [a](https://b.example) `c`";

fn evil() -> Folder {
    let told = |publisher: &str, text: &str| {
        format!("---\npublisher: \"{}\"\npublished: 2031-05-04\n---\n\n{text}\n", publisher.replace('"', "'"))
    };
    let one = format!(
        "The police {EVIL} say 12 people died. The police say 5 people were hurt. The police say 3 people went missing."
    );
    let other = format!(
        "In the flood 20 people died, the army said {EVIL}. The army say 9 people were hurt. The army say 3 people went missing."
    );
    let folder = Folder::with(&[
        ("rules.toml", RULES),
        ("texts/a,b:c%.txt", &told(&format!("Courier {EVIL}"), &one)),
        ("texts/b.txt", &told("=Gazette", &other)),
        ("texts/bad\u{1b}.txt", ""),
    ]);
    let ids = folder.run(&["pending", "--ids"]).out;
    let id = ids.lines().next().expect("a conflict");
    let reason = format!("{EVIL}\n::error::two lines");
    folder.run(&["accept", id, "--decision", "explained", "--reason", &reason, "--reviewer", EVIL]).ends(3, &[]);
    folder
}

fn form(folder: &Folder, form: &str) -> String {
    let ran = folder.run(&["check", "--format", form]);
    ran.ends(3, &[]).obeyed_by_nothing();
    ran.out
}

#[test]
fn sarif() {
    let log: Value = serde_json::from_str(&form(&evil(), "sarif")).expect("JSON");
    let run = &log["runs"][0];
    assert_eq!((log["version"].as_str(), run["columnKind"].as_str()), (Some("2.1.0"), Some("unicodeCodePoints")));
    let rules: Vec<&str> = (run["tool"]["driver"]["rules"].as_array().expect("rules").iter())
        .map(|rule| rule["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(rules, ["dead", "hurt", "lost"]);
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    let (dead, hurt) = (&results[0], &results[1]);
    assert_eq!(dead["suppressions"][0]["status"], "accepted");
    assert!(
        dead["suppressions"][0]["justification"].as_str().is_some_and(|text| text.starts_with("explained: =cmd|x "))
    );
    assert_eq!((&hurt["suppressions"], &hurt["baselineState"]), (&Value::Array(Vec::new()), &Value::from("new")));
    assert_eq!(hurt["relatedLocations"].as_array().map(Vec::len), Some(2));
    let place = &hurt["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "texts/a%2Cb%3Ac%25.txt");
    assert_eq!(place["region"]["snippet"]["text"], "5");
    let fingerprint = dead["partialFingerprints"]["figcheckConflict/v1"].as_str().expect("a fingerprint");
    assert_eq!(fingerprint.len(), 13);
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"].as_array().map(Vec::len), Some(1));
}

#[test]
fn junit() {
    let text = form(&evil(), "junit");
    for words in [
        "tests=\"4\" skipped=\"1\" failures=\"1\" errors=\"1\"",
        "<skipped message=\"explained: =cmd|x ",
        "<failure message=\"hurt: conflict nobody has reviewed\" type=\"conflict\">",
        "<testcase name=\"lost: agree, 2 witnesses\" classname=\"lost\"/>",
        "type=\"unreadable\"",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("<img") && !text.contains("]]> "), "{text}");
}

#[test]
fn github() {
    let text = form(&evil(), "github");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines[0].starts_with("::error file=texts/bad\u{FFFD}.txt,line=1,title=figcheck%3A unreadable source::"),
        "{text}"
    );
    let begins = "::error file=texts/a%2Cb%3Ac%25.txt,line=6,endLine=6,col=";
    assert!(lines[1].starts_with(begins), "{text}");
    assert!(
        lines[1].contains(",title=conflict%3A hurt::5 at texts/a,b:c%25.txt:6: The police say 5 people were hurt.%0A"),
        "{text}"
    );
}

/// Ten of a kind are shown, the worst among them; the rest is counted.
#[test]
fn annotations_are_few_and_the_worst_come_first() {
    let mut rules = "sources = [\"texts\"]\n".to_owned();
    let (mut one, mut other) = (String::new(), String::new());
    for at in 1..=12 {
        let cue = format!("lived on {} street", char::from(b'a' + at));
        rules.push_str(&format!("[quantity.q{at}]\nnature = \"fixed\"\nof = [\"people\"]\ncue = [\"{cue}\"]\n"));
        one.push_str(&format!("The police say 100 people {cue}. "));
        other.push_str(&format!("The army say {} people {cue}. ", 100 + u32::from(at) * 30));
    }
    let folder = Folder::with(&[("rules.toml", &rules), ("texts/a.txt", &one), ("texts/b.txt", &other)]);
    let text = folder.run(&["check", "--format", "github"]).ends(1, &[]).out.clone();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 10, "{text}");
    assert!(lines[0].contains("title=conflict%3A q12::"), "{text}");
    assert_eq!(lines[9], "::error title=figcheck::3 more; figcheck check prints them all");
}

#[test]
fn csv() {
    let text = form(&evil(), "csv");
    let mut table = ::csv::Reader::from_reader(text.as_bytes());
    let header = table.headers().expect("a header").clone();
    let rows: Vec<_> = table.records().map(|row| row.expect("a row as wide as the header")).collect();
    assert_eq!(rows.len(), 6);
    for cell in rows.iter().flat_map(|row| row.iter()) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '|', '%']), "{cell}");
    }
    let column = |name: &str| header.iter().position(|one| one == name).expect("a column");
    assert_eq!(rows[0].get(column("review")), Some("reviewed"));
    assert_eq!(rows[0].get(column("label")), Some("'=Dead, 100% :: sure"));
    assert_eq!(rows[0].get(column("figure")), Some("12"));
}

#[test]
fn markdown() {
    let text = form(&evil(), "markdown");
    assert!(text.starts_with("<!-- figcheck -->\n**figcheck: 1 conflict waits for a review** · "), "{text}");
    let bare = text.replace("\\]", "").replace("\\:", "");
    for words in ["<img", "@desk", " #12", "](", "::error::", "`c`", "https:"] {
        assert!(!bare.contains(words), "{words}\n{text}");
    }
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
    // A row of the table has four cells, whatever the source says.
    for row in text.lines().filter(|line| line.starts_with("| ")) {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 5, "{row}");
    }
}

#[test]
fn jsonl_and_json() {
    let folder = evil();
    let lines: Vec<Value> =
        form(&folder, "jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 6);
    let whole: Value = serde_json::from_str(&form(&folder, "json")).expect("JSON");
    assert_eq!(whole["quantities"][0]["claims"][0], lines[0]);
    assert_eq!(whole["quantities"][0]["review"]["conflicts"][0]["decided"]["decision"], "explained");
    assert_eq!(whole["unread"].as_array().map(Vec::len), Some(1));
}

#[test]
fn nothing_of_a_review_commands_the_terminal() {
    let folder = evil();
    for args in [&["check"][..], &["check", "--color", "never", "-v"], &["pending"], &["review"], &["report", "-v"]] {
        folder.run(args).obeyed_by_nothing();
    }
    std::fs::remove_file(folder.path("texts/b.txt")).expect("a file");
    folder.run(&["check", "--strict"]).obeyed_by_nothing();
}

/// A relation that figures break fails the check, and stands in every form for machines.
#[test]
fn a_broken_relation_fails_and_is_told() {
    let rules = "sources = [\"texts\"]\n[quantity.dead]\nnature = \"fixed\"\nof = [\"people\"]\ncue = [\"died\"]\n\
                 [quantity.young]\nnature = \"fixed\"\nof = [\"children\"]\ncue = [\"died\"]\n\
                 [[relation]]\nholds = \"young <= dead\"\n";
    let text = "The police say 12 people died. The police say 15 children died.\n";
    let folder = Folder::with(&[("rules.toml", rules), ("texts/a.txt", text)]);
    let ran = folder.run(&["check"]);
    assert!(ran.ends(1, &[]).out.contains("1 unreviewed conflict; "), "{}", ran.out);
    let sarif: Value =
        serde_json::from_str(&folder.run(&["check", "--format", "sarif"]).ends(1, &[]).out).expect("JSON");
    let run = &sarif["runs"][0];
    assert_eq!(run["results"][0]["ruleId"], "figcheck/relations");
    assert_eq!(run["tool"]["driver"]["rules"][2]["id"], "figcheck/relations");
    assert_eq!(run["results"][0]["relatedLocations"].as_array().map(Vec::len), Some(2));
    let junit = folder.run(&["check", "--format", "junit"]).out;
    assert!(junit.contains("<testsuite name=\"relations\" tests=\"1\"") && junit.contains("failures=\"1\""), "{junit}");
    let github = folder.run(&["check", "--format", "github"]).out;
    assert!(github.contains(",title=conflict%3A young <= dead::"), "{github}");
    let markdown = folder.run(&["check", "--format", "markdown"]).out;
    assert!(markdown.contains("<b>young &lt;= dead</b>: conflict: dead 12 v young 15</summary>"), "{markdown}");
    let id = folder.run(&["pending", "--ids"]).out.trim().to_owned();
    assert!(junit.contains(&format!("<testcase name=\"conflict {id}: ")), "{junit}");
    folder.run(&["accept", &id, "--decision", "disputed", "--reason", "Asked.", "--reviewer", "m.k."]).ends(0, &[]);
    let form = |name: &str| folder.run(&["check", "--format", name]).ends(0, &[]).out.clone();
    let sarif: Value = serde_json::from_str(&form("sarif")).expect("JSON");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(
        (&result["baselineState"], &result["suppressions"][0]["status"]),
        (&"unchanged".into(), &"accepted".into())
    );
    let fingerprint = &result["partialFingerprints"]["figcheckConflict/v1"];
    assert!(fingerprint.as_str().is_some_and(|text| text.len() == 13 && text.starts_with(&id)), "{fingerprint}");
    assert!(form("junit").contains("<skipped message=\"disputed: Asked. (m.k., "));
    assert_eq!(form("github"), "");
    assert!(form("markdown").contains("- young &lt;= dead\\: dead 12 v young 15\\: disputed\\: Asked. (m.k., "));
    let json: Value = serde_json::from_str(&form("json")).expect("JSON");
    let review = &json["relations"][0]["review"];
    assert_eq!((&review["state"], &review["conflicts"][0]["id"]), (&"reviewed".into(), &id.as_str().into()));
    assert_eq!(review["conflicts"][0]["decided"]["decision"], "disputed");
    for row in form("csv").lines().skip(1) {
        assert!(row.contains(&format!(",single-witness,{id},reviewed,")), "{row}");
    }
}

/// Several forms of one run are what each alone would have been.
#[test]
fn several_forms_in_one_run() {
    let folder = evil();
    let forms = ["text", "table", "json", "jsonl", "csv", "markdown", "github", "sarif", "junit"];
    let written: Vec<String> = forms.iter().map(|form| format!("{form}=out/{form}")).collect();
    folder.write("out/keep", b"");
    let mut args = vec!["check"];
    written.iter().for_each(|one| args.extend(["--write", one]));
    folder.run(&args).ends(3, &[]);
    for name in forms {
        let text = std::fs::read_to_string(folder.path(&format!("out/{name}"))).expect("it is written");
        let alone = if name == "table" { folder.run(&["report"]).out } else { form(&folder, name) };
        assert_eq!(text, alone, "{name}");
    }
    folder.run(&["--write", "xml=a"]).ends(2, &["no format \"xml\"", "sarif, junit"]);
    folder.run(&["--write", "json"]).ends(2, &["FORMAT=FILE"]);
    folder.run(&["--write", "json=a", "--write", "csv=a"]).ends(2, &["another form goes to that file"]);
    folder.run(&["--write", "json=nowhere/a"]).ends(2, &["nowhere/a"]);
}
