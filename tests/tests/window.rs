//! A user's morning in the real window: an article comes in, a memo in two languages goes out.
//!
//! Needs Xvfb, `WebKitWebDriver` and pdftotext, and `mujaz` and `mujaz-desktop` built beside this test (or named
//! in `MUJAZ_CLI` and `MUJAZ_DESKTOP`). `MUJAZ_ARTICLE` names another article than the sample to work on; it must tell
//! of an advisory mission, of a camp and of borders.

use std::{
    env, fs,
    io::{Read, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc,
    thread,
};

use anyhow::{Context, Result, ensure};
use mujaz_tests::{
    desktop::{Desktop, Home, wait_for},
    process::program,
};
use serde_json::json;

/// A point to pick: words of its sentence, and what the user writes in English.
struct Pick {
    words: &'static str,
    english: &'static str,
}

/// The three points that the app was first asked for. The camp comes before the borders since its sentence may name
/// both.
const PICKS: [Pick; 3] = [
    Pick {
        words: "استشارية",
        english: "The mission is advisory, not combat.",
    },
    Pick {
        words: "الهول",
        english: "The agenda includes al-Hol camp.",
    },
    Pick {
        words: "الحدود",
        english: "The two sides will work on border security.",
    },
];

const SUBJECT: &str = "First session of the dialogue";

#[test]
fn an_article_becomes_a_memo_in_both_languages() -> Result<()> {
    let home = Home::new()?;
    let window = Desktop::open(&home, &[])?;
    window.paste("paste-input", &fs::read_to_string(article()?)?)?;
    window.click("paste-import")?;
    write_memo(&window)?;

    for words in PICKS.iter().map(|pick| pick.english).chain([SUBJECT]) {
        wait_for_preview(&window, words)?;
    }
    assert!(
        window.preview()?.contains("استشارية"),
        "the preview has lost the Arabic"
    );
    keep_picture(&window, "memo")?;

    let pdf = letters_of(&export(&window, &home, "pdf")?)?;
    for words in [
        "advisory, not combat",
        "border security",
        "al-Hol camp",
        "استشارية",
        "الحدود",
        "الهول",
    ] {
        assert!(
            pdf.contains(&letters(words)),
            "{words} is not in the PDF:\n{pdf}"
        );
    }
    Ok(())
}

#[test]
fn the_window_and_the_command_line_make_the_same_page() -> Result<()> {
    let home = Home::new()?;
    let window = Desktop::open(&home, &[article()?])?;
    window.click("open-files")?;
    write_memo(&window)?;
    wait_for_preview(&window, SUBJECT)?;

    let exported = fs::read(export(&window, &home, "html")?)?;
    let draft = export(&window, &home, "toml")?;
    let rendered =
        rendered_by_the_command_line(&draft, &window.value("template-select")?, &today(&window)?)?;
    assert!(
        exported == rendered,
        "the window and the command line make different pages of one draft"
    );
    Ok(())
}

#[test]
fn an_address_is_fetched_when_it_is_asked_for_and_of_this_machine_only_where_that_is_allowed()
-> Result<()> {
    const HEADLINE: &str = "لجنة المياه تعرض خطة السدود";
    let page = format!(
        "<!doctype html><html lang=\"ar\"><head><meta charset=\"utf-8\"><title>{HEADLINE}</title></head><body><article>\
         <h1>{HEADLINE}</h1><p>عرضت لجنة المياه في العاصمة خطة من ثلاث مراحل لترميم السدود القديمة على النهرين قبل الشتاء.</p>\
         <p>وقال رئيس اللجنة إن الكلفة تبلغ 12.5 مليون دولار، وإن العمل يبدأ في الشهر المقبل.</p></article></body></html>"
    );
    let (address, asked) = serve(page)?;
    let home = Home::new()?;
    let window = Desktop::open(&home, &[])?;
    window.write("address-input", &address)?;
    assert_eq!(
        asked.try_iter().count(),
        0,
        "fetched before it was asked for"
    );

    window.click("address-import")?;
    wait_for("the refusal", || {
        let said = window.session().run(
            "return document.querySelector('.notices').textContent",
            json!([]),
        )?;
        let said = said.to_string();
        Ok(said
            .contains("127.0.0.1 is not on the public internet")
            .then_some(()))
    })?;
    assert_eq!(asked.try_iter().count(), 0, "connected to this machine");
    assert_eq!(window.value("address-input")?, address);
    keep_picture(&window, "refused")?;

    window.click("open-settings")?;
    keep_picture(&window, "settings")?;
    let widths = window.session().run(
        "const wide = (part) => document.querySelector(part).getBoundingClientRect().width; \
         return [wide('.settings'), wide('[data-testid=\"private-addresses\"]'), wide('.settings label span')];",
        json!([]),
    )?;
    let [dialog, tick, words] = [0, 1, 2].map(|at| widths[at].as_f64().unwrap_or_default());
    assert!(
        tick < 40.0 && words > dialog / 2.0 && words < dialog,
        "the dialog, its box to tick and the words beside it are so wide: {widths}"
    );
    window.click("private-addresses")?;
    let close = window.session().find(".settings .actions button")?;
    window
        .session()
        .click(&close.context("a button that closes the settings")?)?;
    window.click("address-import")?;
    wait_for("the article", || {
        let said = window.text("sentence-1")?;
        Ok(said.contains("ثلاث مراحل").then_some(()))
    })?;
    assert_eq!(
        asked.try_iter().count(),
        1,
        "fetched more than was asked for"
    );
    Ok(())
}

/// Answers every request with a page. Returns its address, and what tells of each request.
fn serve(page: String) -> Result<(String, mpsc::Receiver<()>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}/water", listener.local_addr()?);
    let (tell, asked) = mpsc::channel();
    thread::spawn(move || -> Result<()> {
        for stream in listener.incoming() {
            let mut stream = stream?;
            let _ = stream.read(&mut [0; 4096])?;
            tell.send(())?;
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
                page.len()
            )?;
        }
        Ok(())
    });
    Ok((address, asked))
}

