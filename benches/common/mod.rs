//! News-like text for the benchmarks: ours, seeded, the same on every machine.

/// A small generator of numbers, the same for the same seed (xorshift64*).
pub(crate) struct Dice(u64);

impl Dice {
    /// A generator for a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number below `below`.
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap_or(0) % below.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.roll(from.len())).copied().unwrap_or_default()
    }
}

const SUBJECTS: &[&str] = &[
    "The health ministry",
    "A spokesman for the governor",
    "Local officials",
    "The relief agency",
    "Residents of the town",
    "The coastguard",
    "An opposition lawmaker",
    "The national bank",
    "Researchers at the institute",
    "The rail operator",
];
const VERBS: &[&str] =
    &["said", "reported", "confirmed", "told reporters", "wrote in a statement", "announced", "added"];
const PLAIN: &[&str] = &[
    "that talks on the new road would go on after the summer break",
    "that the bridge had been closed because of the storm and would stay so for now",
    "that farmers were waiting for rain while prices kept climbing in the markets",
    "that the minister had met the families and promised a full inquiry",
    "that schools in the valley would open again as soon as the water was safe",
    "that nobody had yet explained why the alarm was not raised earlier",
    "that the team had trained behind closed doors and named no captain",
];
const HEDGES: &[&str] = &["", "", "", "about ", "more than ", "at least ", "nearly ", "up to ", "some ", "fewer than "];
const NUMBERS: &[&str] = &[
    "45",
    "1,200",
    "16,000",
    "dozens of",
    "two hundred",
    "three",
    "8,500",
    "tens of thousands of",
    "12.5 million",
    "several hundred",
    "5 to 10",
    "ninety-three",
    "half a million",
    "250",
];
const NOUNS: &[&str] =
    &["people", "homes", "aid workers", "vehicles", "hospital beds", "voters", "tonnes of grain", "new jobs"];
const ENDS: &[&str] = &[
    "were affected over the past two days",
    "had been counted by Friday",
    "were on the lists in 2016",
    "have left since March 4",
    "were recorded, up from 310 a year earlier",
    "would be needed by the end of the month",
    "fell by 3.5 per cent",
    "were involved, a 34-year-old driver among them",
];

/// About `bytes` bytes of paragraphs, each on a line. One sentence in four holds a number, which makes
/// a figure in some 330 bytes: about as many as agency reports have.
pub(crate) fn news(bytes: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::with_capacity(bytes + 512);
    while text.len() < bytes {
        for _ in 0..3 + dice.roll(4) {
            text.push_str(dice.pick(SUBJECTS));
            text.push(' ');
            text.push_str(dice.pick(VERBS));
            text.push(' ');
            if dice.roll(4) != 0 {
                text.push_str(dice.pick(PLAIN));
            } else {
                text.push_str("that ");
                for part in [HEDGES, NUMBERS] {
                    text.push_str(dice.pick(part));
                }
                text.push(' ');
                text.push_str(dice.pick(NOUNS));
                text.push(' ');
                text.push_str(dice.pick(ENDS));
            }
            text.push_str(". ");
        }
        text.push_str("\n\n");
    }
    text
}
