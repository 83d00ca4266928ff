//! The consonants of a name, as both scripts write them: كربلاء and "Karbala" are both `krbl`.

/// Returns the consonants of a folded word, or `None` where there are too few to tell a name by.
///
/// Letters that English spells alike are one (ق ك, ذ د, ص س). Vowels, و and ي, and ع are left out, as is the article; a
/// doubled consonant is one.
pub(super) fn skeleton(folded: &str) -> Option<String> {
    let mut sounds = if folded.is_ascii() {
        english(folded)
    } else {
        let word = folded.strip_prefix('و').unwrap_or(folded);
        let word = ["بال", "لل", "ال"]
            .into_iter()
            .find_map(|article| word.strip_prefix(article))
            .unwrap_or(word);
        word.chars().filter_map(arabic).collect()
    };
    if sounds.ends_with('h') {
        sounds.pop();
    }
    let mut skeleton = String::new();
    for sound in sounds.chars() {
        if !skeleton.ends_with(sound) {
            skeleton.push(sound);
        }
    }
    (skeleton.len() >= 3).then_some(skeleton)
}

const fn arabic(letter: char) -> Option<char> {
    Some(match letter {
        'ب' | 'پ' => 'b',
        'ت' | 'ط' | 'ث' => 't',
        'ج' => 'j',
        'ح' | 'ه' => 'h',
        'خ' | 'ق' | 'ك' => 'k',
        'د' | 'ذ' | 'ض' => 'd',
        'ر' => 'r',
        'ز' | 'ظ' => 'z',
        'س' | 'ص' => 's',
        'ش' => 'c',
        'غ' | 'گ' => 'g',
        'ف' | 'ڤ' => 'f',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        _ => return None,
    })
}

fn english(word: &str) -> String {
    let mut sounds = String::new();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let has_h = letters.peek() == Some(&'h');
        let sound = match letter {
            's' | 'c' if has_h => 'c',
            'k' if has_h => 'k',
            'g' if has_h => 'g',
            't' if has_h => 't',
            'd' if has_h => 'd',
            'p' if has_h => 'f',
            'b' | 'p' => 'b',
            't' => 't',
            'j' => 'j',
            'h' => 'h',
            'k' | 'q' | 'c' => 'k',
            'd' => 'd',
            'r' => 'r',
            'z' => 'z',
            's' => 's',
            'g' => 'g',
            'f' | 'v' => 'f',
            'l' => 'l',
            'm' => 'm',
            'n' => 'n',
            _ => continue,
        };
        if has_h
            && !matches!(
                letter,
                'b' | 'j' | 'h' | 'q' | 'r' | 'z' | 'f' | 'v' | 'l' | 'm' | 'n'
            )
        {
            letters.next();
        }
        sounds.push(sound);
    }
    sounds
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn a_name_has_the_same_consonants_in_both_scripts() {
        for (arabic, english) in [
            ("كربلاء", "karbala"),
            ("الرمادي", "ramadi"),
            ("بعقوبه", "baquba"),
            ("السوداني", "sudani"),
            ("محمد", "mohammed"),
            ("تكريت", "tikrit"),
            ("شمخاني", "shamkhani"),
        ] {
            assert_eq!(skeleton(arabic), skeleton(english), "{arabic} {english}");
            assert!(skeleton(arabic).is_some(), "{arabic}");
        }
    }

    #[test]
    fn two_consonants_tell_no_name() {
        assert_eq!(skeleton("علي"), None);
    }
}
