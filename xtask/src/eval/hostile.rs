//! What documents that were made to do harm cost: time and memory of `mujaz pdf`, a process for each.
//!
//! 1. [`attack`] reads the patterns of `attacks.toml`, and [`pictures`], [`fonts`] and [`noise`] make what no pattern can;
//! 2. [`run`] gives each document, a megabyte long, to a release build of `mujaz` and watches it;
//! 3. a table has a line for each group.
//!
//! Whatever the bytes are, they are to be a PDF or an error in two seconds and 512 MB. The time is that of the processor,
//! so that other programs on the machine do not matter.

mod attack;
mod fonts;
mod noise;
mod pictures;
mod run;

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path, time::Duration};

use anyhow::{Result, ensure};

use self::{
    attack::{Attack, Group},
    run::{Cost, Ending},
};
use super::{release_build, target_folder};

/// How long a document is, in bytes.
const SIZE: usize = 1_000_000;
/// How long a document may take.
const LONGEST: Duration = Duration::from_secs(2);
/// How much memory a document may take, in MB.
const MOST_MEMORY: u64 = 512;

/// Attacks with every document, or with those whose group and name have one of `words` in them, and returns the table.
pub(super) fn evaluate(root: &Path, words: &[&Path]) -> Result<String> {
    let program = release_build(root)?;
    let folder = target_folder(root).join("eval/hostile");
    fs::create_dir_all(&folder)?;
    let is_meant = |attack: &Attack| {
        let name = attack.full_name();
        words.is_empty()
            || words
                .iter()
                .any(|word| name.contains(&*word.to_string_lossy()))
    };
    let mut costs: BTreeMap<Group, Vec<(Attack, Cost)>> = BTreeMap::new();
    for attack in attack::all()?.into_iter().filter(is_meant) {
        let cost = run::run(&program, &folder, &attack.document(SIZE))?;
        if let Some(failure) = failure(&cost) {
            let name = attack.full_name().replace([' ', '/', ','], "-");
            fs::copy(
                folder.join(run::DOCUMENT),
                folder.join(format!("{name}.html")),
            )?;
            fs::write(
                folder.join(format!("{name}.txt")),
                format!("{failure}\n{}", cost.said),
            )?;
        }
        costs.entry(attack.group).or_default().push((attack, cost));
    }
    ensure!(!costs.is_empty(), "no attack is called so");
    Ok(table(&costs))
}

/// Says what a document did that none may do.
fn failure(cost: &Cost) -> Option<String> {
    let seconds = cost.time.as_secs_f64();
    match cost.ending {
        Ending::Crash => Some("crashed".to_owned()),
        Ending::Killed => Some("had to be ended".to_owned()),
        _ if cost.time > LONGEST => Some(format!("took {seconds:.1} s")),
        _ if cost.memory > MOST_MEMORY => Some(format!("took {} MB", cost.memory)),
        _ => None,
    }
}

fn table(costs: &BTreeMap<Group, Vec<(Attack, Cost)>>) -> String {
    let mut table = "\
| Attacks | Number | PDF | Refused | Slowest | | Most memory | | Failed |\n\
|---|--:|--:|--:|--:|---|--:|---|--:|\n"
        .to_owned();
    let all: Vec<&(Attack, Cost)> = costs.values().flatten().collect();
    let groups = costs
        .iter()
        .map(|(group, costs)| (group.name(), costs.iter().collect()));
    for (name, costs) in groups.chain([("**all**", all.clone())]) {
        line(&mut table, name, &costs);
    }
    for (attack, cost) in all {
        if let Some(failure) = failure(cost) {
            let _ = writeln!(table, "\n{} {failure}.", attack.full_name());
        }
    }
    table
}

fn line(table: &mut String, name: &str, costs: &[&(Attack, Cost)]) {
    let count = |is: fn(&Cost) -> bool| costs.iter().filter(|(_, cost)| is(cost)).count();
    let slowest = costs.iter().max_by_key(|(_, cost)| cost.time);
    let largest = costs.iter().max_by_key(|(_, cost)| cost.memory);
    if let (Some((slowest, time)), Some((largest, memory))) = (slowest, largest) {
        let _ = writeln!(
            table,
            "| {name} | {} | {} | {} | {:.2} s | {} | {} MB | {} | {} |",
            costs.len(),
            count(|cost| cost.ending == Ending::Pdf),
            count(|cost| cost.ending == Ending::Error),
            time.time.as_secs_f64(),
            slowest.name,
            memory.memory,
            largest.name,
            count(|cost| failure(cost).is_some()),
        );
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        thread,
    };

    use mujaz::{PdfRenderer, model::Html};

    use super::*;

    /// How long the documents are that a test sets.
    const SMALL: usize = 300;

    /// However short these are, they have millions of pixels, steps or weights, which take long without optimisation: a whole
    /// measurement runs them with it.
    const HEAVY: &[(Group, &str)] = &[
        (Group::Pictures, "claim"),
        (Group::Pictures, "scans"),
        (Group::Pictures, "many pixels"),
        (Group::Pictures, "large picture"),
        (Group::Fonts, "a variable font that varies nothing"),
        (Group::Fonts, "an outline that calls many"),
        (Group::Fonts, "outlines of a thousand parts"),
        (Group::Vectors, "selectors of a drawing that lead back"),
    ];

    #[test]
    fn no_attack_is_much_longer_than_it_is_asked_to_be() {
        for attack in attack::all().unwrap() {
            let length = attack.document(100_000).len();
            assert!(
                length < 240_000,
                "{} has {length} bytes",
                attack.full_name()
            );
        }
    }

    #[test]
    fn a_small_attack_makes_a_pdf_or_an_error() {
        let mut attacks = attack::all().unwrap();
        attacks.retain(|attack| {
            !HEAVY
                .iter()
                .any(|(group, words)| attack.group == *group && attack.name.contains(words))
        });
        let next = AtomicUsize::new(0);
        let run = || {
            let renderer = PdfRenderer::new();
            while let Some(attack) = attacks.get(next.fetch_add(1, Ordering::Relaxed)) {
                let document = attack.document(SMALL);
                let html = Html(String::from_utf8_lossy(&document).into_owned());
                let attempt = std::panic::AssertUnwindSafe(|| renderer.pdf(&html, None).is_ok());
                let outcome = std::panic::catch_unwind(attempt);
                assert!(outcome.is_ok(), "{}", attack.full_name());
            }
        };
        thread::scope(|scope| {
            let threads: Vec<_> = (0..2).map(|_| scope.spawn(run)).collect();
            for thread in threads {
                assert!(thread.join().is_ok(), "an attack failed");
            }
        });
    }
}
