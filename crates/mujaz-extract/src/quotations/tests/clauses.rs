//! Whose a verb is that shares its subject with another one, or whose subject a relative clause describes.

use mujaz_model::Language;

use super::{passages, speakers};

#[test]
fn a_verb_behind_but_or_and_has_the_subject_of_the_verb_before_it() {
    for (text, expected) in [
        (
            "The ministry welcomed the offer but said it needed time.",
            "The ministry",
        ),
        (
            "A spokesman for the force, James Harper, declined to comment but said the mission was \"advisory\".",
            "James Harper",
        ),
        (
            "The central bank raised its rates by half a point, saying inflation was \"still too high\".",
            "The central bank",
        ),
        (
            "The mayor, who arrived late, met the press and later told it that the bridge was safe.",
            "The mayor",
        ),
        (
            "Witnesses who fled the town saw the fire and said nobody had come to help.",
            "Witnesses",
        ),
        (
            "A newly elected mayor was sworn in but said nothing would change.",
            "A newly elected mayor",
        ),
    ] {
        let found = speakers(Language::English, text);
        assert_eq!(found, [expected; 1], "{text}");
    }
}

#[test]
fn the_points_of_an_abbreviation_end_no_name() {
    for (text, expected) in [
        (
            "The U.S. and U.K. governments said the raid had failed.",
            "The U.S. and U.K. governments",
        ),
        (
            "A spokesman for the U.S.-led coalition said the raid had failed.",
            "A spokesman for the U.S.-led coalition",
        ),
        (
            "“Conditions are dire,” the U.N. coordinator, Adam Weller, said.",
            "Adam Weller",
        ),
        (
            "John R. Baker, chief of the agency, warned: “We run out of time.”",
            "John R. Baker",
        ),
    ] {
        let found = speakers(Language::English, text);
        assert_eq!(found, [expected; 1], "{text}");
    }
    assert_eq!(passages("He left for the U.S.").len(), 0);
}
