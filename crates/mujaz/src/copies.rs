//! Copies: an article that came before under another name, whole or nearly. Nothing is dropped for being one.

use mujaz_model::Warning;
use mujaz_text::Signature;

/// The article that another one repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// The name of the earlier article.
    pub of: String,
    /// The share of passages that are the same, from 0 to 100; 100 where the words are the same in the same order.
    pub similarity: u8,
}

/// From this share of common passages on, in hundredths, two articles are said to be close.
const CLOSE: u8 = 70;

impl Duplicate {
    /// Returns the one of the `earlier` articles, given with their names, that is closest; the first of several.
    pub(crate) fn closest<'a>(
        signature: &Signature,
        earlier: impl Iterator<Item = (&'a str, &'a Signature)>,
    ) -> Option<Self> {
        let mut closest: Option<(u8, &str)> = None;
        for (name, other) in earlier {
            let similarity = other.similarity(signature);
            if similarity >= CLOSE && closest.is_none_or(|(most, _)| similarity > most) {
                closest = Some((similarity, name));
            }
        }
        closest.map(|(similarity, name)| Self {
            of: name.to_owned(),
            similarity,
        })
    }

    /// Returns the warning of it, in which the earlier article is called `name`.
    pub(crate) fn warning(&self, name: &str) -> Warning {
        let similarity = self.similarity;
        if similarity == 100 {
            return Warning::new(format!("the article is the same as `{name}`"))
                .in_arabic(format!("هذا المقال هو نفسه «{name}»"));
        }
        Warning::new(format!(
            "the article is close to `{name}`: about {similarity} % of its passages are the same"
        ))
        .in_arabic(format!(
            "هذا المقال قريب من «{name}»: نحو {similarity}٪ من عباراته واحدة"
        ))
    }
}
