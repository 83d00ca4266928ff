//! The commands as the page calls them, on a runtime without a window. The capability and the content of messages are
//! the real ones.

use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    path::PathBuf,
    sync::Arc,
    thread,
};

use mujaz_ipc::ExportFormat;
use serde_json::{Value, json};
use tauri::{
    App, Manager, WebviewWindow, WebviewWindowBuilder,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};
use tempfile::TempDir;

use crate::{picker::FilePicker, shell::Shell, window};

const ARTICLE: &str = "افتتاح مركز التدريب\n\nقال الوزير إن المهمة استشارية وليست قتالية. وأضاف أن أمن الحدود أولوية.\n";

/// An article in UTF-8 as somebody reads it who takes it for Windows-1252.
const DAMAGED: &str = "Ø§Ù\u{81}ØªØªØ§Ø\u{ad} Ù…Ø±ÙƒØ² Ø§Ù„ØªØ¯Ø±ÙŠØ¨\n\nÙ‚Ø§Ù„ Ø§Ù„ÙˆØ²ÙŠØ± Ø¥Ù† Ø§Ù„Ù…Ù‡Ù…Ø© Ø§Ø³ØªØ´Ø§Ø±ÙŠØ©.\n";

/// A window without a screen, and the folders that it works in.
struct Desktop {
    page: WebviewWindow<MockRuntime>,
    folder: TempDir,
    _app: App<MockRuntime>,
}

/// Picks what the test says.
struct Chosen {
    articles: Vec<PathBuf>,
    memos: Option<PathBuf>,
}

impl FilePicker for Chosen {
    fn articles(&self) -> Vec<PathBuf> {
        self.articles.clone()
    }

    fn memo(&self, name: &str, _format: ExportFormat) -> Option<PathBuf> {
        self.memos.as_ref().map(|folder| folder.join(name))
    }
}

impl Desktop {
    fn new() -> Self {
        Self::started_with(&[])
    }

    /// Returns a window that was started with these files, of which the test folder holds those that have a text.
    fn started_with(files: &[(&str, Option<&str>)]) -> Self {
        let folder = TempDir::new().unwrap();
        let paths: Vec<PathBuf> = files
            .iter()
            .map(|(name, _)| folder.path().join(name))
            .collect();
        for ((_, text), path) in files.iter().zip(&paths) {
            if let Some(text) = text {
                fs::write(path, text).unwrap();
            }
        }
        let picker = Chosen {
            articles: paths.clone(),
            memos: Some(folder.path().to_owned()),
        };
        let app = window::equip(mock_builder())
            .build(window::context())
            .unwrap();
        app.manage(Arc::new(Shell::new(
            folder.path().join("desk"),
            paths,
            Box::new(picker),
        )));
        let page = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
            .build()
            .unwrap();
        Self {
            page,
            folder,
            _app: app,
        }
    }

    fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        call(&self.page, command, arguments)
    }

    fn memo_of_two_points(&self) -> Value {
        let imported = self
            .call("import_text", json!({ "text": ARTICLE }))
            .unwrap();
        let article = &imported["articles"][0]["id"];
        let mut draft = self.call("open_desk", json!({})).unwrap()["draft"].clone();
        for sentence in [1, 2] {
            draft = self
                .call(
                    "pick_sentence",
                    json!({ "draft": draft, "article": article, "sentence": sentence }),
                )
                .unwrap();
        }
        draft
    }
}

fn call(
    page: &WebviewWindow<MockRuntime>,
    command: &str,
    arguments: Value,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost".parse().unwrap(),
        body: InvokeBody::Json(arguments),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(page, request).map(|body| body.deserialize().unwrap())
}

#[test]
fn every_command_of_the_interface_is_allowed_and_no_other() {
    let capability: Value =
        serde_json::from_str(include_str!("../capabilities/desk.json")).unwrap();
    let allowed: Vec<String> = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|permission| permission.as_str().unwrap().strip_prefix("allow-"))
        .map(|name| name.replace('-', "_"))
        .collect();
    assert_eq!(allowed, mujaz_ipc::command_names());
}

