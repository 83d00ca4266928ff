//! Bytes without sense, and documents put together from pieces of sense at random. The numbers are the same in every run.

use super::attack::Maker;

/// The attacks, by name.
pub(super) const ATTACKS: &[Maker] = &[
    ("bytes", |size| bytes(1, size)),
    ("bytes that are no UTF-8", |size| {
        [b"<p>x\xed\xa0\x80\xff\xc0".as_slice(), b" "]
            .concat()
            .repeat(size / 10)
    }),
    ("UTF-16", |size| {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend(
            "<p>word "
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .cycle()
                .take(size),
        );
        bytes
    }),
    ("printable characters", |size| {
        Random(2)
            .take(size)
            .map(|number| b' ' + low(number) % 95)
            .collect()
    }),
    ("characters of all scripts", |size| {
        let characters = Random(3).filter_map(|number| char::from_u32(number % 0x11_0000));
        characters.take(size / 4).collect::<String>().into_bytes()
    }),
    ("marks of HTML", |size| pieces(4, size, MARKUP)),
    ("marks of CSS", |size| style(pieces(5, size, CSS))),
    ("elements", |size| pieces(6, size, ELEMENTS)),
    ("elements, again", |size| pieces(7, size, ELEMENTS)),
    ("declarations", |size| style(declarations(8, size))),
    ("declarations, again", |size| style(declarations(9, size))),
    ("declarations, a third time", |size| {
        style(declarations(10, size))
    }),
    ("elements with declarations", |size| {
        elements_with_declarations(11, size)
    }),
    ("elements with declarations, again", |size| {
        elements_with_declarations(12, size)
    }),
    ("elements with declarations, a third time", |size| {
        elements_with_declarations(13, size)
    }),
    ("elements with displays", |size| {
        elements_with(14, size, DISPLAYS)
    }),
    ("elements with displays, again", |size| {
        elements_with(15, size, DISPLAYS)
    }),
    ("elements with breaks", |size| {
        elements_with(16, size, BREAKS)
    }),
    ("elements with breaks on tiny pages", |size| {
        let page = b"<style>@page { size: 80pt 80pt; margin: 5pt }</style>".to_vec();
        [page, elements_with(17, size, BREAKS)].concat()
    }),
    ("paths of a drawing", |size| {
        let path = pieces(
            18,
            size,
            &["M", "L", "a", "c", "z", "-9", "1e38", ".5", ",", "0 1", "9"],
        );
        [b"<svg><path d=\"".as_slice(), &path, b"\"/></svg>"].concat()
    }),
    ("a drawing", |size| {
        [b"<svg>".as_slice(), &pieces(19, size, VECTORS)].concat()
    }),
];

const MARKUP: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "\"",
    "'",
    "=",
    " ",
    "&",
    ";",
    "#",
    "p",
    "table",
    "svg",
    "math",
    "style",
    "title",
    "script",
    "template",
    "<![CDATA[",
    "]]>",
    "<?",
    "\u{0}",
    "\n",
    "select",
    "td",
    "br",
    "a",
    "b",
];

const CSS: &[&str] = &[
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "@media",
    "@page",
    "@font-face",
    ":",
    ";",
    ",",
    "p",
    ".a",
    "#a",
    "*",
    "~",
    "+",
    ">",
    "::before",
    ":has(",
    ":not(",
    ":nth-child(",
    "url(",
    "\"",
    "'",
    "\\",
    "/*",
    "*/",
    "calc(",
    "var(--a)",
    "--a:",
    "color",
    "red",
    "1e9",
    "px",
    "%",
    "!important",
    "&",
    " ",
    "\n",
];

