//! The figcheck program: arguments, files, terminal and exit codes. All input and output of the
//! project lives here.

fn main() {}