#[test]
fn what_was_typed_is_there_after_the_program_was_killed() -> Result<()> {
    let home = Home::new()?;
    let window = Desktop::open_with(&home, &[], &[article()?.display().to_string()])?;
    write_memo(&window)?;
    window.session().end()?;
    window.wait_until_closed()?;
    drop(window);

    let window = Desktop::open(&home, &[])?;
    for (place, pick) in PICKS.iter().enumerate() {
        assert_eq!(
            window.value(&format!("point-{}-en", place + 1))?,
            pick.english
        );
    }
    assert_eq!(window.value("header-subject-en")?, SUBJECT);
    wait_for_preview(&window, SUBJECT)?;
    Ok(())
}

#[test]
fn what_was_typed_just_before_closing_is_saved() -> Result<()> {
    let home = Home::new()?;
    let window = Desktop::open(&home, &[])?;
    window.write("header-subject-en", SUBJECT)?;
    window.request_close()?;
    window.wait_until_closed()?;
    drop(window);

    let window = Desktop::open(&home, &[])?;
    assert_eq!(window.value("header-subject-en")?, SUBJECT);
    Ok(())
}

#[test]
fn the_fields_grow_with_their_words_when_the_window_gets_narrower() -> Result<()> {
    let home = Home::new()?;
    let window = Desktop::open_with(&home, &[], &[article()?.display().to_string()])?;
    write_memo(&window)?;
    let cut_off = "return [...document.querySelectorAll('.grow textarea')]\
        .filter((field) => field.scrollHeight > field.clientHeight + 1).map((field) => field.dataset.testid);";
    for width in [1900, 900] {
        window.session().resize(width, 820)?;
        wait_for("the window's new width", || {
            let now = window.session().run("return innerWidth", json!([]))?;
            Ok((now == json!(width)).then_some(()))
        })?;
        wait_for(&format!("all words {width} pixels wide"), || {
            let hidden = window.session().run(cut_off, json!([]))?;
            Ok((hidden == json!([])).then_some(()))
        })?;
    }
    keep_picture(&window, "narrow")
}

