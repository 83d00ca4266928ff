//! The desk: what the window works on.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{cell::Cell, fs};

use chrono::NaiveDate;
use mujaz::{
    Desk, Error, ExportFormat, Mojibake, Reach, Stop, Under,
    model::{
        Bilingual, FindingKind, Language, Selection, Severity, ShownBlock, ShownPlace, Text,
        TopicId,
    },
};

const ARTICLE: &str = "عنوان\n\nبحث الوفد أمن الحدود. وغادر أمس.\n";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 8, 29).unwrap()
}

#[test]
fn what_is_on_the_desk_is_there_again_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let draft = {
        let mut desk = Desk::open(folder.path()).unwrap();
        let article = desk.import_text(ARTICLE).unwrap();
        let mut draft = desk
            .pick(desk.draft().unwrap(), &article.id, 1, today())
            .unwrap();
        draft.points[0].text.en = "They discussed border security.".to_owned();
        draft.assessment.ar = "سطر أول\nسطر ثان".to_owned();
        desk.save_draft(&draft).unwrap();
        desk.set_template("stacked").unwrap();
        draft
    };
    let desk = Desk::open(folder.path()).unwrap();
    assert_eq!(desk.draft().unwrap(), draft);
    assert_eq!(desk.template().unwrap(), "stacked");
    assert_eq!(desk.articles().unwrap()[0].article.source, ARTICLE);
}

#[test]
fn the_same_article_is_on_the_desk_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let first = desk.import_text(ARTICLE).unwrap();
    let second = desk.import_text(ARTICLE).unwrap();
    assert_eq!(first, second);
    assert_eq!(desk.articles().unwrap().len(), 1);
}

#[test]
fn an_exported_draft_renders_to_the_same_html_from_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(&folder.path().join("desk")).unwrap();
    let article = desk.import_text(ARTICLE).unwrap();
    let draft = desk
        .pick(desk.draft().unwrap(), &article.id, 1, today())
        .unwrap();
    let (toml, html) = (
        folder.path().join("out/memo.toml"),
        folder.path().join("out/memo.html"),
    );
    fs::create_dir(folder.path().join("out")).unwrap();
    desk.export(&draft, "stacked", ExportFormat::Draft, &toml, today())
        .unwrap();
    desk.export(&draft, "stacked", ExportFormat::Html, &html, today())
        .unwrap();
    let memo = mujaz::load_memo(
        &fs::read_to_string(&toml).unwrap(),
        toml.parent().unwrap(),
        &mujaz::read_topics(None).unwrap(),
        today(),
    )
    .unwrap();
    let template = mujaz::find_template("stacked").unwrap();
    assert_eq!(
        mujaz::render(&memo, &template).unwrap().0,
        fs::read_to_string(&html).unwrap()
    );
}

#[test]
fn a_preview_says_what_the_checks_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let article = desk.import_text(ARTICLE).unwrap();
    let mut draft = desk
        .pick(desk.draft().unwrap(), &article.id, 1, today())
        .unwrap();
    draft.header.subject.en = "Title".to_owned();
    draft.points[0].text.en = "They did not discuss border security.".to_owned();
    let preview = desk.preview(&draft, "stacked", today()).unwrap();
    let found: Vec<_> = preview
        .findings
        .iter()
        .map(|finding| (finding.kind, finding.point))
        .collect();
    assert_eq!(
        found,
        [
            (FindingKind::NegationMismatch, Some(1)),
            (FindingKind::IncompleteSource, None)
        ]
    );
}

#[test]
fn an_article_under_a_point_cannot_vanish_unnoticed() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let article = desk.import_text(ARTICLE).unwrap();
    let draft = desk
        .pick(desk.draft().unwrap(), &article.id, 1, today())
        .unwrap();
    desk.save_draft(&draft).unwrap();
    desk.remove_article(&article.id).unwrap();
    assert!(matches!(
        desk.preview(&draft, "stacked", today()),
        Err(Error::Draft(_))
    ));
    assert_eq!(desk.draft().unwrap(), draft);
}

