//! Signatures: how much of two texts is the same, told without keeping the texts.

use crate::{fold, words};

/// What is kept of a text to find it again: a hash of its folded words, and the smallest hashes of its shingles
/// (`MinHash`; Broder, "On the resemblance and containment of documents", 1997).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    exact: u64,
    smallest: Option<Box<[u32; HASHES]>>,
}

/// So many hashes estimate the share of common shingles to about three hundredths.
const HASHES: usize = 128;
/// A shingle is so many words in a row.
const SHINGLE: usize = 3;
/// A shorter text says too little: two agencies' one-line flashes share most of their words.
const FEWEST: usize = 20;

impl Signature {
    /// Returns the signature of a text. Spelling that readers overlook, white space and punctuation make no difference.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let hashes: Vec<u64> = words(text)
            .map(|word| hash(fold(word.text).as_bytes()))
            .collect();
        let exact = join(&hashes);
        let mut shingles: Vec<u64> = hashes.windows(SHINGLE).map(join).collect();
        shingles.sort_unstable();
        shingles.dedup();
        let smallest = (shingles.len() >= FEWEST).then(|| {
            let mut smallest = Box::new([u32::MAX; HASHES]);
            for shingle in shingles {
                for (number, least) in (1_u64..).zip(smallest.iter_mut()) {
                    // The high half of a product is the part that every bit of the shingle has a say in.
                    let mixed = (shingle ^ number.wrapping_mul(ODD)).wrapping_mul(ODD);
                    let high = u32::try_from((mixed ^ (mixed >> 29)).wrapping_mul(ODD) >> 32);
                    *least = (*least).min(high.unwrap_or(u32::MAX));
                }
            }
            smallest
        });
        Self { exact, smallest }
    }

    /// Returns the share of common shingles (Jaccard), from 0 to 100, estimated; 100 where the texts have the same words
    /// in the same order, and only there.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> u8 {
        if self.exact == other.exact {
            return 100;
        }
        let (Some(mine), Some(theirs)) = (&self.smallest, &other.smallest) else {
            return 0;
        };
        let common = mine
            .iter()
            .zip(theirs.iter())
            .filter(|(mine, theirs)| mine == theirs)
            .count();
        u8::try_from((common * 100 / HASHES).min(99)).unwrap_or(99)
    }
}

/// An odd number with its bits well spread, from the fractional part of the golden ratio.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// FNV-1a, which gives the same on every machine.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn join(hashes: &[u64]) -> u64 {
    hashes.iter().fold(0, |joined, &hash| {
        (joined ^ hash).wrapping_mul(ODD).rotate_left(23)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "وصل وفد من حلف شمال الأطلسي إلى بغداد صباح الثلاثاء، وبحث مع رئيس الحكومة ووزير الدفاع أمن الحدود وتدريب القوات ومستقبل مخيم الهول، واتفق الجانبان على لقاء ثان في بروكسل قبل نهاية العام لمراجعة ما نفذ من الخطة.";

    #[test]
    fn spelling_and_punctuation_make_no_copy_another_text() {
        let copy = FIRST.replace('أ', "ا").replace('،', " \n ");
        assert_eq!(Signature::of(FIRST).similarity(&Signature::of(&copy)), 100);
    }

    #[test]
    fn a_few_changed_words_leave_most_of_a_text() {
        let long = format!(
            "{FIRST} {}",
            FIRST
                .replace("بغداد", "أربيل")
                .replace("الثلاثاء", "الخميس")
                .replace("العام", "الشهر")
        );
        let changed = long.replace("بروكسل", "أنقرة");
        let similarity = Signature::of(&long).similarity(&Signature::of(&changed));
        assert!((70..100).contains(&similarity), "{similarity}");
    }

    #[test]
    fn other_texts_have_little_in_common() {
        let other = "أعلنت وزارة الكهرباء أن ساعات التجهيز في المحافظات الجنوبية ستزيد مع دخول محطات جديدة إلى الخدمة، ودعت المواطنين إلى ترشيد الاستهلاك في أوقات الذروة خلال الصيف المقبل بسبب ارتفاع درجات الحرارة.";
        let similarity = Signature::of(FIRST).similarity(&Signature::of(other));
        assert!(similarity < 10, "{similarity}");
    }

    #[test]
    fn short_texts_are_the_same_or_not() {
        let short = Signature::of("عاجل: انفجار في بغداد");
        assert_eq!(
            short.similarity(&Signature::of("عاجل: انفجار في البصرة")),
            0
        );
        assert_eq!(
            short.similarity(&Signature::of("عاجل انفجار في بغداد")),
            100
        );
    }
}
