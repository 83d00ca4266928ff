//! Who says what in sentences as papers and agencies write them, each with what makes it hard.

use mujaz_model::Language;

use super::{reports, speakers};

#[test]
fn the_speaker_is_whole_whatever_stands_beside_the_verb() {
    for (text, expected) in [
        (
            "كشف مسؤول حكومي رفيع لـ«الأفق»، طالباً عدم الإفصاح عن اسمه، عن تفاهمات أولية مع أنقرة.",
            "مسؤول حكومي رفيع",
        ),
        (
            "يرى أستاذ الاقتصاد في الجامعة المستنصرية د. نصير الخفاف أن الاقتراض يؤجل الأزمة.",
            "نصير الخفاف",
        ),
        (
            "أكد معالي سهيل عبيد الكعبي، وزير دولة لشؤون الأمن الغذائي، أن المخزون كاف.",
            "سهيل عبيد الكعبي",
        ),
        (
            "قال وزير المياه والري المهندس رائد القضاة إن الوزارة ستباشر الحفر.",
            "رائد القضاة",
        ),
        (
            "إلا أن مرجعاً سياسياً بارزاً كشف أن الورقة لا تتضمن جدولا.",
            "مرجعاً سياسياً بارزاً",
        ),
        (
            "قال مصدر مسؤول بالمديرية الإقليمية، ضمن تصريح لجريدة محلية، إن المحصول تراجع.",
            "مصدر مسؤول بالمديرية الإقليمية",
        ),
        (
            "وأوضح اثنان من المتعاملين أن السعر ارتفع.",
            "اثنان من المتعاملين",
        ),
        (
            "أفادت الشرطة والسلطات الصحية بأن العدد ارتفع.",
            "الشرطة والسلطات الصحية",
        ),
        (
            "وقال مدرب الفريق البرتغالي روي مينديش إنه راض عن جاهزية اللاعبين.",
            "روي مينديش",
        ),
        (
            "توقف الضخ، بحسب ما أكده لـ«الأفق» وزير النفط غابرييل دينق.",
            "غابرييل دينق",
        ),
        (
            "ورفض الوزير سالم كريم الاتهامات، مشيراً إلى أن جميع الموقوفين يخضعون لإشراف قضائي.",
            "سالم كريم",
        ),
        (
            "وقال أتيم، الذي كان يتحدث عبر الهاتف من طهران، إن الفريق عاين الأنبوب.",
            "أتيم",
        ),
        (
            "ووصفه الناقد عبد الستار الزغلامي بأنه «آخر الرومانسيين».",
            "عبد الستار الزغلامي",
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), [expected], "{text}");
    }
}

#[test]
fn whoever_refuses_in_the_next_sentence_says_what_follows_there() {
    assert_eq!(
        speakers(
            Language::Arabic,
            "وقال محتجز سابق إنه أمضى شهرا. ورفض المدعي العام الاتهامات، مشيراً إلى أن الجميع يخضعون لإشراف قضائي."
        ),
        ["محتجز سابق", "المدعي العام"]
    );
    assert_eq!(
        speakers(
            Language::Arabic,
            "أوضح محمد أوعلي، رئيس التعاونية، أن الأسعار تضاعفت. وزاد المتحدث: «الوسيط هو الرابح الوحيد في السوق»."
        ),
        ["محمد أوعلي", "محمد أوعلي"]
    );
}

#[test]
fn a_report_is_what_is_said_and_nothing_beside_it() {
    for (text, expected) in [
        (
            "وكانت الهيئة قد أعلنت في آذار الماضي استرداد جزء من الأموال.",
            "استرداد جزء من الأموال",
        ),
        (
            "ذكر مكتب رئيس الوزراء أن الوفد سيتوجه إلى القاهرة، من دون أن يحدد صلاحياته.",
            "الوفد سيتوجه إلى القاهرة",
        ),
        (
            "جرى التأكيد على التزام المواعيد، خلال اجتماع عقدته الرئاسات مساء أمس.",
            "التزام المواعيد",
        ),
        (
            "قال مسؤول في الوزارة إن المدمرة اعترضت طائرتين في الخليج، من دون أن تتعرض لأضرار.",
            "المدمرة اعترضت طائرتين في الخليج، من دون أن تتعرض لأضرار",
        ),
        (
            "أكدت الوزارة أن المياه لن تنخفض، بعد الأنباء التي تحدثت عن قرب نفاد الخزين.",
            "المياه لن تنخفض، بعد الأنباء التي تحدثت عن قرب نفاد الخزين",
        ),
    ] {
        assert_eq!(reports(text), [expected], "{text}");
    }
}

#[test]
fn a_paper_in_marks_between_a_verb_and_its_clause_is_no_speech() {
    assert_eq!(
        speakers(
            Language::Arabic,
            "وأفادت \"الوكالة الوطنية\" أن القوى أوقفت السائق. لكن سكانا تحدثوا إلى «العربي الجديد» أكدوا سماع إطلاق نار كثيف."
        ),
        ["الوكالة الوطنية", ""]
    );
}

#[test]
fn english_speakers_are_whole_whatever_describes_them() {
    for (text, expected) in [
        (
            "The cabinet voted to expand operations, according to two officials briefed on the decision who spoke on condition of anonymity.",
            "two officials briefed on the decision",
        ),
        (
            "The bank will keep rates on hold, according to economists polled by the Times.",
            "economists polled by the Times",
        ),
        ("“He was kind,” his family have said.", "his family"),
        (
            "Lawyers who specialize in antitrust cautioned that such inquiries often end without charges.",
            "Lawyers",
        ),
        (
            "“My grandfather dived for pearls,” said one of them, Khalfan Al Rumaithi, 26.",
            "Khalfan Al Rumaithi",
        ),
    ] {
        assert_eq!(speakers(Language::English, text), [expected], "{text}");
    }
    assert_eq!(
        speakers(
            Language::English,
            "Lebanon's central bank chief said on Tuesday he would publish a plan. Speaking to lawmakers behind closed doors, Nadim Chalhoub said accounts would be repaid."
        ),
        ["Nadim Chalhoub"; 2]
    );
    assert_eq!(
        speakers(
            Language::English,
            "Analysts at Brightwell said the warning was “no great surprise”, noting that orders had been weak."
        ),
        ["Analysts at Brightwell"; 2]
    );
}

#[test]
fn arabic_names_and_reports_end_where_they_do() {
    for (text, expected) in [
        (
            "يقول الباحث محمد الأمين أبو زيد إن الأزمة مستمرة.",
            "محمد الأمين أبو زيد",
        ),
        (
            "من جهة أخرى نفى مصدر من وزارة النقل تلقي أي مراسلة.",
            "مصدر من وزارة النقل",
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), [expected], "{text}");
    }
    assert_eq!(
        reports("قال الوزير إن بلاده ستطالب بضمانات، رافضا الدخول في سجال مع برلين."),
        ["بلاده ستطالب بضمانات"]
    );
}
