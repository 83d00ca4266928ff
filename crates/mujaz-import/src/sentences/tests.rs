use super::pieces;

#[test]
fn a_full_stop_after_a_closing_mark_ends_the_sentence() {
    assert_eq!(pieces("وقال “نعم”. ثم غادر.").len(), 2);
    assert_eq!(pieces("قال «انتهى الأمر.» وغادر الوفد.").len(), 2);
}

#[test]
fn unbalanced_marks_do_not_break_a_sentence() {
    assert_eq!(
        pieces("وأضاف البيان، أن “الحوار تناول الأمن»، ثم انتهى”.").len(),
        1
    );
}

#[test]
fn a_mark_that_is_missing_or_another_one_does_not_move_a_sentence() {
    assert_eq!(
        pieces("“It is over,\" she said. »It is a pause.\" He left.").len(),
        3
    );
    for mark in ["", "”", "\"", "«", "„", "‘"] {
        let text = format!("“Where is the money?{mark} asked Mona Saleh. Nobody answered.");
        assert_eq!(pieces(&text).len(), 2, "{text}");
        let text = format!("She wrote: “Thank you all.{mark} He left.");
        assert_eq!(pieces(&text).len(), 2, "{text}");
    }
}

#[test]
fn the_network_x_ends_a_sentence_and_an_initial_does_not() {
    assert_eq!(
        pieces("He wrote on X. “It is over.” Nobody answered.").len(),
        3
    );
    assert_eq!(pieces("He met Malcolm X. Little in Boston.").len(), 1);
}

#[test]
fn abbreviations_do_not_end_a_sentence() {
    assert_eq!(pieces("حضر د. علي الاجتماع مع أ. حسن.").len(), 1);
    assert_eq!(pieces("يعود إلى عام 500 ق.م. وفق الخبراء.").len(), 1);
    assert_eq!(pieces("Gen. Smith met Mr. Jones.").len(), 1);
}

#[test]
fn two_dots_are_a_pause() {
    assert_eq!(pieces("هدنة جديدة.. وتحرير المدينة.").len(), 1);
    assert_eq!(pieces("قال إنه ... لا يعلم.").len(), 1);
}

#[test]
fn a_question_before_its_speaker_is_one_sentence() {
    assert_eq!(pieces("«متى نعود؟» تساءل النازح.").len(), 1);
    assert_eq!(pieces("متى نعود؟ لا أحد يعلم.").len(), 2);
}

#[test]
fn a_speaker_named_after_an_exclamation_belongs_to_it() {
    assert_eq!(
        pieces("“Get out of the water!” Hammel added. He left.").len(),
        2
    );
    assert_eq!(pieces("“احذروا!” كما أضاف الحارس. ثم مضى.").len(), 2);
    assert_eq!(pieces("سأله: “متى؟” رد الوزير بالصمت.").len(), 2);
}

#[test]
fn a_letter_that_is_no_initial_ends_a_sentence() {
    assert_eq!(pieces("She got an A. The others did not.").len(), 2);
    assert_eq!(
        pieces("J. Smith met D. E. Jones in the U.S. Senate.").len(),
        1
    );
    assert_eq!(pieces("They voted by 1 p.m. However, few came.").len(), 2);
    assert_eq!(pieces("كتب الحرف u. وتوقف.").len(), 2);
}

#[test]
fn an_hour_goes_on_unless_a_new_sentence_begins() {
    assert_eq!(pieces("يبدأ في 3:30 م. بتوقيت بغداد.").len(), 1);
    assert_eq!(pieces("بدأ في 3:30 م. وانتهى ليلا.").len(), 2);
}

#[test]
fn a_number_can_open_a_sentence() {
    assert_eq!(pieces("It is late now. 18 holes are left.").len(), 2);
    assert_eq!(pieces("See No. 18 of the list.").len(), 1);
}

#[test]
fn a_text_without_stops_is_cut_at_its_commas_or_words() {
    let listed = "مدرسة جديدة في الحي، ".repeat(500);
    let found = pieces(listed.trim());
    assert_eq!(found.concat().len() + found.len() - 1, listed.trim().len());
    assert!(found.iter().all(|piece| piece.len() <= super::LONGEST));
    assert!(found[0].ends_with('،'));
    assert!(pieces(&"مدرسة جديدة ".repeat(500))[0].ends_with(['ة']));
    assert_eq!(pieces(&"م".repeat(5_000)).len(), 2);
}

