//! What holds of any reading of any text. Asserted by the property tests and by the fuzzers.

use figcheck::document::Document;
use figcheck::figure::Reading;
use figcheck::lexicon;
use figcheck::lexicon::line::Line;
use figcheck::span::Span;

/// Asserts that every span of a reading slices the text, that a figure's parts lie inside it, that
/// the figures stand in order, that no number is told twice, and that no sentence is passed over
/// that may hold one.
pub(crate) fn hold(document: &Document, reading: &Reading) {
    let text = &document.text;
    let sentence = |index: usize| document.sentences.get(index).map(|sentence| sentence.span);
    for figure in &reading.figures {
        assert!(slices(figure.number, text) && slices(figure.phrase, text), "{figure:?} of {text:?}");
        assert!(figure.phrase.contains(figure.number), "a number outside its phrase: {figure:?} of {text:?}");
        assert!(figure.noun.is_none_or(|noun| slices(noun, text)), "{figure:?} of {text:?}");
        let within = sentence(figure.sentence).is_some_and(|within| within.contains(figure.phrase));
        assert!(within, "a phrase outside its sentence: {figure:?} of {text:?}");
    }
    for refused in &reading.refused {
        assert!(slices(refused.span, text), "{refused:?} of {text:?}");
        let within = sentence(refused.sentence).is_some_and(|within| within.contains(refused.span));
        assert!(within, "a refusal outside its sentence: {refused:?} of {text:?}");
    }
    let apart = |spans: &[Span]| spans.is_sorted_by(|one, next| one.end <= next.start);
    let numbers: Vec<Span> = reading.figures.iter().map(|figure| figure.number).collect();
    let refused: Vec<Span> = reading.refused.iter().map(|refused| refused.span).collect();
    assert!(apart(&numbers), "figures out of order, or one inside another: {numbers:?} of {text:?}");
    assert!(refused.is_sorted_by_key(|span| span.start), "refusals out of order: {refused:?} of {text:?}");
    let mut told: Vec<Span> = numbers.iter().chain(&refused).copied().collect();
    told.sort_unstable();
    assert!(apart(&told), "a number told twice: {numbers:?}, refused {refused:?}, of {text:?}");
    let mut line = Line::new(text, lexicon::english());
    for sentence in &document.sentences {
        line.read(sentence.span);
        let passed = line.has_trigger() && !line.may_trigger(sentence.span);
        assert!(!passed, "a sentence passed over: {:?}", sentence.span.slice(text));
    }
}

/// Whether a span covers something, and lies on the boundaries of characters.
fn slices(span: Span, text: &str) -> bool {
    text.get(span.start..span.end).is_some_and(|words| !words.is_empty())
}
