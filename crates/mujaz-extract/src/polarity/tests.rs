mod anonymity;
mod denials;
mod rebuttals;

use super::*;

fn denied(text: &str) -> Vec<String> {
    find(text, Span::new(0, text.len()))
        .negations
        .into_iter()
        .map(|negation| negation.denied)
        .collect()
}

fn affirmed(text: &str) -> Vec<Option<String>> {
    find(text, Span::new(0, text.len()))
        .negations
        .into_iter()
        .map(|negation| negation.affirmed)
        .collect()
}

#[test]
fn one_thing_and_not_another() {
    assert_eq!(denied("هي مهمة استشارية وليست قتالية."), ["قتالية"]);
    assert_eq!(
        affirmed("هي مهمة استشارية وليست قتالية."),
        [Some("استشارية".to_owned())]
    );
    assert_eq!(denied("دور استشاري لا قتالي."), ["قتالي"]);
    assert_eq!(
        affirmed("The mission is advisory, not combat."),
        [Some("advisory".to_owned())]
    );
    assert_eq!(denied("The mission is advisory, not combat."), ["combat"]);
}

#[test]
fn not_one_thing_but_another() {
    assert_eq!(denied("المهمة ليست قتالية بل استشارية."), ["قتالية"]);
    assert_eq!(
        affirmed("المهمة ليست قتالية بل استشارية."),
        [Some("استشارية".to_owned())]
    );
    assert_eq!(
        affirmed("It is not a combat mission but an advisory one."),
        [Some("an advisory one".to_owned())]
    );
}

