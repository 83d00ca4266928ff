//! The one list of commands.

/// Hands the list of commands to the macro named in `$reader`, which takes from it what it needs.
///
/// A line is a function as the page sees it: the names of its arguments are the keys of the object that the page
/// sends. Types are those of this crate and of `mujaz-model`.
#[macro_export]
macro_rules! commands {
    ($reader:ident) => {
        $reader! {
            open_desk() -> DeskView;
            choose_files() -> Imported;
            import_text(text: String) -> Imported;
            import_html(html: String, text: String) -> Imported;
            import_files(paths: Vec<String>) -> Imported;
            import_address(address: String) -> Imported;
            cancel_import() -> ();
            repair_article(id: String, repair: bool) -> Vec<ArticleView>;
            set_private_addresses(allowed: bool) -> ();
            remove_article(id: String) -> ();
            compare_articles() -> ComparisonView;
            pick_sentence(draft: Draft, article: String, sentence: usize) -> Draft;
            read_selection(article: String, selection: Selection) -> Candidate;
            pick_selection(draft: Draft, article: String, selection: Selection) -> Draft;
            watch_for(term: String, language: Language, under: WatchUnder) -> Watched;
            topic_forms() -> Vec<TopicForm>;
            save_topic_forms(topics: Vec<TopicForm>) -> Watched;
            topic_file() -> String;
            save_topics(toml: String) -> Watched;
            save_draft(draft: Draft) -> ();
            set_template(template: String) -> ();
            preview(draft: Draft, template: String) -> Preview;
            export_memo(draft: Draft, template: String, format: ExportFormat) -> Option<String>;
            close_window() -> ();
        }
    };
}

macro_rules! names {
    ($($name:ident($($argument:tt)*) -> $result:ty;)*) => {
        /// Returns the names of all commands, in the order of the list.
        #[must_use]
        pub const fn command_names() -> &'static [&'static str] {
            &[$(stringify!($name)),*]
        }
    };
}

commands!(names);
