//! Ctrl-C while many files are imported, and while nothing comes.

#![cfg(unix)]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};
use mujaz_tests::{command::Folder, process::program};
use serde_json::Value;

#[test]
fn what_was_read_before_ctrl_c_is_kept() -> Result<()> {
    let folder = Folder::new()?;
    folder.write("first.txt", "عنوان أول\n\nوصل الوفد.\n")?;
    folder.write("last.txt", "عنوان أخير\n\nغادر الوفد.\n")?;
    let mut running = Command::new(program("MUJAZ_CLI", "mujaz")?)
        .args(["import", "--json", "first.txt", "-", "last.txt"])
        .current_dir(folder.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut input = running.stdin.take().context("no standard input")?;
    // More than a pipe holds: once it is written, the first file has been read.
    let body = "وصل الوفد أمس. ".repeat(20_000);
    input.write_all(format!("عنوان ثان\n\n{body}").as_bytes())?;
    Command::new("kill")
        .args(["-INT", &running.id().to_string()])
        .status()?;
    let mut errors = BufReader::new(running.stderr.take().context("no standard error")?);
    let mut told = String::new();
    errors.read_line(&mut told)?;
    assert!(told.contains("stopping"), "{told}");
    let mut output = Vec::new();
    running
        .stdout
        .take()
        .context("no standard output")?
        .read_to_end(&mut output)?;
    assert_eq!(running.wait()?.code(), Some(130));
    // It did not wait for the end of its input, and what has no end is no article.
    drop(input);
    let read: Value = serde_json::from_slice(&output)?;
    let headlines: Vec<_> = read
        .as_array()
        .into_iter()
        .flatten()
        .map(|article| article["headline"].as_str())
        .collect();
    assert_eq!(headlines, [Some("عنوان أول")]);
    errors.read_to_string(&mut told)?;
    assert!(told.contains("the articles read are 1"), "{told}");
    Ok(())
}

#[test]
fn ctrl_c_ends_a_fetch_from_a_server_that_does_not_answer() -> Result<()> {
    let server = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}/", server.local_addr()?);
    let mut running = Command::new(program("MUJAZ_CLI", "mujaz")?)
        .args(["import", "--allow-private-addresses", &address])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let asked = server.accept()?;
    Command::new("kill")
        .args(["-INT", &running.id().to_string()])
        .status()?;
    // Without Ctrl-C it would wait until its patience ends, and fail.
    assert_eq!(running.wait()?.code(), Some(130));
    drop(asked);
    Ok(())
}
