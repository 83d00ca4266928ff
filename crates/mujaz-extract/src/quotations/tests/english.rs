//! Who speaks in English sentences.

use mujaz_model::Language;

use super::{reports, speakers};

#[test]
fn english_speakers_are_found_whatever_stands_between_them_and_their_verb() {
    for (text, expected) in [
        (
            "Jorge Amado commands the regiment. \"They are safe now,\" he said.",
            "Jorge Amado",
        ),
        ("The ministry denied carrying out the raid.", "The ministry"),
        (
            "The only clinic has shut, Doctors Beyond Frontiers reported on Sunday.",
            "Doctors Beyond Frontiers",
        ),
        (
            "Yesterday in Amman the government signalled that a change was near.",
            "the government",
        ),
        (
            "The EU will not pay, according to a draft statement seen by reporters.",
            "a draft statement",
        ),
    ] {
        assert_eq!(speakers(Language::English, text), [expected], "{text}");
    }
}

#[test]
fn english_speakers_are_named_in_full_and_no_further() {
    for (text, expected) in [
        (
            "A doctor in Port Salem said the ward was full.",
            &["A doctor in Port Salem"][..],
        ),
        (
            "Residents of Hays said a mine had exploded.",
            &["Residents of Hays"],
        ),
        (
            "The late writer Adam Karim once wrote that cities learn.",
            &["Adam Karim"],
        ),
        (
            "Energy Minister Adam Karim flew south, toured the jetty and told reporters that the ship would leave.",
            &["Adam Karim"],
        ),
        (
            "Officials told the charity the numbers were too high.",
            &["Officials"],
        ),
        (
            "The ferry would stop; the pilot, Lina Haddad, said the sea was rough.",
            &["Lina Haddad"],
        ),
    ] {
        assert_eq!(speakers(Language::English, text), expected, "{text}");
    }
}

#[test]
fn an_english_sentence_has_its_speaker_wherever_it_names_one() {
    for (text, expected) in [
        (
            "The raid was claimed by the Free Hills group, which said in a statement that two men had died.",
            &["the Free Hills group"][..],
        ),
        (
            "The bridge is shut, officials say, but privately diplomats admit that it is safe.",
            &["officials", "diplomats"],
        ),
        (
            "The oil minister said talks were over, state television reported.",
            &["The oil minister"],
        ),
        (
            "The deal, hailed by Washington as \"historic\", was signed.",
            &["Washington"],
        ),
        (
            "The emir, Sheikh Faris al-Mulla, was quoted by an agency as saying Port Salem \"stands with its brothers\".",
            &["Faris al-Mulla"],
        ),
        (
            "Health Workers Abroad (HWA) says the ward is full.",
            &["Health Workers Abroad"],
        ),
        ("Measles cases double in a week: WHO", &["WHO"]),
        (
            "Body found in orchard near Salem - police source",
            &["police source"],
        ),
        (
            "The judge told him he had \"no remorse\" and that he would stay in prison.",
            &["The judge", "The judge"],
        ),
    ] {
        assert_eq!(speakers(Language::English, text), expected, "{text}");
    }
}

#[test]
fn the_united_states_is_no_verb_of_saying() {
    let text = "The minister said the United States should take \u{201c}corresponding measures\u{201d} soon.";
    assert_eq!(speakers(Language::English, text), ["The minister"]);
}

#[test]
fn an_english_report_stands_behind_asides_and_before_the_next_clause() {
    for (text, expected) in [
        (
            "The ministry says 14 people, including three children, were killed in the strike.",
            &["14 people, including three children, were killed in the strike"][..],
        ),
        (
            "While the mayor insisted the shelters were safe, residents told the BBC they had left.",
            &["the shelters were safe", "they had left"],
        ),
        (
            "The minister acknowledged that mistakes had been made, although he disputed the figure.",
            &["mistakes had been made"],
        ),
        (
            "The minister today announced $12 million in new funding.",
            &["$12 million in new funding"],
        ),
        ("The man left the hall, pointing to his chest.", &[]),
    ] {
        assert_eq!(reports(text), expected, "{text}");
    }
}

#[test]
fn english_speakers_are_pairs_and_those_whom_an_agency_cites() {
    for (text, expected) in [
        (
            "Both Prime Minister Lena Holm and her counterpart, Jens Krogh, said the cable was cut.",
            "Lena Holm and her counterpart, Jens Krogh",
        ),
        (
            "The agency, citing local officials, said the tunnel had flooded.",
            "local officials",
        ),
        (
            "The newspaper, citing a letter from the auditor, said the money was gone.",
            "The newspaper",
        ),
        (
            "A study published in the journal Sleep Biology found that mice lost their memory.",
            "A study",
        ),
        ("Critics have long warned that the dam is old.", "Critics"),
    ] {
        assert_eq!(speakers(Language::English, text), [expected], "{text}");
    }
}

#[test]
fn forms_of_address_and_trades_are_no_part_of_a_name() {
    for (text, expected) in [
        (
            "Det Ch Insp Louise Hartnell said the road was closed.",
            "Louise Hartnell",
        ),
        (
            "Passenger Doug Sinclair said the crew had been calm.",
            "Doug Sinclair",
        ),
        (
            "Four men were arrested, said Superintendent of Police R. Harikrishnan.",
            "R. Harikrishnan",
        ),
        (
            "The operation was the first of its kind, state news agency Petra reported on Saturday.",
            "Petra",
        ),
        (
            "Inflation eased in October, data from the statistics agency CAPMAS showed on Sunday.",
            "data from the statistics agency CAPMAS",
        ),
    ] {
        assert_eq!(speakers(Language::English, text), [expected], "{text}");
    }
}

#[test]
fn what_is_added_to_a_score_or_is_the_name_of_a_work_is_not_said() {
    for text in [
        "The striker put the hosts ahead and added a second from the penalty spot.",
        "A documentary called “Bach in the Barn” is due out next spring.",
    ] {
        assert!(reports(text).is_empty(), "{text}");
    }
}

#[test]
fn a_report_ends_before_the_day_of_telling_and_before_what_the_speaker_withholds() {
    for (text, expected) in [
        (
            "The department confirmed a third case of measles in Bexar County on Tuesday.",
            "a third case of measles in Bexar County",
        ),
        (
            "The military said it had struck a command center, without providing evidence.",
            "it had struck a command center",
        ),
    ] {
        assert_eq!(reports(text), [expected], "{text}");
    }
}
