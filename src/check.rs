//! The pipeline, from documents and rules to a report, on one screen.
