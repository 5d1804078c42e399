//! The examples of the project's own rule file hold.

use figcheck::{check, rules};

#[test]
fn every_example_of_the_rule_file_holds() {
    let rules = rules::parse(include_str!("../rules.toml")).expect("the rule file reads");
    let tried = check::examples(&rules);
    for quantity in &rules.quantities {
        assert!(3 <= quantity.examples.len(), "{} has fewer than three examples", quantity.id);
        assert!(quantity.examples.iter().any(|example| example.expect.is_empty()), "{} has no trap", quantity.id);
    }
    let failed: Vec<String> = (tried.iter())
        .filter(|tried| !tried.holds())
        .map(|tried| {
            format!(
                "{}: {}\n    expected {:?}, took {:?}",
                tried.quantity.id, tried.example.text, tried.example.expect, tried.took
            )
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} examples fail:\n{}", failed.len(), tried.len(), failed.join("\n"));
}