const ELEMENTS: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<span>",
    "</span>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td rowspan=3>",
    "<td colspan=9>",
    "<thead>",
    "<tfoot>",
    "<caption>",
    "<col span=3>",
    "<ul>",
    "</ul>",
    "<ol>",
    "<li>",
    "<h1>",
    "</h1>",
    "<a href=#a>",
    "</a>",
    "<b id=a>",
    "</b>",
    "<svg>",
    "</svg>",
    "<rect width=9 height=9 />",
    "<img>",
    "<br>",
    "<hr>",
    "<select>",
    "</select>",
    "<template>",
    "</template>",
    "word ",
    "كلمة ",
    "<bdo dir=rtl>",
    "<p dir=auto>",
    "<button>",
    "<form>",
    "<math>",
    "<mi>",
    "<q>",
    "</q>",
    "<sup>",
    "<pre>",
];

const PROPERTIES: &[&str] = &[
    "margin",
    "padding",
    "border",
    "width",
    "height",
    "min-width",
    "max-height",
    "display",
    "position",
    "float",
    "clear",
    "columns",
    "column-span",
    "font-size",
    "line-height",
    "letter-spacing",
    "text-indent",
    "vertical-align",
    "text-align",
    "white-space",
    "break-before",
    "break-after",
    "break-inside",
    "page",
    "content",
    "counter-reset",
    "counter-increment",
    "string-set",
    "flex",
    "flex-wrap",
    "flex-direction",
    "grid-template-columns",
    "grid-column",
    "grid-row",
    "gap",
    "border-radius",
    "border-collapse",
    "border-spacing",
    "background",
    "opacity",
    "direction",
    "unicode-bidi",
    "color",
    "orphans",
    "widows",
    "inset",
    "z-index",
    "table-layout",
    "list-style",
    "quotes",
    "text-decoration",
    "order",
];

const VALUES: &[&str] = &[
    "0",
    "1pt",
    "-5pt",
    "1e38pt",
    "-1e38pt",
    "0.001pt",
    "50%",
    "-300%",
    "1000%",
    "auto",
    "none",
    "block",
    "inline",
    "inline-block",
    "flex",
    "grid",
    "inline-flex",
    "table",
    "table-cell",
    "table-row",
    "list-item",
    "flow-root",
    "relative",
    "absolute",
    "fixed",
    "running(a)",
    "left",
    "right",
    "both",
    "footnote",
    "3",
    "2 9pt",
    "all",
    "page",
    "always",
    "avoid",
    "column",
    "a",
    "\"x\" counter(a)",
    "open-quote",
    "leader(\".\")",
    "element(a)",
    "a 2147483647",
    "wrap",
    "repeat(99, 1fr)",
    "1 / span 99",
    "-7",
    "collapse",
    "fixed",
    "red",
    "linear-gradient(red, blue)",
    "pre",
    "nowrap",
    "rtl",
    "bidi-override",
    "1pt dotted red",
    "99pt ridge",
    "super",
    "justify",
    "inherit",
    "calc(1px * 1e38)",
    "min-content",
    "fit-content",
    "underline wavy",
    "column-reverse",
    "center",
    "0.5",
];

const DISPLAYS: &[&str] = &[
    "display: flex",
    "display: grid",
    "display: inline-block",
    "display: table",
    "display: table-cell",
    "display: table-row",
    "display: list-item",
    "display: inline-flex",
    "columns: 2",
    "float: left",
    "float: right",
    "position: absolute",
    "position: relative",
    "display: none",
    "display: inline",
    "display: block",
    "clear: both",
    "float: footnote",
    "position: running(a)",
    "column-span: all",
    "display: table-caption",
    "width: 50%",
];

const BREAKS: &[&str] = &[
    "break-before: page",
    "break-after: avoid",
    "break-inside: avoid",
    "break-before: avoid",
    "break-before: left",
    "orphans: 9; widows: 9",
    "page: a",
    "page: b",
    "height: 300pt",
    "margin-top: 500pt",
    "margin-bottom: -90pt",
    "columns: 2",
    "float: left; height: 400pt",
    "display: flex",
    "display: table-row",
    "break-after: column",
    "position: relative; top: 900pt",
    "float: footnote",
    "padding: 90pt 0",
];

