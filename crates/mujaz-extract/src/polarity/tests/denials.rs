//! How far an Arabic denial goes, what is affirmed against it, and which words deny.

use super::{affirmed, denied};

#[test]
fn what_is_denied_is_affirmed_against_nothing() {
    for text in [
        "لا تفاوض ولا هدنة قبل الانسحاب.",
        "لن نتهاون مع الفاسدين ولا مع المهربين.",
        "لم ترسل وفدا ولا رسالة.",
        "لا علاقة لنا بما جرى، لا من قريب ولا من بعيد.",
        "ليست أزمة سياسية، وليست أزمة مالية.",
    ] {
        assert_eq!(
            affirmed(text).into_iter().flatten().collect::<Vec<_>>(),
            [""; 0],
            "{text}"
        );
    }
}

#[test]
fn an_adverb_a_particle_or_what_stands_before_a_quotation_is_not_affirmed() {
    for text in [
        "يعرفون المنطقة جيدا وليسوا غرباء عنها.",
        "السكان متعبون كثيرا وليسوا خائفين.",
        "وقال الوزير في مقابلة مع قناة الأفق \"لا صحة لهذه الأنباء\".",
        "أكدت الوزارة أنه لا صحة للأنباء.",
        "وأكد المتحدث لا صحة للأنباء.",
    ] {
        assert_eq!(
            affirmed(text).into_iter().flatten().collect::<Vec<_>>(),
            [""; 0],
            "{text}"
        );
    }
    assert_eq!(affirmed("نريد السلام لا الحرب."), [Some("السلام".to_owned())]);
    assert_eq!(
        affirmed("هم مدنيون وليسوا مقاتلين."),
        [Some("مدنيون".to_owned())]
    );
}

