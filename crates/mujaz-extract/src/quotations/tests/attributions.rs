//! English attributions that stand in, behind or around what is said.

use mujaz_model::Language;

use super::{reports, speakers};

#[test]
fn a_report_goes_on_behind_who_speaks_in_its_middle() {
    for text in [
        "The war, he said, was not over",
        "At night, residents say, the hills do not belong to the state",
        "She does not intend, she says, to run from another war",
    ] {
        assert_eq!(reports(&format!("{text}.")), [text]);
    }
}

#[test]
fn a_time_behind_the_verb_is_no_part_of_what_is_said() {
    for (text, expected) in [
        (
            "Its chairman, Paul Jones, said on Tuesday the government had failed.",
            "the government had failed",
        ),
        (
            "Finance Minister Paul Jones said on Tuesday the government would act.",
            "the government would act",
        ),
        (
            "Its chairman, Paul Jones, told reporters on Monday his party would not join.",
            "his party would not join",
        ),
        (
            "A worker who asked not to be named said he saw smoke but that nobody had left.",
            "he saw smoke but that nobody had left",
        ),
    ] {
        assert_eq!(reports(text), [expected], "{text}");
    }
}

#[test]
fn whom_a_clause_describes_speaks_and_not_the_clause() {
    for (text, expected) in [
        (
            "A man who lost $2 million in the scheme told the court he was “ruined”.",
            "A man",
        ),
        (
            "A former mayor accused of taking £45,000 in bribes told a jury he “never asked for it”.",
            "A former mayor",
        ),
        (
            "A driver who was travelling at 90 mph said she had “no time to stop”.",
            "A driver",
        ),
        (
            "The army left, according to two residents, who said nobody was hurt.",
            "two residents",
        ),
        (
            "“They come down at two,” says a baker who gives his name only as Saleh.",
            "a baker who gives his name only as Saleh",
        ),
        (
            "The Secretary of the council, Dr. Khalid Al-Otaibi, said the campaign would go on.",
            "Khalid Al-Otaibi",
        ),
        (
            "Dr. Fatima bint Rashid Al Suwaidi said the campaign had begun.",
            "Fatima bint Rashid Al Suwaidi",
        ),
    ] {
        assert_eq!(speakers(Language::English, text), [expected], "{text}");
    }
}

#[test]
fn what_is_denied_or_closed_belongs_to_its_own_verb() {
    for (text, expected) in [
        (
            "The ministry dismissed reports of a coup as “rumours”.",
            &["The ministry"][..],
        ),
        (
            "The army rejected claims of torture as “lies”.",
            &["The army"],
        ),
        (
            "Smith said the army would “never talk to them,” but a senior official said talks were underway.",
            &["Smith", "a senior official"],
        ),
        (
            "Governor Martin Hale said the bank was “nowhere near” declaring victory.",
            &["Martin Hale"],
        ),
    ] {
        assert_eq!(speakers(Language::English, text), expected, "{text}");
    }
}

#[test]
fn a_document_or_a_question_around_what_is_said_is_no_part_of_it() {
    for (text, expected) in [
        (
            "The bank said in a letter to staff it would close forty branches.",
            &["it would close forty branches"][..],
        ),
        (
            "According to a document seen by the agency, the talks will be held in May.",
            &["the talks will be held in May"],
        ),
        (
            "Asked whether the ministry believed troops had done it, Lambert said that nobody knew.",
            &["nobody knew"],
        ),
        (
            "Whitman said he was not aware of that until after the crash.",
            &["he was not aware of that until after the crash"],
        ),
        (
            "Replying to a question on whether they could join, she noted that the door was open.",
            &["the door was open"],
        ),
        (
            "Prices fell after a tsunami warning that was later lifted.",
            &[],
        ),
        (
            "Gaza's Ministry of Health said at least 31 people had died.",
            &["at least 31 people had died"],
        ),
    ] {
        assert_eq!(reports(text), expected, "{text}");
    }
}

#[test]
fn english_speakers_have_the_names_of_bodies_and_families_in_full() {
    for (text, expected) in [
        (
            "The WHO said in a statement it would “review all evidence”.",
            "The WHO",
        ),
        (
            "In a statement the firm said it had acted “in line with advice”.",
            "the firm",
        ),
        (
            "The Council on Foreign Relations said the talks had failed.",
            "The Council on Foreign Relations",
        ),
        (
            "His death was confirmed by his daughter, Clara, who gave no cause but said that he had been ill.",
            "Clara",
        ),
        (
            "Expelled for distributing what the authorities described as “seditious verse”, he left.",
            "the authorities",
        ),
        ("“That is no answer,” Hargrove shot back.", "Hargrove"),
        ("“Why now?” wondered Smith.", "Smith"),
        (
            "The mediator, Sultan bin Hamad al-Busaidi, told me the talks had failed.",
            "Sultan bin Hamad al-Busaidi",
        ),
        (
            "“You knew,” Rep Tom Hall, a Republican, told reporters.",
            "Tom Hall",
        ),
    ] {
        assert_eq!(speakers(Language::English, text), [expected], "{text}");
    }
}

#[test]
fn she_is_who_was_named_behind_a_place() {
    assert_eq!(
        speakers(
            Language::English,
            "In Kushiro, hotel worker Yuko Tanabe was on the night shift. “It went on,” she told us."
        ),
        ["Yuko Tanabe"]
    );
}

#[test]
fn offices_and_ministries_are_told_from_names() {
    for (text, expected) in [
        (
            "Saudi Arabia’s deputy minister for mining affairs, Turki Al-Bassam, told the forum that licences had tripled.",
            &["Turki Al-Bassam"][..],
        ),
        (
            "“I will not talk in public,” Secretary of State Daniel Whitmore told CNN.",
            &["Daniel Whitmore"],
        ),
        (
            "The Ministry of Foreign Affairs of the Republic of Iraq announced that the consulate will open. The Ministry stressed that applications remain valid.",
            &["The Ministry of Foreign Affairs of the Republic of Iraq"; 2],
        ),
    ] {
        assert_eq!(speakers(Language::English, text), expected, "{text}");
    }
    assert_eq!(
        reports(
            "RIYADH, May 6 (Agency) -- China is willing to work with Arab states, Deputy Minister Li Guohua said here Saturday."
        ),
        ["China is willing to work with Arab states"]
    );
}
