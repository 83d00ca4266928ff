//! Every reference case, against the text, structure and picture that somebody has looked at and accepted. Needs
//! poppler-utils. Where cases differ, `tests/current/report.html` shows how.

use std::{fs, thread};

use anyhow::{Context, Result, anyhow, ensure};
use mujaz::model::Html;
use mujaz_tests::{
    cases::{Case, Difference, Evidence},
    command::repository,
    report::report,
};

#[test]
fn every_case_is_set_as_accepted() -> Result<()> {
    let cases = Case::all()?;
    ensure!(cases.len() >= 120, "only {} cases", cases.len());
    let workers = thread::available_parallelism().map_or(2, usize::from);
    let share = cases.len().div_ceil(workers);
    let mut differences = Vec::new();
    thread::scope(|scope| -> Result<()> {
        let running: Vec<_> = cases
            .chunks(share)
            .map(|cases| scope.spawn(|| differing(cases)))
            .collect();
        for worker in running {
            differences.extend(worker.join().map_err(|_| anyhow!("a case panicked"))??);
        }
        Ok(())
    })?;
    let path = repository().join("tests/current/report.html");
    if differences.is_empty() {
        return Ok(());
    }
    fs::write(&path, report(&differences)?)?;
    let names: Vec<&str> = differences.iter().map(|case| case.name.as_str()).collect();
    Err(anyhow!(
        "{} differ; open tests/current/report.html, and accept them with `cargo xtask refs --accept` if they are right",
        names.join(", ")
    ))
}

fn differing(cases: &[Case]) -> Result<Vec<Difference>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("case.pdf");
    let mut differences = Vec::new();
    for case in cases {
        let pdf = mujaz::pdf(&Html(case.html.clone()), None).with_context(|| case.name.clone())?;
        fs::write(&file, pdf.value.0)?;
        let made = Evidence::of(&file).with_context(|| case.name.clone())?;
        differences.extend(case.compare(made)?);
    }
    Ok(differences)
}
