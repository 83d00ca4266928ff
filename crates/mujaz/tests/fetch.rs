//! Fetching, against servers on this machine that live for one test.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    cell::RefCell,
    io::{Read, Write},
    net::TcpListener,
    ops::ControlFlow,
    thread,
};

use mujaz::{
    Answer, Desk, Error, FetchError, Internet, Mojibake, Network, Reach, Stop, Watch, fetch,
    import_address,
};
use url::Url;

const PAGE: &str = "<html><head><title>x</title><meta property=\"article:published_time\" content=\"2024-08-28T09:00:00+03:00\"></head><body><article><h1>عنوان المقال الطويل</h1><p>بحث وفد الوزارة أمن الحدود مع ممثلي الحلف في العاصمة خلال يومين من الاجتماعات.</p><p>وأكد الجانبان أن المهمة استشارية لا قتالية، وأن المستشارين سيصلون في الشهر المقبل.</p></article></body></html>";

/// Answers each connection with the same bytes, and returns the server's address.
fn server(answer: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/a", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            let _ = stream.write_all(&answer);
        }
    });
    address
}

fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn refused(address: &str, reach: Reach) -> FetchError {
    fetch(
        &Internet,
        address,
        reach,
        &mut |_| ControlFlow::Continue(()),
    )
    .unwrap_err()
}

#[test]
fn a_page_is_read_in_the_character_set_that_the_server_declares() {
    let page: Vec<u8> = PAGE
        .chars()
        .map(|letter| match letter {
            letter if letter.is_ascii() => u8::try_from(letter).unwrap(),
            'ع' => 0xDA,
            'ن' => 0xE4,
            'و' => 0xE6,
            'ا' => 0xC7,
            _ => 0xE1,
        })
        .collect();
    let address = server(answer(
        "200 OK\r\nContent-Type: text/html; charset=windows-1256",
        &page,
    ));
    let read = import_address(
        &Internet,
        &address,
        Reach::Private,
        Mojibake::Keep,
        Stop::NEVER,
    )
    .unwrap();
    assert!(read.failures.is_empty(), "{:?}", read.failures);
    let article = &read.articles[0].article.value;
    assert!(
        article.headline.content.starts_with("عنوان"),
        "{}",
        article.headline.content
    );
    assert_eq!(article.url.as_deref(), Some(address.as_str()));
}

#[test]
fn the_password_of_an_address_is_not_kept() {
    let address = server(answer("200 OK", PAGE.as_bytes()));
    let go_on: &mut Watch<'_> = &mut |_| ControlFlow::Continue(());
    let asked = address.replace("http://", "http://rana:secret@");
    let fetched = fetch(&Internet, &asked, Reach::Private, go_on).unwrap();
    assert_eq!(fetched.address, address);
}

#[test]
fn a_fetched_page_is_on_the_desk_when_the_network_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    let address = server(answer("200 OK", PAGE.as_bytes()));
    let go_on: &mut Watch<'_> = &mut |_| ControlFlow::Continue(());
    let fetched = fetch(&Internet, &address, Reach::Private, go_on).unwrap();
    let import = desk.import_fetched(&fetched).unwrap();
    assert_eq!(import.articles[0].article.url.as_deref(), Some(&*address));
    assert_eq!(import.articles[0].format, "html");
    drop(desk);
    let desk = Desk::open(folder.path()).unwrap();
    assert_eq!(desk.articles().unwrap(), import.articles);
}

#[test]
fn what_is_not_on_the_public_internet_is_not_connected_to() {
    let address = server(answer("200 OK", PAGE.as_bytes()));
    let port = Url::parse(&address).unwrap().port().unwrap();
    for host in [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0x7f.1",
        "2130706433",
        "10.0.0.1",
        "169.254.169.254",
    ] {
        let error = refused(&format!("http://{host}:{port}/"), Reach::Public);
        assert!(
            matches!(error, FetchError::Blocked { .. }),
            "{host}: {error}"
        );
    }
}

#[test]
fn only_pages_of_the_web_are_fetched() {
    for (address, code) in [
        ("file:///etc/passwd", "not-web"),
        ("ftp://news.example/", "not-web"),
        ("http://", "not-an-address"),
        ("news", "not-an-address"),
    ] {
        assert_eq!(refused(address, Reach::Public).code(), code, "{address}");
    }
}

#[test]
fn every_failure_says_what_it_is() {
    for (status, code) in [
        ("404 Not Found", "not-found"),
        ("410 Gone", "not-found"),
        ("403 Forbidden", "refused"),
        ("503 Unavailable", "server"),
        ("302 Found\r\nLocation: /again", "too-many-redirects"),
        ("302 Found\r\nLocation: file:///etc/passwd", "not-web"),
    ] {
        let address = server(answer(status, b""));
        let error = refused(&address, Reach::Private);
        assert_eq!(error.code(), code, "{status}: {error}");
        assert!(error.hint().is_some());
    }
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}/", listener.local_addr().unwrap())
    };
    assert_eq!(refused(&closed, Reach::Private).code(), "unreachable");
    let plain = server(answer("200 OK", b"")).replace("http://", "https://");
    assert_eq!(refused(&plain, Reach::Private).code(), "tls");
}