#[test]
fn a_memo_that_was_saved_is_opened_again_after_the_next_one_was_begun() -> Result<()> {
    let home = Home::new()?;
    let file = home.exports().join("A-1.toml");
    let window = Desktop::open_with(
        &home,
        std::slice::from_ref(&file),
        &[article()?.display().to_string()],
    )?;
    write_memo(&window)?;
    window.write("header-reference", "A/1")?;
    window.click("new-memo")?;
    keep_picture(&window, "new-memo")?;
    window.click("save-and-replace")?;
    wait_for("the empty memo", || {
        Ok(window.value("header-subject-en")?.is_empty().then_some(()))
    })?;
    assert!(file.is_file(), "the memo was not saved before it went");
    keep_picture(&window, "new-memo-begun")?;

    window.click("open-memo")?;
    wait_for("the memo of the file", || {
        Ok((window.value("header-subject-en")? == SUBJECT).then_some(()))
    })?;
    assert_eq!(window.value("point-1-en")?, PICKS[0].english);
    wait_for_preview(&window, PICKS[0].english)
}

#[test]
fn marked_words_become_a_point_and_a_watched_topic() -> Result<()> {
    let home = Home::new()?;
    let window = Desktop::open(&home, &[])?;
    let text = "عنوان\n\nاتفق الطرفان على أن المهمة استشارية وليست قتالية في جميع مراحلها.\n";
    window.paste("paste-input", text)?;
    window.click("paste-import")?;
    window.element("sentence-1")?;
    // From inside one word to inside another: the point takes both words whole.
    mark(&window, "ستشارية", "قتال")?;
    wait_for("what is said of the marked words", || {
        let notes = window.text("candidate-notes")?;
        Ok(notes.contains("وليست قتالية").then_some(()))
    })?;
    keep_picture(&window, "marked")?;
    window.click("pick-selection")?;
    assert_eq!(point(&window, 1)?, "استشارية وليست قتالية");

    mark(&window, "جميع مراحلها", "مراحلها")?;
    window.click("watch-selection")?;
    window.click("watch-as-new")?;
    wait_for("the topic at the sentence", || {
        let chips = window.session().run(
            "return [...document.querySelectorAll('.chip')].map((chip) => chip.textContent).join('|')",
            json!([]),
        )?;
        Ok(chips.to_string().contains("جميع مراحلها").then_some(()))
    })?;
    Ok(())
}

#[test]
fn words_marked_from_the_headline_over_two_sentences_and_in_a_caption_become_points() -> Result<()>
{
    let home = Home::new()?;
    let file = home.exports().join("marked.html");
    std::fs::write(
        &file,
        "<html lang=\"ar\"><body><article><h1>الوزير: المهمة استشارية وليست قتالية</h1>\
         <figure><img src=\"a.png\" alt=\"\"><figcaption>الوفد عند وصوله إلى المعبر</figcaption></figure>\
         <p>اتفق الطرفان على فتح المعبر أمام الشاحنات في الأسبوع المقبل. ويغادر الوفد المدينة صباح الخميس بعد لقاء ثان.</p>\
         </article></body></html>",
    )?;
    let window = Desktop::open_with(&home, &[], &[file.display().to_string()])?;
    window.element("sentence-2")?;
    let sentence = "[data-sentence=\"2\"]";
    mark_between(
        &window,
        ("[data-headline]", "استشارية"),
        (sentence, "الوفد"),
    )?;
    keep_picture(&window, "marked-from-the-headline")?;
    wait_for("what the headline denies", || {
        let notes = window.text("candidate-notes")?;
        Ok(notes.contains("وليست قتالية").then_some(()))
    })?;
    window.click("pick-selection")?;
    let over = "استشارية وليست قتالية اتفق الطرفان على فتح المعبر أمام الشاحنات في الأسبوع المقبل. ويغادر الوفد";
    assert_eq!(point(&window, 1)?, over);

    let caption = "[data-caption=\"1\"]";
    mark_between(&window, (caption, "عند"), (caption, "المعبر"))?;
    window.click("pick-selection")?;
    assert_eq!(point(&window, 2)?, "عند وصوله إلى المعبر");
    Ok(())
}