#[test]
fn a_users_own_topics_and_templates_are_on_the_desk() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("topics.toml"),
        "[[topic]]\nid = \"departure\"\nlabel = { ar = \"مغادرة\", en = \"Departure\" }\nar = [\"غادر\"]\n",
    )
    .unwrap();
    let own = folder.path().join("templates/ours");
    fs::create_dir_all(&own).unwrap();
    fs::write(
        own.join("template.toml"),
        "label = { ar = \"لنا\", en = \"Ours\" }\nfonts = [\"Amiri\"]\n",
    )
    .unwrap();
    fs::write(own.join("memo.html"), "<p>{{ memo.header.subject.ar }}</p>").unwrap();
    fs::write(own.join("memo.css"), "").unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let article = desk.import_text(ARTICLE).unwrap();
    assert_eq!(article.candidates[0].sentence, Some(2));
    let draft = desk
        .pick(desk.draft().unwrap(), &article.id, 2, today())
        .unwrap();
    assert_eq!(
        draft.points[0]
            .topic
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("departure")
    );
    assert_eq!(
        desk.preview(&draft, "ours", today()).unwrap().html.0,
        "<p>عنوان</p>"
    );
}

#[test]
fn a_broken_topic_file_or_template_is_told_and_left_and_the_desk_opens_with_the_built_in_ones() {
    let folder = tempfile::tempdir().unwrap();
    let topics = folder.path().join("topics.toml");
    fs::write(&topics, "x = [").unwrap();
    for (name, label) in [("broken", "1"), ("ours", "{ ar = \"لنا\", en = \"Ours\" }")] {
        let own = folder.path().join("templates").join(name);
        fs::create_dir_all(&own).unwrap();
        let toml = format!("label = {label}\nfonts = []\n");
        fs::write(own.join("template.toml"), toml).unwrap();
        fs::write(own.join("memo.html"), "").unwrap();
        fs::write(own.join("memo.css"), "").unwrap();
    }
    let mut desk = Desk::open(folder.path()).unwrap();
    let told: Vec<_> = desk
        .set_aside()
        .iter()
        .map(|file| (file.path.clone(), file.error.code()))
        .collect();
    let broken = folder.path().join("templates/broken");
    assert_eq!(told, [(topics.clone(), "topics"), (broken, "render")]);
    let names: Vec<String> = desk
        .templates()
        .into_iter()
        .map(|known| known.name)
        .collect();
    assert_eq!(names, ["side-by-side", "stacked", "ours"]);
    assert_eq!(desk.topics(), mujaz::read_topics(None).unwrap());

    // Nothing writes over the file but the user who has seen it.
    let term = Text::new(Language::Arabic, "غادر");
    assert_eq!(
        desk.watch(&term, Under::New(&Bilingual::new("غادر", "")))
            .unwrap_err()
            .code(),
        "topics"
    );
    assert_eq!(desk.topic_file().unwrap(), "x = [");
    desk.save_topics("").unwrap();
    assert_eq!(desk.set_aside().len(), 1, "{:?}", desk.set_aside());
}

fn watch(_: mujaz::Progress<'_>) {}

const FEED: &str = "<rss version='2.0'><channel><title>المنار</title>\
    <item><title>عنوان أول</title><description>بحث الوفد أمن الحدود.</description></item>\
    <item><title>عنوان ثان</title><description>وغادر الوفد أمس.</description></item></channel></rss>";

#[test]
fn the_articles_of_a_feed_come_back_from_its_one_original() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.xml");
    fs::write(&file, FEED).unwrap();
    fs::write(folder.path().join("bad.bin"), b"\0\0").unwrap();
    let paths = [
        file,
        folder.path().join("bad.bin"),
        folder.path().join("missing"),
    ];
    let mut desk = Desk::open(&folder.path().join("desk")).unwrap();
    let import = desk.import_files(&paths, &mut watch, Stop::NEVER);
    assert_eq!(import.articles.len(), 2);
    assert_eq!(import.failures.len(), 2, "{:?}", import.failures);
    assert_eq!(import.articles[0].format, "feed");
    let known = desk.articles().unwrap();
    drop(desk);
    let mut desk = Desk::open(&folder.path().join("desk")).unwrap();
    assert_eq!(desk.articles().unwrap(), known);
    desk.remove_article(&known[0].id).unwrap();
    drop(desk);
    let desk = Desk::open(&folder.path().join("desk")).unwrap();
    assert_eq!(desk.articles().unwrap(), known[1..]);

    let draft = desk
        .pick(desk.draft().unwrap(), &known[1].id, 1, today())
        .unwrap();
    let toml = folder.path().join("out/memo.toml");
    fs::create_dir(folder.path().join("out")).unwrap();
    desk.export(&draft, "stacked", ExportFormat::Draft, &toml, today())
        .unwrap();
    mujaz::load_memo(
        &fs::read_to_string(&toml).unwrap(),
        toml.parent().unwrap(),
        &[],
        today(),
    )
    .unwrap();
}