#[test]
fn a_packed_answer_is_unpacked_whether_it_was_asked_for_or_not() {
    // `printf 'The camp holds 98 men.' | gzip -n`
    const PACKED: [u8; 42] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x0b, 0xc9, 0x48, 0x55, 0x48,
        0x4e, 0xcc, 0x2d, 0x50, 0xc8, 0xc8, 0xcf, 0x49, 0x29, 0x56, 0xb0, 0xb4, 0x50, 0xc8, 0x4d,
        0xcd, 0xd3, 0x03, 0x00, 0xb5, 0x78, 0x9a, 0xf9, 0x16, 0x00, 0x00, 0x00,
    ];
    let address = server(answer("200 OK\r\nContent-Encoding: gzip", &PACKED));
    let go_on: &mut Watch<'_> = &mut |_| ControlFlow::Continue(());
    let fetched = fetch(&Internet, &address, Reach::Private, go_on).unwrap();
    assert_eq!(fetched.bytes, b"The camp holds 98 men.");
}

#[test]
fn an_answer_that_ends_too_early_is_no_page() {
    let mut torn = answer("200 OK", PAGE.as_bytes());
    torn.truncate(torn.len() - 40);
    let error = refused(&server(torn), Reach::Private);
    assert!(error.to_string().contains("broke off"), "{error}");
}

#[test]
fn a_page_without_end_is_broken_off() {
    let mut endless = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
    endless.resize(51 * 1024 * 1024, b'a');
    assert_eq!(refused(&server(endless), Reach::Private).code(), "too-big");
}

#[test]
fn a_fetch_is_stopped_between_two_pieces_of_the_answer() {
    let address = server(answer("200 OK", &vec![b'a'; 8 * 1024 * 1024]));
    let mut told = Vec::new();
    let error = fetch(&Internet, &address, Reach::Private, &mut |bytes| {
        told.push(bytes);
        if bytes > 1024 * 1024 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })
    .unwrap_err();
    assert_eq!(error.code(), "stopped");
    let last = told.pop().unwrap();
    assert!((1024 * 1024..2 * 1024 * 1024).contains(&last), "{last}");
    assert!(told.len() > 2, "{told:?}");
}

/// Answers from a list, and remembers what it was asked for.
struct Answers {
    answers: RefCell<Vec<Answer>>,
    asked: RefCell<Vec<String>>,
}

impl Answers {
    fn new(mut answers: Vec<Answer>) -> Self {
        answers.reverse();
        Self {
            answers: RefCell::new(answers),
            asked: RefCell::default(),
        }
    }
}

impl Network for Answers {
    fn get(&self, address: &Url, _: Reach, _: &mut Watch<'_>) -> Result<Answer, FetchError> {
        self.asked.borrow_mut().push(address.to_string());
        Ok(self.answers.borrow_mut().pop().unwrap())
    }
}

fn found(location: &str) -> Answer {
    Answer {
        status: 302,
        location: Some(location.to_owned()),
        content_type: None,
        body: Vec::new(),
    }
}

fn page() -> Answer {
    Answer {
        status: 200,
        location: None,
        content_type: None,
        body: PAGE.as_bytes().to_vec(),
    }
}

#[test]
fn redirects_are_followed_and_a_page_to_log_in_is_warned_of() {
    let network = Answers::new(vec![
        found("/b"),
        found("https://login.news.example/c"),
        page(),
    ]);
    let read = import_address(
        &network,
        "https://news.example/a",
        Reach::Public,
        Mojibake::Keep,
        Stop::NEVER,
    )
    .unwrap();
    assert_eq!(
        *network.asked.borrow(),
        [
            "https://news.example/a",
            "https://news.example/b",
            "https://login.news.example/c"
        ]
    );
    let warnings = &read.articles[0].article.warnings;
    assert!(
        warnings
            .iter()
            .any(|warning| warning.message.contains("log in")),
        "{warnings:?}"
    );
}

#[test]
fn a_redirect_into_the_own_network_is_not_followed() {
    struct First;
    impl Network for First {
        fn get(
            &self,
            address: &Url,
            reach: Reach,
            watch: &mut Watch<'_>,
        ) -> Result<Answer, FetchError> {
            if address.host_str() == Some("news.example") {
                return Ok(found("http://127.0.0.1:1/"));
            }
            Internet.get(address, reach, watch)
        }
    }
    let error = import_address(
        &First,
        "https://news.example/a",
        Reach::Public,
        Mojibake::Keep,
        Stop::NEVER,
    )
    .unwrap_err();
    assert!(
        matches!(
            error,
            Error::Fetch {
                source: FetchError::Blocked { .. },
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(error.code(), "blocked-address");
}
