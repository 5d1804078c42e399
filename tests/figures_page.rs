//! The sentences of `docs/figures.md` and what stands beside them, read again. After a wanted
//! change run `FIGCHECK_BLESS=1 cargo test --test figures_page` and read the difference.

use std::path::Path;

use figcheck::figure::{Reading, read_sentence};
use figcheck::lexicon::english;
use figcheck::notation::canonical;

/// The figures of a sentence, or the names of its refusals, as the page writes them.
fn answer(reading: &Reading, refused: bool) -> String {
    let code = |text: String| format!("`{text}`");
    let found: Vec<String> = match refused {
        true => reading.refused.iter().map(|one| code(one.reason.name().to_owned())).collect(),
        false => reading.figures.iter().map(|one| code(canonical(&one.amount, &one.unit))).collect(),
    };
    found.join(" ")
}

/// The page with every answer as it is read now, and how many there are.
fn read_again(page: &str) -> (String, usize) {
    let mut written = String::new();
    let (mut rows, mut refused) = (0, false);
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        match cells.as_slice() {
            [_, "sentence", head, _] => {
                refused = *head == "reasons";
                written += line;
            }
            [_, sentence, _, _] if sentence.contains(' ') => {
                rows += 1;
                let reading = read_sentence(sentence, english());
                written += &format!("| {sentence} | {} |", answer(&reading, refused));
            }
            _ => written += line,
        }
        written.push('\n');
    }
    (written, rows)
}

#[test]
fn the_page_shows_what_is_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/figures.md");
    let page = std::fs::read_to_string(&path).expect("the page");
    let (written, rows) = read_again(&page);
    assert!(40 <= rows, "only {rows} rows were found");
    if std::env::var_os("FIGCHECK_BLESS").is_some() {
        std::fs::write(&path, written).expect("the page");
        return;
    }
    let differs: Vec<_> = written.lines().zip(page.lines()).filter(|(now, then)| now != then).collect();
    assert!(written == page, "docs/figures.md differs from what is read (now, page): {differs:#?}");
}
