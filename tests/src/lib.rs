//! What the tests of the whole share. The tests build nothing: they run the programs that the workspace has built.

pub mod attribution;
pub mod cases;
pub mod command;
pub mod days;
pub mod denials;
pub mod desktop;
pub mod differences;
pub mod entities;
pub mod labelled;
pub mod picture;
pub mod process;
pub mod readers;
pub mod references;
pub mod report;
pub mod screen;
pub mod tally;
pub mod webdriver;