#[test]
fn an_import_that_is_broken_off_keeps_what_was_read() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["a.txt", "b.txt"].map(|name| {
        let path = folder.path().join(name);
        fs::write(&path, format!("{name}\n\n{ARTICLE}")).unwrap();
        path
    });
    let mut desk = Desk::open(&folder.path().join("desk")).unwrap();
    let begun = Cell::new(0);
    let is_asked = || begun.get() == 2;
    let mut watch = |progress: mujaz::Progress<'_>| {
        assert_eq!(progress.total, 2);
        begun.set(progress.done + 1);
    };
    let import = desk.import_files(&paths, &mut watch, Stop::when(&is_asked));
    assert!(import.is_cancelled);
    assert_eq!(import.articles.len(), 1);
    let codes: Vec<&str> = import
        .failures
        .iter()
        .map(|failure| failure.error.code())
        .collect();
    assert_eq!(codes, ["stopped"]);
}

#[test]
fn a_stop_in_the_midst_of_a_file_leaves_nothing_of_it_on_the_desk_or_in_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.xml");
    fs::write(&path, FEED).unwrap();
    let asked = Cell::new(0);
    let count = || {
        asked.set(asked.get() + 1);
        false
    };
    let imported = mujaz::import_files(
        std::slice::from_ref(&path),
        mujaz::Mojibake::Keep,
        &mut watch,
        Stop::when(&count),
    );
    assert_eq!(imported.articles.len(), 2);
    let all = asked.get();
    assert!(all > 3, "asked {all} times only");
    let home = folder.path().join("desk");
    let mut desk = Desk::open(&home).unwrap();
    for allowed in 1..all {
        asked.set(0);
        let is_asked = || {
            asked.set(asked.get() + 1);
            asked.get() > allowed
        };
        let import = desk.import_files(
            std::slice::from_ref(&path),
            &mut watch,
            Stop::when(&is_asked),
        );
        assert!(import.is_cancelled, "stopped after {allowed} of {all}");
        assert_eq!(import.articles.len(), 0, "stopped after {allowed} of {all}");
        assert_eq!(import.failures[0].error.code(), "stopped");
        assert_eq!(desk.articles().unwrap(), []);
    }
    drop(desk);
    assert_eq!(Desk::open(&home).unwrap().articles().unwrap(), []);
}

#[test]
fn a_selection_becomes_a_point_that_renders() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let article = desk.import_text(ARTICLE).unwrap();
    let place = |sentence, character| ShownPlace {
        block: ShownBlock::Sentence(sentence),
        character,
    };
    let selection = Selection {
        from: place(1, 11),
        to: place(1, 17),
    };
    let draft = desk
        .pick_selection(desk.draft().unwrap(), &article.id, &selection, today())
        .unwrap();
    assert_eq!(draft.points[0].original, "أمن الحدود");
    let candidate = desk.candidate_of(&article.id, &selection).unwrap();
    assert_eq!(candidate.span, draft.points[0].span);
    assert_eq!(candidate.topics.first(), draft.points[0].topic.as_ref());
    assert_eq!(
        draft.points[0].topic,
        Some(TopicId("border-security".to_owned()))
    );
    let preview = desk.preview(&draft, "stacked", today()).unwrap();
    assert!(preview.html.0.contains("أمن الحدود"));
}