/// The Arabic text of a point, once it has one.
fn point(window: &Desktop, number: usize) -> Result<String> {
    wait_for("the point", || {
        window
            .value(&format!("point-{number}-ar"))
            .map(|value| Some(value).filter(|value| !value.is_empty()))
    })
}

/// Marks the first sentence from where `from` begins to where the first `to` after that ends.
fn mark(window: &Desktop, from: &str, to: &str) -> Result<()> {
    let sentence = "[data-sentence=\"1\"]";
    mark_between(window, (sentence, from), (sentence, to))
}

/// Marks from where words begin in one part of the article to where the first such words after that end in the same part or
/// another: each a selector with the words.
fn mark_between(window: &Desktop, from: (&str, &str), to: (&str, &str)) -> Result<()> {
    window.session().run(
        "const [[first, from], [last, to]] = arguments; \
         const nodesOf = (part) => { \
             const walker = document.createTreeWalker(document.querySelector(part), NodeFilter.SHOW_TEXT); \
             const nodes = []; \
             while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('[aria-hidden]')) nodes.push(walker.currentNode); \
             return nodes; \
         }; \
         const textOf = (part) => nodesOf(part).map((node) => node.data).join(''); \
         const place = (part, offset) => { \
             for (const node of nodesOf(part)) { \
                 if (offset <= node.data.length) return [node, offset]; \
                 offset -= node.data.length; \
             } \
         }; \
         const start = textOf(first).indexOf(from); \
         const end = textOf(last).indexOf(to, first === last ? start : 0) + to.length; \
         getSelection().setBaseAndExtent(...place(first, start), ...place(last, end));",
        json!([from, to]),
    )?;
    Ok(())
}

#[test]
fn a_page_that_hangs_does_not_keep_the_window_open() -> Result<()> {
    let home = Home::new()?;
    let window = Desktop::open(&home, &[])?;
    window.element("paste-input")?;
    window
        .session()
        .run("setTimeout(() => { for (;;); }, 300)", json!([]))?;
    window.request_close()?;
    window.wait_until_closed()
}

#[test]
fn the_page_reaches_nothing_outside_and_runs_no_script_of_others() -> Result<()> {
    let home = Home::new()?;
    let window = Desktop::open(&home, &[])?;
    window.element("paste-input")?;
    let fetched = window
        .session()
        .run_async("return await fetch('http://127.0.0.1:9/').then(() => 'sent');");
    assert!(
        fetched.is_err(),
        "the page could send a request: {fetched:?}"
    );
    let ran = window.session().run(
        "const script = document.createElement('script'); script.textContent = 'window.intruder = true';\
         document.body.append(script); return window.intruder === true;",
        json!([]),
    )?;
    assert_eq!(ran, json!(false), "a script in the page was run");
    let closed = window.session().run_async(
        "return await window.__TAURI_INTERNALS__.invoke('plugin:window|destroy', { label: 'main' });",
    );
    assert!(
        closed.is_err(),
        "the page could use a command that is not ours"
    );
    Ok(())
}

#[test]
fn without_a_display_the_program_says_so_in_one_line() -> Result<()> {
    let mut command = Command::new(program("MUJAZ_DESKTOP", "mujaz-desktop")?);
    let output = command
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()?;
    let said = String::from_utf8(output.stderr)?;
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("display"), "{said}");
    Ok(())
}