#[test]
fn what_is_not_listed_is_refused() {
    let desktop = Desktop::new();
    for command in [
        "plugin:event|emit",
        "plugin:dialog|open",
        "plugin:window|destroy",
        "read_disk",
    ] {
        let refusal = desktop.call(command, json!({})).unwrap_err().to_string();
        assert!(
            refusal.contains("not allowed") || refusal.contains("not found"),
            "{command} was answered with {refusal}"
        );
    }
}

#[test]
fn an_argument_of_the_wrong_kind_is_named() {
    let refusal = Desktop::new()
        .call("import_text", json!({ "text": 7 }))
        .unwrap_err();
    assert!(refusal.to_string().contains("text"), "{refusal}");
}

#[test]
fn the_articles_of_the_desk_are_compared() {
    let desktop = Desktop::new();
    for text in [
        "انفجار في سوق ببغداد\n\nبغداد: النهار\n\nقتل 12 شخصا في انفجار سيارة مفخخة وسط سوق شعبية في بغداد.\n",
        "انفجار سيارة في بغداد\n\nبغداد: المنار\n\nمقتل 15 شخصا بانفجار سيارة مفخخة في سوق شعبية وسط بغداد.\n",
    ] {
        desktop
            .call("import_text", json!({ "text": text }))
            .unwrap();
    }
    let desk = desktop.call("open_desk", json!({})).unwrap();
    let compared = desktop.call("compare_articles", json!({})).unwrap();
    assert_eq!(
        compared["groups"][0]["members"][1]["article"],
        desk["articles"][1]["id"]
    );
    assert_eq!(compared["conflicts"][0]["figures"][1]["value"], "15");
}

#[test]
fn a_pasted_article_is_on_the_desk() {
    let desktop = Desktop::new();
    let imported = desktop
        .call("import_text", json!({ "text": ARTICLE }))
        .unwrap();
    let desk = desktop.call("open_desk", json!({})).unwrap();
    assert_eq!(desk["articles"], imported["articles"]);
    assert_eq!(desk["articles"][0]["headline"], "افتتاح مركز التدريب");
    assert_eq!(desk["articles"][0]["sentences"][1]["index"], 2);
}

#[test]
fn an_empty_paste_is_refused_with_a_code_and_a_message() {
    let refusal = Desktop::new()
        .call("import_text", json!({ "text": " " }))
        .unwrap_err();
    assert!(refusal["code"].is_string(), "{refusal}");
    assert!(refusal["message"].is_string(), "{refusal}");
    assert!(refusal.get("hint").is_some(), "{refusal}");
}

#[test]
fn files_of_the_command_line_are_imported_once_and_the_unreadable_one_is_named() {
    let desktop = Desktop::started_with(&[("one.txt", Some(ARTICLE)), ("missing.txt", None)]);
    let desk = desktop.call("open_desk", json!({})).unwrap();
    assert_eq!(desk["articles"].as_array().unwrap().len(), 1);
    assert_eq!(desk["failures"][0]["name"], "missing.txt");
    let again = desktop.call("open_desk", json!({})).unwrap();
    assert_eq!(again["articles"], desk["articles"]);
    assert_eq!(again.get("failures"), None);
}

#[test]
fn chosen_files_are_imported_each_for_itself() {
    let desktop = Desktop::started_with(&[("missing.txt", None), ("one.txt", Some(ARTICLE))]);
    let imported = desktop.call("choose_files", json!({})).unwrap();
    assert_eq!(imported["articles"].as_array().unwrap().len(), 1);
    assert_eq!(imported["failures"][0]["name"], "missing.txt");
}

#[test]
fn a_saved_draft_is_there_when_the_desk_is_opened_again() {
    let desktop = Desktop::new();
    let mut draft = desktop.memo_of_two_points();
    draft["points"][0]["text"]["en"] = json!("The mission is advisory, not combat.");
    draft["header"]["date"] = Value::Null;
    desktop
        .call("save_draft", json!({ "draft": draft }))
        .unwrap();
    let kept = desktop.call("open_desk", json!({})).unwrap()["draft"].clone();
    assert_eq!(kept["points"], draft["points"]);
    assert_eq!(kept["points"].as_array().unwrap().len(), 2);
}