#[test]
fn a_denial_begins_behind_the_whole_name_of_who_denies() {
    for (text, expected) in [
        (
            "نفت قوات الدعم السريع انسحابها من المدينة.",
            "انسحابها من المدينة",
        ),
        ("نفى رئيس الوزراء محمد كريم السوداني استقالته.", "استقالته"),
        (
            "واستبعد محافظ البنك المركزي علي الكرمي خفض قيمة العملة.",
            "خفض قيمة العملة",
        ),
        (
            "رفض رئيس مجلس النواب سالم كرم أمس ما وصفه بالتهديدات.",
            "ما وصفه بالتهديدات",
        ),
        ("أنكر المتهم ما نسب إليه.", "ما نسب إليه"),
        ("رفض الرئيس التوقيع.", "التوقيع"),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
}

#[test]
fn an_exception_belongs_to_the_negation_just_before_it() {
    for (text, expected) in [
        ("لم توقع الاتفاق، ولا تملك إلا الصبر.", "توقع الاتفاق"),
        ("لن ترفع الأسعار، ولا خيار أمامها سوى الاقتراض.", "ترفع الأسعار"),
        ("لم نرفع الضرائب، وليس لدينا إلا طريق واحد.", "نرفع الضرائب"),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
    assert_eq!(denied("لا تملك إلا الصبر."), [""; 0]);
}

#[test]
fn negations_of_spoken_arabic_deny() {
    for (text, expected) in [
        ("ماكو شغل هنا.", "شغل هنا"),
        ("مش عايزين حرب.", "عايزين حرب"),
        ("مو كل الناس تقدر تهاجر.", "كل الناس تقدر تهاجر"),
        ("ما عندي بيت.", "عندي بيت"),
        ("ما عندناش كهرباء.", "عندناش كهرباء"),
        ("محدش سأل علينا.", "سأل علينا"),
        ("لستم وحدكم.", "وحدكم"),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
    assert_eq!(denied("كل ما عندي هنا."), [""; 0]);
}

#[test]
fn not_only_with_its_word_behind_is_no_negation() {
    for text in [
        "لا نريد المال فحسب بل العدل أيضا.",
        "لم تكتف برفع الأسعار بل خفضت الرواتب.",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
}

#[test]
fn a_denied_noun_ends_before_the_clause_of_the_verb_of_saying() {
    assert_eq!(
        denied("وقال مسؤول طلب عدم الكشف عن هويته إن المفاوضات انتهت."),
        [""; 0]
    );
    assert_eq!(
        denied("غير صحيح أن الحكومة باعت الأرض."),
        ["صحيح أن الحكومة باعت الأرض"]
    );
    assert_eq!(
        denied("ونفى المقر اليوم الاثنين صحة التقارير."),
        ["صحة التقارير"]
    );
}

#[test]
fn a_second_present_verb_is_not_denied() {
    for (text, expected) in [
        ("العراق يرفض الحرب ويطالب بوقف النار.", "الحرب"),
        ("ترفض الحكومة الابتزاز وتدعم القانون.", "الابتزاز"),
        ("نرفض العنف ونؤمن بالحوار.", "العنف"),
        ("ترفض الوزارة التدخل وتهديد السكان.", "التدخل وتهديد السكان"),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
}

#[test]
fn what_is_less_so_is_denied_and_what_is_more_so_affirmed() {
    let text = "الانسحاب ليس هروبا من النقاش بقدر ما هو احتجاج على الجلسة.";
    assert_eq!(denied(text), ["هروبا من النقاش"]);
    assert_eq!(affirmed(text), [Some("احتجاج على الجلسة".to_owned())]);
    assert_eq!(affirmed("إنه إجراء سيادي لا رجعة فيه."), [None]);
}

#[test]
fn a_denial_governs_the_act_behind_the_whole_subject() {
    for (text, expected) in [
        ("نفت حركة حماس، في بيان، وجود مفاوضات.", "وجود مفاوضات"),
        (
            "ونفت الولايات المتحدة مشاركتها في الضربة.",
            "مشاركتها في الضربة",
        ),
        (
            "ونفى المتحدث باسم الحكومة وجود «أي مفاوضات سرية».",
            "وجود «أي مفاوضات سرية»",
        ),
        (
            "ونفى الناطق الرسمي باسم الجيش اللبناني وقوع اشتباكات.",
            "وقوع اشتباكات",
        ),
        (
            "نفى رئيس الحكومة المحلية في البصرة تهمة الفساد.",
            "تهمة الفساد",
        ),
        (
            "نفت وزارة الصحة صحة الأنباء عن تسجيل إصابات.",
            "صحة الأنباء عن تسجيل إصابات",
        ),
        ("نفى الوزير الخبر.", "الخبر"),
    ] {
        assert_eq!(denied(text)[0], expected, "{text}");
    }
}

#[test]
fn a_denial_begins_behind_asides_names_and_occasions() {
    for (text, expected) in [
        (
            "ونفى المتحدث باسم الوزارة، اللواء تحسين الكاظمي، في تصريح صحفي، وجود أي خلل.",
            "وجود أي خلل",
        ),
        (
            "ونفى المتحدث باسم الوزارة اللواء تحسين الكاظمي في تصريح صحفي وجود أي خلل.",
            "وجود أي خلل",
        ),
        (
            "واستبعدت بيروت، على لسان وزير تجارتها، المشاركة في المعرض.",
            "المشاركة في المعرض",
        ),
        ("ورفضت «نهوض» الاتهامات.", "الاتهامات"),
        ("نفت حركة الإصلاح (نهوض) صحة ما نشر.", "صحة ما نشر"),
        ("استبعد رئيس الوزراء مصطفى مدني رفع الأسعار.", "رفع الأسعار"),
        (
            "ورفض الرئيس دونالد تيلر، الثلاثاء، خلال لقائه الوفد، وقف الحرب.",
            "وقف الحرب",
        ),
        ("نفت تركيا تسليم المطلوبين.", "تسليم المطلوبين"),
        ("رفض البرلمان طلب تمديد المهلة.", "طلب تمديد المهلة"),
        ("استبعد الرئيس تحسين شروط القرض.", "تحسين شروط القرض"),
        ("رفضت الوزارة القرار، أمس، معتبرة أنه متسرع.", "القرار"),
    ] {
        assert_eq!(denied(text)[0], expected, "{text}");
    }
}

#[test]
fn an_aside_with_a_relative_clause_does_not_end_what_is_denied() {
    for (text, expected) in [
        (
            "نفى أن تكون المحطة، التي تغذي ثلاثة أحياء، قد توقفت.",
            "تكون المحطة، التي تغذي ثلاثة أحياء، قد توقفت",
        ),
        (
            "He denied that the depot, which stores grain, had been looted.",
            "the depot, which stores grain, had been looted",
        ),
        (
            "She denied that the plant had closed, and said work went on.",
            "the plant had closed",
        ),
        (
            "نفى وجود «أي اتفاق، سري أو علني، مع البنك» وقال إنه مستعد.",
            "وجود «أي اتفاق، سري أو علني، مع البنك»",
        ),
    ] {
        assert_eq!(denied(text)[0], expected, "{text}");
    }
}

#[test]
fn what_follows_from_a_denial_is_not_denied() {
    for (text, expected) in [
        ("عدم صيانة السد سيؤدي إلى انهياره.", "صيانة السد"),
        ("إن لم تدفع الشركة الرواتب فسنضرب.", "تدفع الشركة الرواتب"),
        ("لو لم تتدخل الحكومة لانهارت الأسعار.", "تتدخل الحكومة"),
        ("من دون تردد وافق المجلس على الخطة.", "تردد"),
        (
            "الشركة غير مسؤولة عن التأخير وتطالب بتعويض.",
            "مسؤولة عن التأخير",
        ),
        ("تعهد بألا ترفع الشركة الأسعار.", "ترفع الشركة الأسعار"),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
    for text in [
        "دون شك ستشارك الفرق.",
        "أطفال دون سن العاشرة.",
        "منع الأطفال دون السادسة.",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
}

#[test]
fn a_denial_goes_on_behind_a_partial_quotation() {
    for (text, expected) in [
        (
            "He said it \"categorically denies\" any involvement.",
            "any involvement",
        ),
        (
            "It \"no longer needs\" foreign troops.",
            "needs foreign troops",
        ),
        ("She would “not accept” the deal.", "accept the deal"),
        ("It was \"not true\" in an interview.", "true"),
        ("الحكومة «لن تسمح» ببيع الأراضي.", "تسمح ببيع الأراضي"),
        ("الاتفاق «لم يوقع بعد» وأن المحادثات مستمرة.", "يوقع بعد"),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
}
