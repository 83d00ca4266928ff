#![no_main]

#[path = "../import.rs"]
mod import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| import::run("import_rtf", bytes));