#[test]
fn the_preview_shows_what_was_picked_and_the_exported_page_is_the_same() {
    let desktop = Desktop::new();
    let draft = desktop.memo_of_two_points();
    let template = desktop.call("open_desk", json!({})).unwrap()["template"].clone();
    let preview = desktop
        .call("preview", json!({ "draft": draft, "template": template }))
        .unwrap();
    let page = preview["html"].as_str().unwrap();
    assert!(page.contains("استشارية"), "{page}");
    let path = desktop
        .call(
            "export_memo",
            json!({ "draft": draft, "template": template, "format": "html" }),
        )
        .unwrap();
    assert_eq!(fs::read_to_string(path.as_str().unwrap()).unwrap(), page);
}

#[test]
fn a_memo_is_offered_under_its_reference() {
    let desktop = Desktop::new();
    let mut draft = desktop.memo_of_two_points();
    draft["header"]["reference"] = json!("MFA/12");
    let template = desktop.call("open_desk", json!({})).unwrap()["template"].clone();
    let path = desktop
        .call(
            "export_memo",
            json!({ "draft": draft, "template": template, "format": "draft" }),
        )
        .unwrap();
    assert_eq!(path, json!(desktop.folder.path().join("MFA-12.toml")));
}

/// Takes connections and answers none of them.
fn silent_server() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/a", listener.local_addr().unwrap());
    (listener, address)
}

#[test]
fn a_page_of_the_own_network_is_fetched_once_that_is_allowed() {
    let (listener, address) = silent_server();
    let page = "<article><h1>عنوان المقال الطويل</h1><p>بحث وفد الوزارة أمن الحدود مع ممثلي الحلف في العاصمة خلال يومين من الاجتماعات.</p><p>وأكد الجانبان أن المهمة استشارية لا قتالية، وأن المستشارين سيصلون في الشهر المقبل.</p></article>";
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
                page.len()
            );
        }
    });
    let desktop = Desktop::new();
    let refusal = desktop
        .call("import_address", json!({ "address": address }))
        .unwrap_err();
    assert_eq!(refusal["code"], "blocked-address");
    desktop
        .call("set_private_addresses", json!({ "allowed": true }))
        .unwrap();
    let imported = desktop
        .call("import_address", json!({ "address": address }))
        .unwrap();
    assert_eq!(imported["articles"][0]["headline"], "عنوان المقال الطويل");
    let desk = desktop.call("open_desk", json!({})).unwrap();
    assert_eq!(desk["allows_private_addresses"], true);
}

#[test]
fn a_fetch_that_hangs_can_be_stopped() {
    let (listener, address) = silent_server();
    let desktop = Desktop::new();
    desktop
        .call("set_private_addresses", json!({ "allowed": true }))
        .unwrap();
    let page = desktop.page.clone();
    let stopper = thread::spawn(move || {
        // Only once the server is asked is there a fetch to stop.
        let asked = listener.accept().unwrap();
        call(&page, "cancel_import", json!({})).unwrap();
        asked
    });
    let refusal = desktop
        .call("import_address", json!({ "address": address }))
        .unwrap_err();
    assert_eq!(refusal["code"], "stopped");
    stopper.join().unwrap();
}

#[test]
fn damaged_text_is_repaired_where_the_page_asks_and_comes_back() {
    let desktop = Desktop::new();
    let imported = desktop
        .call("import_text", json!({ "text": DAMAGED }))
        .unwrap();
    let article = &imported["articles"][0];
    assert_eq!(article["repair"]["read_as"], json!(["windows-1252"]));
    let repair = |repair: bool| {
        desktop
            .call(
                "repair_article",
                json!({ "id": article["id"], "repair": repair }),
            )
            .unwrap()
    };
    assert_eq!(repair(true)[0]["headline"], "افتتاح مركز التدريب");
    assert_eq!(repair(false)[0], *article);
}