#[test]
fn not_only_is_no_negation() {
    for text in [
        "ليس فقط من منظور أمني، ولكن أيضًا كجزء من الخطة.",
        "ليس الأمن فقط بل الاقتصاد أيضا.",
        "لا يقتصر الدعم على التدريب بل يشمل التجهيز.",
        "not only for security but also for trade.",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
}

#[test]
fn what_is_still_so_is_affirmed() {
    for text in [
        "لا تزال المفاوضات مستمرة",
        "ما زال الخلاف قائما",
        "لم يزل الباب مفتوحا",
        "لا بد من الحوار",
        "لا سيما في بغداد",
        "غير أن الوزير عاد",
        "no doubt it works",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
}

#[test]
fn ma_denies_only_where_its_clause_shows_it() {
    for text in [
        "وما جاء في البيان ملفق.",
        "ما من شك في ذلك.",
        "ما كان يقلق الناس هو الماء.",
        "إذا ما فشلت الوساطة عاد القتال.",
        "غالبا ما يغلق الجسر.",
        "ما دامت الطرق مقطوعة فالوقود شحيح.",
        "ما الذي حدث؟",
        "قتل ما لا يقل عن عشرين شخصا.",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
    assert_eq!(denied("ما من حل عسكري."), ["من حل عسكري"]);
    assert_eq!(denied("ما رأينا أحدا هناك."), ["رأينا أحدا هناك"]);
    assert_eq!(
        denied("ما كان الوفد ليغادر قبل التوقيع."),
        ["كان الوفد ليغادر قبل التوقيع"]
    );
    assert_eq!(denied("ما لا يعرفه كثيرون أن البئر جفت."), ["يعرفه كثيرون"]);
}

#[test]
fn english_words_that_restrict_or_cancel_a_negative_affirm() {
    for text in [
        "The talks produced nothing but promises.",
        "The court could not help but accept.",
        "The bank had no choice but to close.",
        "No fewer than 20 people came.",
        "Hardly a day passes without an attack.",
        "It is no secret that the bank is failing.",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
    assert_eq!(
        denied("The army could not help the wounded."),
        ["help the wounded"]
    );
    assert_eq!(denied("There is no deal but talks go on."), ["deal"]);
    assert_eq!(denied("No more aid came."), ["more aid came"]);
    assert_eq!(
        denied("They will not stop until the hostages are free."),
        ["stop"]
    );
}

#[test]
fn the_name_of_who_refuses_is_not_denied() {
    assert_eq!(
        denied("ورفض رئيس البرلمان نوزاد برزان التصويت على المبلغ ورفع الجلسة."),
        ["التصويت على المبلغ"]
    );
}

#[test]
fn who_refuses_to_be_named_denies_nothing_of_what_they_say() {
    assert_eq!(
        denied("وقال عضو، رفض كشف اسمه، إن العائلات أحصيت مرتين."),
        [""; 0]
    );
}

#[test]
fn an_exception_affirms() {
    assert_eq!(denied("لا يدخل المخيم إلا المرضى."), [""; 0]);
    assert_eq!(denied("ولم يحضر سوى نائبين."), [""; 0]);
    assert_eq!(denied("لم يحضر الوزير، إلا أن نائبه حضر."), ["يحضر الوزير"]);
}

#[test]
fn a_negation_ends_where_another_clause_or_negation_begins() {
    assert_eq!(denied("أكد أن الجسر لم يغلق وأن الطريق مفتوح."), ["يغلق"]);
    assert_eq!(
        denied("لم تنجح الوساطة ولن تستأنف قبل الصيف."),
        ["تنجح الوساطة", "تستأنف قبل الصيف"]
    );
    assert_eq!(
        denied("Neither the ministry nor the bank commented."),
        ["the ministry", "the bank commented"]
    );
    assert_eq!(
        denied("He said it was not shut and that work went on."),
        ["shut"]
    );
}

#[test]
fn denying_verbs_and_quasi_negatives_govern() {
    assert_eq!(denied("أنكر المتهم أنه زار المكان."), ["زار المكان"]);
    assert_eq!(denied("The road is no longer closed."), ["closed"]);
    assert_eq!(denied("No one was hurt."), ["was hurt"]);
    assert_eq!(
        denied("The talks failed to produce a deal."),
        ["produce a deal"]
    );
    assert_eq!(denied("The plan lacks funding."), ["funding"]);
    assert_eq!(denied("Hardly any aid arrived."), ["any aid arrived"]);
    assert_eq!(denied("The court rejected the appeal."), ["the appeal"]);
    assert_eq!(
        affirmed("The mission is advisory rather than combat."),
        [Some("advisory".to_owned())]
    );
}

#[test]
fn a_past_not_only_is_no_negation() {
    assert_eq!(
        denied("لم يكن القرار سياسيا فحسب بل اقتصاديا أيضا."),
        [""; 0]
    );
}

#[test]
fn each_negative_governs_its_own() {
    assert_eq!(denied("قوات غير قتالية في البلاد."), ["قتالية"]);
    assert_eq!(
        denied("دعا إلى عدم التدخل في الشؤون الداخلية، وغادر."),
        ["التدخل في الشؤون الداخلية"]
    );
    assert_eq!(
        denied("لن نوقع الاتفاق، ولم نناقشه."),
        ["نوقع الاتفاق", "نناقشه"]
    );
    assert_eq!(
        denied("نفى الوزير أن تكون القوات قد انسحبت."),
        ["تكون القوات قد انسحبت"]
    );
    assert_eq!(denied("غادر دون أن يدلي بتصريح."), ["يدلي بتصريح"]);
    assert_eq!(
        denied("a non-combat role without weapons"),
        ["combat", "weapons"]
    );
    assert_eq!(
        denied("They did not sign, and they won't return."),
        ["sign", "return"]
    );
}

#[test]
fn what_was_missed_or_kept_from_happening_is_denied() {
    for (text, expected) in [
        ("أخفق الفريق في تسجيل هدف.", "تسجيل هدف"),
        ("فشل الوسطاء في إقناع الطرفين.", "إقناع الطرفين"),
        ("عجزت البلدية عن جمع النفايات.", "جمع النفايات"),
        ("أحجمت البنوك عن الإقراض.", "الإقراض"),
        ("منعت الشرطة المحامين من دخول القاعة.", "دخول القاعة"),
        ("حرم اللاعب من المشاركة في النهائي.", "المشاركة في النهائي"),
        ("تفتقر المدرسة إلى المقاعد.", "المقاعد"),
        ("يفتقر المركز للأدوية.", "للأدوية"),
        ("تنقص القرية المياه وتنقصها الكهرباء.", "الكهرباء"),
        ("بقي الشاطئ من دون حراسة.", "حراسة"),
        ("عاد الوفد من غير أن يلتقي الوزير.", "يلتقي الوزير"),
        ("من غير المرجح أن تعقد الجلسة.", "المرجح أن تعقد الجلسة"),
        (
            "من غير المرجح أن يقوم ميغيل بأي تغييرات كبيرة.",
            "المرجح أن يقوم ميغيل بأي تغييرات كبيرة",
        ),
        ("من المستبعد أن تنخفض الأسعار.", "تنخفض الأسعار"),
        ("كرر الحزب رفضه للتعديل.", "للتعديل"),
        ("وأعربت النقابة عن رفضها القاطع لبيع المصنع.", "لبيع المصنع"),
        ("برأت المحكمة التاجر من تهمة التزوير.", "تهمة التزوير"),
        ("دحضت الشركة مزاعم التلوث.", "مزاعم التلوث"),
        ("The jury acquitted the guard of theft.", "theft"),
        ("There was no rise in water levels.", "rise in water levels"),
        ("The storm kept the ferry from sailing.", "sailing"),
        (
            "The bank refrained from lending after the crash.",
            "lending",
        ),
        ("Four members abstained from the ballot.", "the ballot"),
        (
            "The club dismissed as untrue a report that its coach had quit.",
            "its coach had quit",
        ),
        ("The minister dismissed claims of fraud.", "claims of fraud"),
        (
            "The judge threw out the lawsuit and ordered a review.",
            "the lawsuit",
        ),
        ("The board turned down the offer.", "the offer"),
        ("The talks stopped short of a ceasefire.", "a ceasefire"),
        (
            "The talks ended without agreement on water.",
            "agreement on water",
        ),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
    for text in [
        "فشلت القمة في بروكسل.",
        "منعت السلطات المنتجات القادمة من تركيا.",
        "اتفاق رفضه البرلمان.",
        "قد تستحيل إلى خراب.",
        "The prime minister dismissed the chief of staff.",
        "The army stopped in the valley.",
        "He turned down the road.",
    ] {
        assert!(
            denied(text).iter().all(|found| found == "البرلمان"),
            "{text}: {:?}",
            denied(text)
        );
    }
}

#[test]
fn two_negatives_leave_nothing_denied() {
    for text in [
        "لا يخلو الحي من المدارس.",
        "لم يتردد الجيش في الرد.",
        "لا يمانع النادي في بيع اللاعب.",
        "لم يدخر الطاقم جهدا لإنقاذهم.",
        "لم تمنع الأمطار الناس من الحضور.",
        "ليس من المستبعد أن يعود الوزير.",
        "ليس مستحيلا أن تفوز.",
        "من غير المستبعد أن يستقيل.",
        "لا يمر يوم دون شجار.",
        "لم يكد الباب يفتح حتى دخل الناس.",
        "سواء حضر الوفد أم لم يحضر فالجلسة قائمة.",
        "زار المدينة غير مرة.",
        "The shelves are never without bread.",
        "The army did not hesitate to fire.",
        "Nobody doubts that the bridge is unsafe.",
        "Barely two days after the vote, prices rose.",
        "The rain did not stop fans from coming.",
        "The mayor made no secret of his plan.",
        "There is no shortage of water.",
        "It is not uncommon for prices to rise.",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
}

#[test]
fn what_is_known_beside_the_denied_is_affirmed() {
    for (text, expected) in [
        (
            "ليست هذه المرة الأولى التي يغلق فيها الميناء.",
            "هذه المرة الأولى",
        ),
        ("لم يكن أول من غادر.", "يكن أول"),
        ("لم تقلع الطائرة بعدما أغلق المطار.", "تقلع الطائرة"),
        (
            "استبعد المدرب اللاعب المصاب، مؤكدا أن الفريق جاهز.",
            "اللاعب المصاب",
        ),
        (
            "أكد خلو السوق من اللحوم الفاسدة وتشديد الرقابة.",
            "اللحوم الفاسدة",
        ),
        ("It was not the first time the dam burst.", "the first time"),
        (
            "The court told banks not to charge fees and to repay clients.",
            "to charge fees",
        ),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
}

#[test]
fn what_is_said_behind_a_denied_noun_is_not_denied() {
    let text = "وقال المسؤول الذي طلب عدم ذكر اسمه «كان الجنود قد أبلغوا القيادة أن طائراتهم ستشارك في العملية».";
    assert_eq!(denied(text), [""; 0]);
    let text = "دعا إلى عدم إغلاق «جسر الشهداء» أمام المارة.";
    assert_eq!(denied(text), ["إغلاق «جسر الشهداء» أمام المارة"]);
}

#[test]
fn another_clause_of_the_same_sentence_is_not_denied() {
    let text = "لا يمكن الاستغناء عن التوافق في هذه المرحلة كما يجب احترام الدستور.";
    assert_eq!(denied(text), ["يمكن الاستغناء عن التوافق في هذه المرحلة"]);
    let text = "اتهم النائب أطرافا لم يسمها بالوقوف ضد المشروع.";
    assert_eq!(denied(text), ["يسمها"]);
    let text = "الخطة لا تخص طرفا واحدا وأعتقد أن الجميع سيقبلها.";
    assert_eq!(denied(text), ["تخص طرفا واحدا"]);
    let text = "لم يطل الأمر كثيرا حتى رد الوزير على الرسالة.";
    assert_eq!(denied(text), ["يطل الأمر كثيرا"]);
    let text = "ليست الضربة لمصلحة الحزب وأعاد النائب نشر الرسالة.";
    assert_eq!(denied(text), ["الضربة لمصلحة الحزب"]);
    // What was expected is denied with what it is compared with.
    assert_eq!(denied("لم يحدث كما توقعنا."), ["يحدث كما توقعنا"]);
}

#[test]
fn who_goes_on_speaking_affirms_nothing_instead() {
    assert_eq!(
        affirmed("He declined to comment but said the mission was advisory."),
        [None]
    );
    assert_eq!(
        affirmed("وأضافت عبر الفيديو: \"لا أعتقد أن الأمر سهل\"."),
        [None]
    );
    assert_eq!(affirmed("وقال الوزير لا أظن أن الاتفاق قريب."), [None]);
    assert_eq!(
        affirmed("نريد أصدقاء لا أعداء."),
        [Some("أصدقاء".to_owned())]
    );
}

#[test]
fn two_particles_before_one_verb_deny_it_once() {
    assert_eq!(affirmed("مصر لم ولن تفرط في أمنها."), [None]);
}

#[test]
fn a_noun_phrase_is_affirmed_as_a_whole_against_a_noun() {
    assert_eq!(
        affirmed("جاء القرار استجابة لمطالب النقابات، وليس خضوعا لأي ضغط."),
        [Some("استجابة لمطالب النقابات".to_owned())]
    );
    assert_eq!(affirmed("التراجع لا يحل المشكلة."), [None]);
}

#[test]
fn english_denials_hold_their_figures_and_end_before_the_next_verb() {
    for (text, expected) in [
        (
            "He denied that the dam had cost $4.2bn.",
            "the dam had cost $4.2bn",
        ),
        ("The rate does not exceed 62%, he said.", "exceed 62%"),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
    assert_eq!(denied("“You were greedy, weren't you?”"), [""; 0]);
    for text in [
        "A diplomat who declined to be identified said talks had stalled.",
        "Strong aftershocks cannot be ruled out.",
        "Nothing has been ruled out.",
        "No one denies that mistakes were made.",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
    assert_eq!(
        denied("Under no circumstances will we talk."),
        ["will we talk"]
    );
    assert_eq!(
        affirmed("The ministry did not respond, but a spokesman told us it was closed."),
        [None]
    );
}

#[test]
fn who_is_not_named_denies_nothing_of_what_he_says() {
    for text in [
        "وأكد مصدر رفض الكشف عن هويته أن القوات ستنسحب من القاعدة.",
        "وقال مصدر أمني طلب عدم الكشف عن اسمه إن القوات ستنسحب.",
        "وقال مسؤول لم يكشف عن اسمه إن القوات ستنسحب.",
        "وأفادت مصادر لم تسمهم الوكالة بأن القوات ستنسحب.",
        "A source not authorised to speak to the media said troops would withdraw.",
        "A source who declined to give his name said troops would withdraw.",
    ] {
        let denied = denied(text).join(" ");
        assert!(
            !denied.contains("ستنسحب") && !denied.contains("withdraw"),
            "{text}: {denied}"
        );
    }
    assert_eq!(denied("عدم الاستقرار يهدد المنطقة."), ["الاستقرار"]);
}

#[test]
fn what_nothing_prevents_or_nobody_disputes_is_affirmed_and_what_nothing_shows_is_denied() {
    for text in [
        "Nothing in the contract prevents the city from selling the land.",
        "The cup will go ahead with or without the champions.",
        "لا أحد ينكر أن الجسر قديم.",
        "لا بديل عن الحوار.",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
    for (text, expected) in [
        (
            "There was no indication that the outage was deliberate.",
            "the outage was deliberate",
        ),
        (
            "Engineers found no cracks in the hull.",
            "cracks in the hull",
        ),
        ("The charges fell for want of evidence.", "evidence"),
        ("Parliament voted down the amendment.", "the amendment"),
        (
            "The jury cleared the surgeon of manslaughter.",
            "manslaughter",
        ),
        (
            "لن تعود الكهرباء إلى الأحياء حتى يتم إصلاح المحول.",
            "تعود الكهرباء إلى الأحياء",
        ),
        (
            "اعتذر المدرب عن عدم حضور المؤتمر بسبب المرض.",
            "حضور المؤتمر",
        ),
        (
            "رفض الرئيس الأميركي توماس كيلر انتقادات الحلفاء.",
            "انتقادات الحلفاء",
        ),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
}