#[test]
fn a_decimal_point_is_no_full_stop() {
    assert_eq!(pieces("بلغت النسبة 12.5 في المئة. وارتفعت.").len(), 2);
}

#[track_caller]
fn is_cut_as(cases: &[&str]) {
    for case in cases {
        let wanted: Vec<&str> = case.split(" | ").collect();
        assert_eq!(pieces(&case.replace(" | ", " ")), wanted);
    }
}

#[test]
fn the_stop_of_an_abbreviation_before_a_number_ends_nothing() {
    is_cut_as(&[
        "As Fig. 3 on p. 15 shows, prices fell. | They rose later.",
        "See pp. 15-17, vol. 2, and Art. 12 of the law. | It binds all.",
        "Smith et al. (2020) found no link. | They looked again.",
        "Hale v. Reed was heard. | It ended.",
        "The ship sank approx. 5 km off the coast. | Six died.",
        "Is the answer no? | No. | Nobody knows it.",
    ]);
}

#[test]
fn an_item_keeps_its_number() {
    is_cut_as(&[
        "1. The minister opened the hospital. | He then left.",
        "a. The first step is training. | It takes a year.",
        "IV. The last step is pay. | It takes a day.",
        "(a) The rule applies. | (b) It is short.",
        "Step 1. Open it. | Step 2. Close it.",
        "المادة 5. يسري القانون. | المادة 6. ينشر.",
        "1. افتتح الوزير المستشفى. | ثم زار المدرسة.",
        "٢. تدريب القوات. | ٣. تسليحها.",
        "أولا. تدريب القوات. | ثانيا. تسليحها.",
    ]);
}

#[test]
fn a_date_with_points_and_spaces_is_one() {
    is_cut_as(&[
        "The date was 12. 3. 2024 at noon. | Nobody came.",
        "بلغ عدد القتلى 12. | 30 آخرون أصيبوا.",
    ]);
}

#[test]
fn a_month_or_junior_ends_a_sentence_before_a_word_that_opens_one() {
    is_cut_as(&[
        "It will open in Sept. | The date is not fixed.",
        "The Sept. 11 attacks came first. | War followed.",
        "He met Omar Hale Jr. | They talked.",
        "Omar Hale Jr. Smith spoke.",
    ]);
}

#[test]
fn a_company_keeps_the_office_behind_it() {
    is_cut_as(&[
        "Acme Inc. Chief Executive Lena Reed spoke. | She left.",
        "He works at Acme Inc. | Staff will leave.",
    ]);
}

#[test]
fn arabic_abbreviations_of_letters_go_on_until_a_verb_opens_the_next_sentence() {
    is_cut_as(&[
        "يعود البناء إلى القرن الثالث ق.م. | وقد رمم مرتين.",
        "كلف المشروع 3 ملايين د.ع. | وأعلنت الوزارة عن آخر.",
        "حضر أ.د. وليد قاسم وم. سعاد علي. | وبدآ العمل.",
        "وقع ذلك عام 1446 هـ. | أعلنت الوزارة ذلك.",
        "قالت بي.بي.سي إن القصف توقف. | ثم نفت.",
        "باعت يو. إس. ستيل مصنعها. | ثم نفت.",
        "صدر نفي عن الـ C.I.A. يقول العكس. | ثم صمتت.",
        "أعلنت Acme Inc. أنها باعته. | ثم صمتت.",
    ]);
}

#[test]
fn what_begins_no_sentence_goes_on_behind_a_question_in_marks() {
    is_cut_as(&[
        "قال: «متى نعود؟» ثم بكى. | ولم يجبه أحد.",
        "«كفى!» صاح المتظاهرون. | ثم تفرقوا.",
        "«إلى متى؟» مطالبا الحكومة بالرد. | وغادر.",
        "رفع لافتة «إلى متى؟» في إشارة إلى التأخير. | وغادر.",
        "“Who pays?” Minister Omar Sabri of Basra asked. | Nobody answered.",
        "“Who pays?” Omar Sabri, a teacher, asked. | Nobody answered.",
        "He asked: “Who pays?” | Minister Omar Sabri left.",
        "He asked: “Who pays?” | Omar Sabri, a teacher, left.",
    ]);
}