#[test]
fn a_removed_article_is_gone() {
    let desktop = Desktop::new();
    let imported = desktop
        .call("import_text", json!({ "text": ARTICLE }))
        .unwrap();
    desktop
        .call(
            "remove_article",
            json!({ "id": imported["articles"][0]["id"] }),
        )
        .unwrap();
    assert_eq!(
        desktop.call("open_desk", json!({})).unwrap()["articles"],
        json!([])
    );
}

#[test]
fn the_chosen_template_is_kept() {
    let desktop = Desktop::new();
    let desk = desktop.call("open_desk", json!({})).unwrap();
    let last = desk["templates"].as_array().unwrap().last().unwrap()["name"].clone();
    desktop
        .call("set_template", json!({ "template": last }))
        .unwrap();
    assert_eq!(
        desktop.call("open_desk", json!({})).unwrap()["template"],
        last
    );
}

#[test]
fn topics_are_edited_as_forms_and_a_term_goes_under_a_topic_that_is_new() {
    let desktop = Desktop::new();
    let watched = desktop
        .call(
            "watch_for",
            json!({ "term": "ميناء", "language": "ar", "under": { "new": { "ar": "الموانئ", "en": "Ports" } } }),
        )
        .unwrap();
    let count = watched["topics"].as_array().unwrap().len();
    let mut forms = desktop.call("topic_forms", json!({})).unwrap();
    let ports = forms.as_array_mut().unwrap().pop().unwrap();
    assert_eq!(ports["label"], json!({ "ar": "الموانئ", "en": "Ports" }));
    assert_eq!(ports["ar"], json!(["ميناء"]));
    let saved = desktop
        .call("save_topic_forms", json!({ "topics": [ports] }))
        .unwrap();
    assert_eq!(saved["topics"].as_array().unwrap().len(), 1);
    assert!(count > 1);
}

#[test]
fn a_memo_file_that_the_window_is_started_with_is_handed_to_the_page_and_told_once() {
    let toml = "[header]\nreference = \"A/1\"\n\n[[sources]]\nnumber = 1\nfile = \"one.txt\"\nlanguage = \"ar\"\n\n\
                [[sources]]\nnumber = 2\nfile = \"gone.txt\"\nlanguage = \"ar\"\n";
    let desktop = Desktop::started_with(&[("memo.toml", Some(toml))]);
    fs::write(desktop.folder.path().join("one.txt"), ARTICLE).unwrap();
    let desk = desktop.call("open_desk", json!({})).unwrap();
    assert_eq!(desk["memo"]["name"], "memo.toml");
    assert_eq!(desk["memo"]["draft"]["header"]["reference"], "A/1");
    assert_eq!(
        desk["memo"]["draft"]["sources"][0]["file"],
        desk["articles"][0]["file"]
    );
    assert_eq!(desk["memo"]["missing"][0]["name"], "gone.txt");
    assert_eq!(desk["draft"]["header"]["reference"], "");
    assert_eq!(
        desktop.call("open_desk", json!({})).unwrap()["memo"],
        Value::Null
    );
    let chosen = desktop.call("choose_files", json!({})).unwrap();
    assert_eq!(chosen["memo"]["draft"], desk["memo"]["draft"]);
}

#[test]
fn what_is_broken_among_the_users_own_files_is_told_and_the_desk_opens() {
    let desktop = Desktop::new();
    let home = desktop.folder.path().join("desk");
    fs::create_dir_all(&home).unwrap();
    fs::write(home.join("topics.toml"), "x = [").unwrap();
    let desk = desktop.call("open_desk", json!({})).unwrap();
    assert_eq!(desk["set_aside"][0]["kind"], "topics");
    let path = desk["set_aside"][0]["path"].as_str().unwrap();
    assert!(path.ends_with("topics.toml"), "{path}");
    assert_eq!(
        desktop.call("topic_forms", json!({})).unwrap_err()["code"],
        "topics"
    );
    assert_eq!(desktop.call("topic_file", json!({})).unwrap(), "x = [");
}
