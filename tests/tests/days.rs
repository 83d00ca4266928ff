//! Days in running text, measured on the sentences in `tests/cases/days`.

use anyhow::Result;
use mujaz_tests::{
    command::repository,
    days::{Score, cases},
};

#[test]
fn nine_of_ten_days_are_found_and_what_is_found_is_a_day() -> Result<()> {
    for name in ["english", "arabic"] {
        let mut score = Score::default();
        let mut wrong = Vec::new();
        for case in cases(&repository().join(format!("tests/cases/days/{name}.txt")))? {
            let found: Vec<_> = mujaz_text::dates(&case.text)
                .into_iter()
                .map(|mention| mention.range)
                .collect();
            let missed = score.add(&case, &found);
            wrong.extend(
                missed
                    .into_iter()
                    .map(|it| format!("{it} in {}", case.text)),
            );
        }
        assert!(
            score.found * 10 >= score.labels * 9 && score.right * 100 >= score.findings * 95,
            "{name}: {score:?}\n{}",
            wrong.join("\n")
        );
    }
    Ok(())
}