#[test]
fn a_term_that_is_watched_for_marks_the_articles_on_the_desk_and_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let term = Text::new(Language::Arabic, "غادر");
    let mut desk = Desk::open(folder.path()).unwrap();
    desk.import_text(ARTICLE).unwrap();
    desk.watch(&term, Under::New(&Bilingual::new("غادر", "")))
        .unwrap();
    let touched = |desk: &Desk| {
        let article = desk.articles().unwrap().remove(0);
        article
            .candidates
            .into_iter()
            .find(|candidate| candidate.sentence == Some(2))
            .unwrap()
            .topics
    };
    assert_eq!(touched(&desk), [TopicId("غادر".to_owned())]);
    let reopened = Desk::open(folder.path()).unwrap();
    assert_eq!(touched(&reopened), [TopicId("غادر".to_owned())]);
    assert!(
        reopened.topics().len() > 1,
        "the built-in topics stay watched"
    );
}

#[test]
fn a_topic_file_that_cannot_be_read_is_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let before = desk.topic_file().unwrap();
    let error = desk.save_topics("[[topic]]\nid = 3\n").unwrap_err();
    assert_eq!(error.code(), "topics");
    assert_eq!(desk.topic_file().unwrap(), before);
    let own = "[[topic]]\nid = \"x\"\nlabel = { ar = \"س\", en = \"x\" }\nar = [\"الوفد\"]\n";
    desk.save_topics(own).unwrap();
    assert_eq!(desk.topics().len(), 1);
}

const REPORT: &str = "وصل وفد من حلف شمال الأطلسي إلى بغداد صباح الثلاثاء، وبحث مع رئيس الحكومة ووزير الدفاع أمن الحدود وتدريب القوات ومستقبل مخيم الهول، واتفق الجانبان على لقاء ثان في بروكسل قبل نهاية العام لمراجعة ما نفذ من الخطة.";

fn warned_of(desk: &Desk, words: &str) -> Vec<bool> {
    let articles = desk.articles().unwrap();
    articles
        .iter()
        .map(|article| {
            let mut warnings = article.warnings.iter();
            warnings.any(|warning| warning.message.contains(words))
        })
        .collect()
}

#[test]
fn an_article_like_one_on_the_desk_is_kept_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let first = desk
        .import_text(&format!("الوفد في بغداد\n\n{REPORT}\n"))
        .unwrap();
    let copy = format!("الوفد في بغداد\r\n\r\n{}\r\n", REPORT.replace('أ', "ا"));
    let same = desk.import_text(&copy).unwrap();
    let close = desk
        .import_text(&format!("الوفد في بغداد\n\n{REPORT} وغادر أمس.\n"))
        .unwrap();
    desk.import_text(ARTICLE).unwrap();
    assert_eq!(first.duplicate, None);
    let duplicate = same.duplicate.unwrap();
    assert_eq!((duplicate.of, duplicate.similarity), (first.file, 100));
    assert!((70..100).contains(&close.duplicate.unwrap().similarity));
    assert_eq!(
        warned_of(&desk, "the same as `الوفد في بغداد`"),
        [false, true, false, false]
    );
    assert_eq!(warned_of(&desk, "close to"), [false, false, true, false]);

    drop(desk);
    let mut desk = Desk::open(folder.path()).unwrap();
    assert_eq!(warned_of(&desk, "the same as"), [false, true, false, false]);
    desk.remove_article(&first.id).unwrap();
    assert_eq!(warned_of(&desk, "the same as"), [false, false, false]);
    assert_eq!(warned_of(&desk, "close to"), [false, true, false]);
}

#[test]
fn private_addresses_are_allowed_only_once_the_user_says_so_and_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    assert_eq!(desk.reach().unwrap(), Reach::Public);
    desk.set_reach(Reach::Private).unwrap();
    drop(desk);
    let mut desk = Desk::open(folder.path()).unwrap();
    assert_eq!(desk.reach().unwrap(), Reach::Private);
    desk.set_reach(Reach::Public).unwrap();
    assert_eq!(desk.reach().unwrap(), Reach::Public);
}

