//! A folder for a test, and what the program does in it.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder of its own for each test, gone when the test is over.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    /// A folder that holds these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("figcheck-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = Self(std::env::temp_dir().join(name));
        std::fs::create_dir_all(&folder.0).expect("a folder");
        files.iter().for_each(|(name, text)| folder.write(name, text.as_bytes()));
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_figcheck"));
        command.args(args).current_dir(&self.0).stdin(Stdio::null());
        command.env_remove("NO_COLOR").env_remove("COLUMNS");
        command
    }

    /// Runs with these words on standard input.
    pub(crate) fn fed(&self, args: &[&str], words: &str) -> Ran {
        let mut command = self.command(args);
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().expect("the program runs");
        child.stdin.take().expect("a pipe").write_all(words.as_bytes()).expect("it reads");
        Ran::read(child.wait_with_output().expect("it ends"))
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::of(&mut self.command(args))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// How a run ended and what it said.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn of(command: &mut Command) -> Self {
        Self::read(command.output().expect("the program runs"))
    }

    fn read(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// It ended so, and said each of these on standard error.
    pub(crate) fn ends(&self, code: i32, said: &[&str]) -> &Self {
        assert_eq!(self.code, Some(code), "out: {}\nerr: {}", self.out, self.err);
        for words in said {
            assert!(self.err.contains(words), "not said: {words}\nbut: {}", self.err);
        }
        self
    }

    /// The objects of JSON lines.
    pub(crate) fn lines(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// Nothing on either stream is obeyed by a terminal.
    pub(crate) fn obeyed_by_nothing(&self) -> &Self {
        for text in [&self.out, &self.err] {
            let obeyed = |c: &char| {
                (c.is_control() && *c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            };
            assert_eq!(text.chars().find(obeyed), None, "{text:?}");
        }
        self
    }

    /// The paths of the sources of a report in JSON.
    pub(crate) fn sources(&self) -> Vec<String> {
        let value: serde_json::Value = serde_json::from_str(&self.out).expect("JSON");
        let sources = value["sources"].as_array().expect("sources");
        let mut paths: Vec<String> =
            sources.iter().map(|source| source["path"].as_str().expect("a path").to_owned()).collect();
        paths.sort();
        paths
    }
}
