//! The benchmark: figures as people read them.
//! In: what runs cost. Out: medians, and lines of a table.
//! Must never: quote a single run.

/// What one run cost. What a system does not tell is not a number.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Milliseconds by the clock.
    pub wall: f64,
    /// Milliseconds of all processors.
    pub cpu: f64,
    /// The most memory at any one time, in MB.
    pub peak: f64,
}

/// The figure in the middle.
pub fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.into_iter().collect();
    figures.sort_by(f64::total_cmp);
    match figures.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => figures[odd / 2],
        even => f64::midpoint(figures[even / 2 - 1], figures[even / 2]),
    }
}

/// The head of a table of costs.
pub fn head(title: &str) {
    println!("{title:<50}{:>10}{:>20}{:>10}{:>9}", "wall ms", "least to most", "CPU ms", "peak MB");
}

/// A line of it: the medians of some runs.
pub fn line(name: &str, costs: &[Cost]) {
    let walls = || costs.iter().map(|cost| cost.wall);
    let least = walls().fold(f64::INFINITY, f64::min);
    let most = walls().fold(0.0, f64::max);
    let cpu = median(costs.iter().map(|cost| cost.cpu));
    let peak = median(costs.iter().map(|cost| cost.peak));
    println!(
        "  {name:<48}{:>10}{:>20}{:>10}{:>9}",
        number(median(walls())),
        format!("{} to {}", number(least), number(most)),
        number(cpu),
        number(peak)
    );
}

/// A number with as many places as say anything.
pub fn number(figure: f64) -> String {
    match figure {
        unknown if !unknown.is_finite() => "–".into(),
        large if large.abs() >= 100.0 => thousands(large.round() as i64),
        middle if middle.abs() >= 10.0 => format!("{middle:.1}"),
        small => format!("{small:.2}"),
    }
}

/// 10000 → `10,000`
pub fn thousands(number: i64) -> String {
    let digits = number.abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}