/// The article as somebody reads it who takes its UTF-8 for Windows-1252.
const DAMAGED: &str =
    "Ø¹Ù†ÙˆØ§Ù†\n\nØ¨Ø\u{ad}Ø« Ø§Ù„ÙˆÙ\u{81}Ø¯ Ø£Ù…Ù† Ø§Ù„Ø\u{ad}Ø¯ÙˆØ¯. ÙˆØºØ§Ø¯Ø± Ø£Ù…Ø³.\n";

#[test]
fn an_article_that_was_repaired_on_the_desk_is_repaired_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(&folder.path().join("desk")).unwrap();
    let article = desk.import_text(DAMAGED).unwrap();
    assert_eq!(article.article.source, DAMAGED);
    assert!(article.repair.is_some());
    let repaired = desk.repair_article(&article.id, Mojibake::Repair).unwrap();
    assert_eq!(repaired.article.source, ARTICLE);
    assert_eq!(repaired.repair, None);
    let back = desk.repair_article(&article.id, Mojibake::Keep).unwrap();
    assert_eq!(back, article);
    let repaired = desk.repair_article(&article.id, Mojibake::Repair).unwrap();
    drop(desk);
    let desk = Desk::open(&folder.path().join("desk")).unwrap();
    assert_eq!(desk.articles().unwrap(), [repaired]);

    let draft = desk
        .pick(desk.draft().unwrap(), &article.id, 1, today())
        .unwrap();
    let toml = folder.path().join("memo.toml");
    desk.export(&draft, "stacked", ExportFormat::Draft, &toml, today())
        .unwrap();
    let written = fs::read_to_string(&toml).unwrap();
    mujaz::load_memo(&written, folder.path(), &[], today()).unwrap();
}

#[test]
fn articles_that_contradict_each_other_are_told_on_the_desk_and_by_the_checks_of_a_memo() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let arabic = desk
        .import_text("انفجار في سوق ببغداد\n\nبغداد: النهار\n\nقتل 12 شخصا وأصيب 30 آخرون في انفجار سيارة مفخخة وسط سوق شعبية في بغداد.\n")
        .unwrap();
    let english = desk
        .import_text("Car bomb in Baghdad market\n\nFifteen people were killed and 30 wounded when a car bomb exploded in a market in central Baghdad.\n")
        .unwrap();
    let comparison = desk.compare();
    assert_eq!(comparison.groups.len(), 1);
    assert_eq!(comparison.conflicts.len(), 1);
    let mut draft = desk.draft().unwrap();
    for article in [&arabic, &english] {
        draft = desk.pick(draft, &article.id, 1, today()).unwrap();
    }
    let told = |desk: &Desk, draft: &mujaz::model::Draft| {
        let findings = desk.preview(draft, "stacked", today()).unwrap().findings;
        findings
            .into_iter()
            .filter(|finding| finding.kind == FindingKind::FigureConflict)
            .map(|finding| (finding.severity, finding.point, finding.message.en))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(&desk, &draft),
        [
            (
                Severity::Alarm,
                Some(1),
                "killed: “12” here, “Fifteen” in point 2 (source 2)".to_owned()
            ),
            (
                Severity::Alarm,
                Some(2),
                "killed: “Fifteen” here, “12” in point 1 (source 1)".to_owned()
            ),
        ]
    );
    draft.points[0].text.en = "Between 12 and 15 people were killed.".to_owned();
    assert!(told(&desk, &draft).is_empty(), "the memo gives both");
}

/// A desk with a memo of one point, and the memo's file in `out`.
fn exported(folder: &std::path::Path) -> (mujaz::model::Draft, std::path::PathBuf) {
    let mut desk = Desk::open(&folder.join("first")).unwrap();
    let article = desk.import_text(ARTICLE).unwrap();
    let draft = desk
        .pick(desk.draft().unwrap(), &article.id, 1, today())
        .unwrap();
    let toml = folder.join("out/memo.toml");
    fs::create_dir(folder.join("out")).unwrap();
    desk.export(&draft, "stacked", ExportFormat::Draft, &toml, today())
        .unwrap();
    (draft, toml)
}