#[test]
fn sentences_without_a_space_between_them_are_two() {
    assert_eq!(
        pieces("It ended.Then he left."),
        ["It ended.", "Then he left."]
    );
    assert_eq!(pieces("انتهى الاجتماع.وقال إنه مفيد.").len(), 2);
    assert_eq!(
        pieces("It is on www.example.Com and Booking.Com now.").len(),
        1
    );
}

#[test]
fn the_call_of_a_note_belongs_to_the_sentence_before_it() {
    is_cut_as(&[
        "The text ends here.[1] | The next begins.",
        "The text ends here.[1][12] | The next begins.",
        "The text ends here.¹ | The next begins.",
        "انتهى النص هنا.[3] | وبدأ التالي.",
    ]);
}

#[test]
fn three_dots_end_a_sentence_before_and_with_a_verb_that_opens_one() {
    is_cut_as(&[
        "قال إن الأمر انتهى... | وأضاف أنه سيعود.",
        "كان يريد أن يقول… لكنه سكت. | ثم خرج.",
        "“I... I do not know.” | He left.",
        "هدنة جديدة.. وقال الوزير إنها مؤقتة.",
    ]);
}

#[test]
fn an_hour_or_a_country_of_letters_ends_a_sentence_before_what_cannot_belong_to_it() {
    is_cut_as(&[
        "The bus left at 3 p.m. | Nobody was on board.",
        "The bus left at 3 p.m. | Protesters stopped it.",
        "It opens at 9 a.m. Monday. | It closes at 5 p.m. EST.",
        "He watched the 9 p.m. News on Friday. | He slept.",
        "He flew to Washington, D.C. | Protesters had gathered.",
        "She moved to the U.S. | Officials declined to comment.",
        "She moved to the U.K. | Police found her there.",
        "The U.S. Senate met D.C. Mayor Reed. | U.S. Marines landed.",
        "The U.S. Customs officers left. | J. Williams said so.",
    ]);
}

#[test]
fn an_aside_with_its_stop_goes_on_with_what_was_said() {
    is_cut_as(&[
        "قال الوزير (وهو يبتسم.) إنه سيعود غدا. | وغادر القاعة.",
        "انتهى الاجتماع. | (وحضره الوزير.) | في بغداد بدأ آخر.",
        "انتهى الاجتماع (وحضره الوزير.) | وبدأ آخر في بغداد.",
    ]);
}

#[test]
fn dots_that_are_one_mark_end_a_sentence_as_three_do() {
    is_cut_as(&[
        "“We…” | She paused.",
        "He stopped… | Then he left.",
        "He stopped… and left.",
        "I… I do not know.",
        "كان يريد أن يقول… لكنه سكت.",
        "انتهى الأمر… | وأضاف أنه سيعود.",
    ]);
}

#[test]
fn an_era_or_the_name_of_a_company_ends_a_sentence_before_what_opens_one() {
    is_cut_as(&[
        "توفي سنة 1446 هـ. | شيع جثمانه أمس.",
        "صدر سنة 1446 هـ. الموافق 2024 م. | ونفد.",
        "They joined Acme Co. (Ltd.) last year. | It grew.",
        "ولد عام 1990 م. | وتخرج في بغداد.",
        "في القرن الثالث ق.م. بنيت المدينة. | ثم هدمت.",
        "صدر سنة 1446 هـ. في القاهرة.",
        "The deal was struck by Acme Co. | Shares rose.",
        "The deal was struck by Acme Co. and its bank.",
        "Acme Co. Chairman Lee resigned. | He left.",
        "He runs Acme (Holdings) Ltd. | The firm is small.",
        "They hired Acme Holdings (Pvt. Ltd.), a builder. | Work began.",
        "Shares of Yahoo! Inc. rose. | Others fell.",
        "She joined Yahoo! Inc. | Shares rose.",
    ]);
}

#[test]
fn a_stop_inside_brackets_ends_nothing_outside_of_them() {
    is_cut_as(&[
        "The vote (see p. 4. There is more.) was close. | He left.",
        "The club (founded 1990. Still open.) moved. | It grew.",
        "زار الوفد (برئاسة الوزير. ومعه نوابه) المدينة. | ثم عاد.",
        "He said (and he meant it. Truly!) that it was over. | She agreed.",
    ]);
}
