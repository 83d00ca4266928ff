#![no_main]

#[path = "../pdf.rs"]
mod pdf;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pdf::run("pdf_picture", bytes));