fn article() -> Result<PathBuf> {
    let named = env::var_os("MUJAZ_ARTICLE").map(PathBuf::from);
    let path = named.unwrap_or_else(|| {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/samples/talks.txt")
    });
    path.canonicalize()
        .with_context(|| format!("{} is missing", path.display()))
}

/// Picks the three sentences, writes their English and a subject, and waits until all of it is saved.
fn write_memo(window: &Desktop) -> Result<()> {
    let mut picked = Vec::new();
    for (place, pick) in PICKS.iter().enumerate() {
        let sentence = sentence_with(window, pick.words, &picked)?;
        window.click(&sentence)?;
        picked.push(sentence);
        window.write(&format!("point-{}-en", place + 1), pick.english)?;
    }
    window.write("header-subject-en", SUBJECT)?;
    window.wait_until_saved()
}

/// Returns the test id of the first sentence with these words that is not `taken`.
fn sentence_with(window: &Desktop, words: &str, taken: &[String]) -> Result<String> {
    let script = "const [words, taken] = arguments;\
        const sentences = [...document.querySelectorAll('[data-testid^=\"sentence-\"]')];\
        return sentences.find((one) => one.textContent.includes(words) && !taken.includes(one.dataset.testid))\
            ?.dataset.testid ?? null;";
    wait_for(words, || {
        let found = window.session().run(script, json!([words, taken]))?;
        Ok(found.as_str().map(str::to_owned))
    })
}

fn wait_for_preview(window: &Desktop, words: &str) -> Result<()> {
    wait_for(words, || {
        Ok(window.preview()?.contains(words).then_some(()))
    })
}

/// Clicks an export button and returns the file that comes of it.
fn export(window: &Desktop, home: &Home, extension: &str) -> Result<PathBuf> {
    let button = if extension == "toml" {
        "draft"
    } else {
        extension
    };
    window.click(&format!("export-{button}"))?;
    wait_for(&format!("a .{extension} file"), || {
        let mut files = fs::read_dir(home.exports())?
            .filter_map(Result::ok)
            .map(|entry| entry.path());
        Ok(files.find(|path| path.extension().is_some_and(|ending| ending == extension)))
    })
}

/// Returns the letters of a PDF's text. Spaces are left out, since pdftotext takes a wide gap after a letter such as ر
/// for one; so are the invisible marks that direct the reading.
fn letters_of(pdf: &Path) -> Result<String> {
    let output = Command::new("pdftotext").arg(pdf).arg("-").output();
    let output = output.context("cannot run pdftotext: install the package poppler-utils")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(letters(&String::from_utf8(output.stdout)?))
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && !directs(*letter))
        .collect()
}

fn directs(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns the day that the window takes it to be.
fn today(window: &Desktop) -> Result<String> {
    let script = "return await window.__TAURI_INTERNALS__.invoke('open_desk');";
    let desk = window.session().run_async(script)?;
    Ok(desk["today"]
        .as_str()
        .context("the desk has no day")?
        .to_owned())
}

/// Renders an exported draft with the command-line program.
fn rendered_by_the_command_line(draft: &Path, template: &str, today: &str) -> Result<Vec<u8>> {
    let page = draft.with_extension("rendered");
    let mut command = Command::new(program("MUJAZ_CLI", "mujaz")?);
    command.arg("render").arg(draft).arg("-o").arg(&page);
    let output = command
        .args(["--template", template, "--to", "html", "--date", today])
        .output()?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(fs::read(page)?)
}

/// Keeps a picture of the window beside this test, for people to look at.
fn keep_picture(window: &Desktop, name: &str) -> Result<()> {
    let folder = env::current_exe()?.with_file_name("window-pictures");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name).with_extension("png"), window.picture()?)?;
    Ok(())
}