#[test]
fn a_memo_that_was_saved_opens_on_another_desk_with_its_sources() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, toml) = exported(folder.path());
    let mut desk = Desk::open(&folder.path().join("second")).unwrap();
    let import = desk.import_files(std::slice::from_ref(&toml), &mut watch, Stop::NEVER);
    assert_eq!(import.failures.len(), 0, "{:?}", import.failures);
    let memo = import.memo.unwrap();
    assert_eq!((memo.file, memo.missing.len()), (toml, 0));
    assert_eq!(memo.draft, draft, "the source has the name that it had");
    assert_eq!(import.articles.len(), 1);
    desk.preview(&memo.draft, "stacked", today()).unwrap();
    // What is on the desk changes only when the draft is saved.
    assert_eq!(desk.draft().unwrap(), mujaz::model::Draft::default());
}

#[test]
fn a_memo_whose_sources_are_not_beside_it_opens_and_names_them_unless_the_desk_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, toml) = exported(folder.path());
    fs::remove_dir_all(folder.path().join("out/sources")).unwrap();
    let open = |name: &str| {
        let mut desk = Desk::open(&folder.path().join(name)).unwrap();
        let import = desk.import_files(std::slice::from_ref(&toml), &mut watch, Stop::NEVER);
        import.memo.unwrap()
    };
    let memo = open("second");
    assert_eq!(memo.draft, draft);
    let missing: Vec<_> = memo
        .missing
        .iter()
        .map(|source| (source.name.as_str(), source.error.code()))
        .collect();
    assert_eq!(missing, [(draft.sources[0].file.as_str(), "draft")]);
    assert_eq!(open("first").missing.len(), 0);
}

#[test]
fn a_memo_of_the_command_line_opens_with_the_articles_that_it_names() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("article.txt"), ARTICLE).unwrap();
    let draft = mujaz::new_draft(
        &[folder.path().join("article.txt")],
        &[mujaz::Pick {
            file: 1,
            sentence: 2,
        }],
        &[],
        folder.path(),
        Mojibake::Keep,
        today(),
    )
    .unwrap();
    assert_eq!(draft.sources[0].file, "article.txt");
    let toml = folder.path().join("memo.toml");
    fs::write(&toml, mujaz::write_draft(&draft).unwrap()).unwrap();
    let mut desk = Desk::open(&folder.path().join("desk")).unwrap();
    let memo = desk
        .import_files(std::slice::from_ref(&toml), &mut watch, Stop::NEVER)
        .memo
        .unwrap();
    assert_eq!(memo.draft.sources[0].file, desk.articles().unwrap()[0].file);
    let preview = desk.preview(&memo.draft, "stacked", today()).unwrap();
    assert!(preview.html.0.contains("وغادر أمس"));
}

#[test]
fn a_memo_is_no_article() {
    let folder = tempfile::tempdir().unwrap();
    let (_, toml) = exported(folder.path());
    let text = fs::read_to_string(&toml).unwrap();
    let mut desk = Desk::open(&folder.path().join("second")).unwrap();
    assert_eq!(desk.import_text(&text).unwrap_err().code(), "memo");
    // In a folder it is one of many, and a second one is one too many.
    for paths in [
        vec![folder.path().join("out")],
        vec![toml.clone(), toml.clone()],
    ] {
        let import = desk.import_files(&paths, &mut watch, Stop::NEVER);
        let codes: Vec<&str> = import
            .failures
            .iter()
            .map(|failure| failure.error.code())
            .collect();
        assert_eq!(codes, ["memo"]);
    }
    let imported = mujaz::import_files(
        std::slice::from_ref(&toml),
        Mojibake::Keep,
        &mut watch,
        Stop::NEVER,
    );
    let failure = &imported.failures[0].error;
    assert!(
        failure.to_string().contains("is a memo, not an article"),
        "{failure}"
    );
    let error = mujaz::import_file(&toml, Mojibake::Keep).unwrap_err();
    assert_eq!(error.code(), "memo");
    fs::write(&toml, "# A Mujaz memo. x\n[header]\nrefrence = 1\n").unwrap();
    let import = desk.import_files(&[toml], &mut watch, Stop::NEVER);
    assert_eq!(import.failures[0].error.code(), "draft");
    assert_eq!(desk.articles().unwrap().len(), 1);
}