const VECTORS: &[&str] = &[
    "<g>",
    "</g>",
    "<rect width=9 height=9 />",
    "<path d='M0 0L9 9z'/>",
    "<use href=#a />",
    "<g id=a>",
    "<mask id=m>",
    "</mask>",
    "<clipPath id=c>",
    "</clipPath>",
    "<pattern id=p width=1 height=1>",
    "</pattern>",
    "<g mask=url(#m)>",
    "<g clip-path=url(#c)>",
    "<rect fill=url(#p) width=9 height=9 />",
    "<text>x</text>",
    "<svg viewBox='0 0 9 9'>",
    "</svg>",
    "<g filter=url(#f)>",
    "<filter id=f><feFlood/></filter>",
    "<g transform='scale(0)'>",
    "<g opacity=.5>",
    "<linearGradient id=l><stop/></linearGradient>",
    "<image href='data:image/png,x'/>",
    "<style>g { fill: red }</style>",
];

fn bytes(seed: u32, size: usize) -> Vec<u8> {
    Random(seed).take(size).map(low).collect()
}

fn pieces(seed: u32, size: usize, pieces: &[&str]) -> Vec<u8> {
    let mut random = Random(seed);
    let mut document = Vec::with_capacity(size);
    while document.len() < size {
        document.extend(random.one_of(pieces).bytes());
    }
    document
}

fn style(sheet: Vec<u8>) -> Vec<u8> {
    let body = "<p class=a>x <b id=a>y</b><table><tr><td>x<td>y</table><ul><li>z</ul>".repeat(9);
    [
        b"<style>".to_vec(),
        sheet,
        b"</style>".to_vec(),
        body.into_bytes(),
    ]
    .concat()
}

fn declarations(seed: u32, size: usize) -> Vec<u8> {
    let mut random = Random(seed);
    let mut sheet = String::with_capacity(size);
    while sheet.len() < size {
        sheet.push_str(random.one_of(&[
            "p",
            "b",
            "table",
            "td",
            "ul",
            "li",
            "body",
            "*",
            "p::before",
            "@page",
            "tr",
        ]));
        sheet.push_str(" { ");
        for _ in 0..3 {
            sheet.push_str(&random.declaration());
        }
        sheet.push_str("} ");
    }
    sheet.into_bytes()
}

fn elements_with_declarations(seed: u32, size: usize) -> Vec<u8> {
    let mut random = Random(seed);
    let mut document = String::with_capacity(size);
    while document.len() < size {
        let style = random.declaration();
        document.push_str(&random.element(&style.replace('"', "'")));
    }
    document.into_bytes()
}

fn elements_with(seed: u32, size: usize, styles: &[&str]) -> Vec<u8> {
    let mut random = Random(seed);
    let mut document = String::with_capacity(size);
    while document.len() < size {
        let style = random.one_of(styles);
        document.push_str(&random.element(style));
    }
    document.into_bytes()
}

fn low(number: u32) -> u8 {
    number.to_le_bytes()[1]
}

/// Numbers that look random (xorshift).
struct Random(u32);

impl Iterator for Random {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        Some(self.0)
    }
}

impl Random {
    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        let number = self.next().unwrap_or_default() >> 8;
        choices[number as usize % choices.len()]
    }

    fn declaration(&mut self) -> String {
        format!("{}: {}; ", self.one_of(PROPERTIES), self.one_of(VALUES))
    }

    /// An element with a style that is open, or a word and the end of one.
    fn element(&mut self, style: &str) -> String {
        let name = self.one_of(&["div", "p", "span", "table", "td", "li", "section"]);
        let after = self.one_of(&[
            "word ",
            "كلمة ",
            "</div>",
            "</div></div>",
            "</span>",
            "</table>",
            "<br>",
            "",
        ]);
        format!("<{name} style=\"{style}\">x{after}")
    }
}
