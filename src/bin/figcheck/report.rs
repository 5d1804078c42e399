//! The forms of a report, printed or written to files.

use std::path::Path;

use figcheck::report::table::Layout;
use figcheck::report::{Report, csv, github, json, jsonl, junit, markdown, sarif, table};

use crate::args::{Common, Form, Forms};
use crate::check::{self, Bar};
use crate::terminal;

/// A report in a form.
fn render(report: &Report, form: Form, bar: &Bar, common: &Common, layout: &Layout) -> String {
    match form {
        Form::Table => table::render(report, layout),
        Form::Text => check::render(report, bar, common, layout),
        Form::Json => json::report(report),
        Form::Jsonl => jsonl::render(report),
        Form::Csv => csv::render(report),
        Form::Markdown => markdown::render(report, bar.shown),
        Form::Github => github::render(report, bar.shown),
        Form::Sarif => sarif::render(report, bar.shown),
        Form::Junit => junit::render(report, bar.shown),
    }
}

/// What is printed of a report, once the forms that go to files are written.
///
/// # Errors
/// A message for each file that could not be written; what is printed comes with it.
pub(crate) fn forms(report: &Report, forms: &Forms, bar: &Bar, common: &Common) -> (String, Vec<String>) {
    let in_file = terminal::layout_for(common, false);
    let write = |(form, path): &(Form, std::path::PathBuf)| {
        let text = render(report, *form, bar, common, &in_file);
        terminal::write(&text, Some(Path::new(path))).err()
    };
    let problems = forms.written.iter().filter_map(write).collect();
    (render(report, forms.printed, bar, common, &terminal::layout(common)), problems)
}
