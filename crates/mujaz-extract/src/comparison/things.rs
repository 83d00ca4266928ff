//! Whether two figures are of the same thing.
//!
//! They count the same, and their sentences tell the same circumstances. Where the articles report the same event and each
//! gives one figure of the kind, fewer of them are enough. Other places, other days and many days between the articles
//! keep figures apart, as does another manner of telling them.

use std::collections::{BTreeMap, BTreeSet};

use mujaz_text::Amount;

use super::{
    conflicts::{Articles, FigureNumber, SAME_EVENT},
    figures::{Counted, Counting, Noun},
    lexicon::CONCEPTS,
    sameness::{at_least, has_other_days, likeness, names_others},
    statement::{Statement, common, named_by_towns},
};

/// Articles with so many days between them do not report the same event.
const DAYS: i64 = 3;
/// A figure so many times the other is seldom of the same thing, unless a zero was lost.
const FARTHEST: u64 = 10;
/// How alike sentences are whose figures may lie so far apart.
const ALIKE: f64 = 0.6;

/// The figures of all statements, and what each article gives of them.
pub(super) struct Things<'a> {
    statements: &'a [Statement],
    articles: &'a dyn Articles,
    /// The numbers that an article gives for what it counts.
    given: BTreeMap<(usize, &'a Counted), BTreeSet<Amount>>,
    /// What each article tells by number.
    told: BTreeMap<usize, BTreeSet<(&'a Counted, Amount)>>,
    /// The numbers that an article gives for a fate, whomever it befell.
    fates: BTreeMap<(usize, usize), BTreeSet<Amount>>,
}

impl<'a> Things<'a> {
    pub(super) fn new(statements: &'a [Statement], articles: &'a dyn Articles) -> Self {
        let mut given: BTreeMap<(usize, &Counted), BTreeSet<Amount>> = BTreeMap::new();
        let mut fates: BTreeMap<(usize, usize), BTreeSet<Amount>> = BTreeMap::new();
        let mut told: BTreeMap<usize, BTreeSet<(&Counted, Amount)>> = BTreeMap::new();
        for statement in statements {
            let article = statement.report;
            told.entry(article).or_default().extend(
                statement
                    .countings
                    .iter()
                    .filter(|counting| !is_year(counting))
                    .map(|counting| (&counting.counted, counting.number.low)),
            );
            for counting in &statement.countings {
                let amount = counting.number.low;
                given
                    .entry((article, &counting.counted))
                    .or_default()
                    .insert(amount);
                if let Some(fate) = counting.counted.fate {
                    fates.entry((article, fate)).or_default().insert(amount);
                }
            }
        }
        Self {
            statements,
            articles,
            given,
            told,
            fates,
        }
    }

    /// Tells whether the articles of two statements report the same event: what they lead with is alike, or some of it and the
    /// figures that they give.
    pub(super) fn report_one_event(&self, left: &Statement, right: &Statement) -> bool {
        /// How alike articles are that report the same event, where they give the same figures.
        const WITH_FIGURES: f64 = 0.12;
        const FIGURES: usize = 2;
        let likeness = self
            .articles
            .likeness(left.place.article, right.place.article);
        likeness >= SAME_EVENT
            || likeness >= WITH_FIGURES
                && self.told[&left.report]
                    .intersection(&self.told[&right.report])
                    .count()
                    >= FIGURES
    }

    /// Tells whether two statements have a figure of the same thing.
    pub(super) fn share_figure(&self, left: usize, right: usize) -> bool {
        let numbers = |at: usize| 0..self.statements[at].countings.len();
        numbers(left)
            .any(|mine| numbers(right).any(|theirs| self.are_same((left, mine), (right, theirs))))
    }

    fn figure(&self, (at, number): FigureNumber) -> (&'a Statement, &'a Counting) {
        let statement = &self.statements[at];
        (statement, &statement.countings[number])
    }

    /// Tells whether two figures are of the same thing, whatever they are.
    pub(super) fn are_same(&self, left: FigureNumber, right: FigureNumber) -> bool {
        let (mine, my_counting) = self.figure(left);
        let (theirs, their_counting) = self.figure(right);
        let is_year = is_year(my_counting);
        if !is_alone(mine, my_counting, theirs)
            || !is_alone(theirs, their_counting, mine)
            || !my_counting.manner.is_like(&their_counting.manner)
            || is_far_apart(mine, theirs)
            || self.are_of_other_days(left, right)
            || (!is_year && !mine.is_of_the_same_time(theirs))
            || mine.are_denied[left.1] != theirs.are_denied[right.1]
            || names_others(mine, theirs)
            || (my_counting.counted.fate.is_none()
                && (are_of_others(mine, theirs) || are_of_other_countries(mine, theirs)))
        {
            return false;
        }
        let counted = &my_counting.counted;
        if *counted != their_counting.counted && !self.is_toll_of_the_same(left, right) {
            return false;
        }
        let is_same_language = mine.language == theirs.language;
        if mine.substances[left.1].is_other(&theirs.substances[right.1], is_same_language) {
            return false;
        }
        if counted.fate.is_none() && mine.acts[left.1].shut_out(&theirs.acts[right.1]) {
            return false;
        }
        if is_of_others(mine.nations[left.1], theirs) || is_of_others(theirs.nations[right.1], mine)
        {
            return false;
        }
        // What is measured is told of in another clause there.
        let told_elsewhere =
            |one: &Statement, figure: usize, other: &Statement, its_figure: usize| {
                let stands_close =
                    |word: &&u32| other.surroundings[its_figure].binary_search(word).is_ok();
                let mut words = one.surroundings[figure]
                    .iter()
                    .filter(|word| !stands_close(word));
                words.any(|word| other.elsewhere[its_figure].binary_search(word).is_ok())
            };
        if counted.is_measure()
            && (told_elsewhere(mine, left.1, theirs, right.1)
                || told_elsewhere(theirs, right.1, mine, left.1))
        {
            return false;
        }
        if counted.fate.is_none() && mine.is_so_far != theirs.is_so_far {
            return false;
        }
        if lie_far_apart(my_counting, their_counting) && likeness(mine, theirs) < ALIKE {
            return false;
        }
        let event = self.report_one_event(mine, theirs);
        let told = Circumstances::of((mine, left.1), (theirs, right.1));
        let is_told = told.tell_the_same(counted, event)
            || (!is_same_language && told.tell_the_same_across(mine, theirs));
        let has_one_site = mine.sites.is_empty()
            || theirs.sites.is_empty()
            || common(&mine.sites, &theirs.sites) > 0;
        is_told
            || (event
                && has_one_site
                && have_one_period(mine, theirs, counted)
                && self.are_only(left, right)
                && told.are_enough_for_one(counted))
    }

    /// Tells whether the days of two statements keep their figures apart. A toll that has risen on another day is of the same
    /// event, and what is much alike may differ in its day too.
    fn are_of_other_days(&self, left: FigureNumber, right: FigureNumber) -> bool {
        const MANY: usize = 3;
        let (mine, my_counting) = self.figure(left);
        let (theirs, their_counting) = self.figure(right);
        has_other_days(mine, theirs)
            && if my_counting.counted.fate.is_some() {
                !my_counting.manner.is_changed && !their_counting.manner.is_changed
            } else {
                let near = common(&mine.surroundings[left.1], &theirs.surroundings[right.1]);
                near < MANY && likeness(mine, theirs) < ALIKE
            }
    }

    /// Tells whether two tolls, of which one names whom it counts, are of the same people: nine workers were killed, then the
    /// toll has risen to 14.
    fn is_toll_of_the_same(&self, left: FigureNumber, right: FigureNumber) -> bool {
        let is_later = |later: FigureNumber, earlier: FigureNumber| {
            let ((_, later_counting), (_, earlier_counting)) =
                (self.figure(later), self.figure(earlier));
            later_counting.counted.fate == earlier_counting.counted.fate
                && later_counting.counted.noun == Noun::None
                && later_counting.manner.is_changed
                && later_counting.number.low > earlier_counting.number.high
                && self.is_only_of_fate(later)
                && self.is_only_of_fate(earlier)
        };
        // Of seven killed, eleven cannot have been fans.
        let is_greater_part = |part: FigureNumber, whole: FigureNumber| {
            let ((_, part_counting), (_, whole_counting)) = (self.figure(part), self.figure(whole));
            part_counting.counted.fate == whole_counting.counted.fate
                && matches!(part_counting.counted.noun, Noun::Stem(_))
                && whole_counting.counted.noun == Noun::None
                && part_counting.number.low > whole_counting.number.high
                && self.is_only_of_fate(part)
                && self.is_only_of_fate(whole)
        };
        is_later(left, right)
            || is_later(right, left)
            || is_greater_part(left, right)
            || is_greater_part(right, left)
    }

    /// Tells whether an article gives one number of those whom a fate befell.
    fn is_only_of_fate(&self, figure: FigureNumber) -> bool {
        let (statement, counting) = self.figure(figure);
        let numbers = counting
            .counted
            .fate
            .and_then(|fate| self.fates.get(&(statement.report, fate)));
        numbers.is_some_and(|numbers| numbers.len() == 1)
    }

    /// Tells whether each article gives one number of what the figures count, besides those that both give.
    fn are_only(&self, left: FigureNumber, right: FigureNumber) -> bool {
        let given = |figure: FigureNumber| {
            let (statement, counting) = self.figure(figure);
            self.given.get(&(statement.report, &counting.counted))
        };
        let (Some(mine), Some(theirs)) = (given(left), given(right)) else {
            return false;
        };
        mine.difference(theirs).count() <= 1 && theirs.difference(mine).count() <= 1
    }

    /// Tells whether one of the articles gives the other's figure too, in sentences that are not much alike, or figures that
    /// come to it.
    pub(super) fn agree_elsewhere(&self, left: FigureNumber, right: FigureNumber) -> bool {
        let is_alike = likeness(&self.statements[left.0], &self.statements[right.0]) >= ALIKE;
        self.is_given_with(left, right)
            || self.is_given_with(right, left)
            || (!is_alike
                && (self.is_given_beside(left, right) || self.is_given_beside(right, left)))
            || self.come_to(left, right)
            || self.come_to(right, left)
    }

    /// Tells whether the sentence of the first figure gives the second one's number too, of a part: "eight of them".
    fn is_given_with(&self, figure: FigureNumber, other: FigureNumber) -> bool {
        let (statement, counting) = self.figure(figure);
        let number = self.figure(other).1.number.low;
        statement
            .countings
            .iter()
            .any(|beside| beside.counted == counting.counted && beside.number.low == number)
    }

    /// Tells whether the article of the first figure gives the second one's number too.
    fn is_given_beside(&self, figure: FigureNumber, other: FigureNumber) -> bool {
        let (statement, counting) = self.figure(figure);
        let number = &self.figure(other).1.number.low;
        self.given
            .get(&(statement.report, &counting.counted))
            .is_some_and(|numbers| numbers.contains(number))
    }

    /// Tells whether the first figure comes to the second with another one of its article, or with all: four in the camp and
    /// two in the town are six.
    fn come_to(&self, figure: FigureNumber, other: FigureNumber) -> bool {
        let (statement, counting) = self.figure(figure);
        let article = statement.report;
        let numbers = match counting.counted.fate {
            Some(fate) => self.fates.get(&(article, fate)),
            None => self.given.get(&(article, &counting.counted)),
        };
        let own = counting.number.low.thousandths();
        let goal = self.figure(other).1.number.low.thousandths();
        numbers.is_some_and(|numbers| {
            let amounts = || numbers.iter().map(|number| number.thousandths());
            let sum = amounts().fold(0_u64, u64::saturating_add);
            (sum == goal && numbers.len() > 1)
                || amounts().any(|amount| amount != own && amount.saturating_add(own) == goal)
        })
    }
}

/// How much of what two sentences tell around their figures is the same.
pub(super) struct Circumstances {
    /// How many circumstances both have.
    both: usize,
    /// How many the one with fewer has.
    fewer: usize,
    /// How many both have close to the figure.
    near: usize,
    /// How many both have with those that a sentence takes from the one before it.
    with_context: usize,
}

impl Circumstances {
    fn of<'a>(
        (mine, my_figure): (&'a Statement, usize),
        (theirs, their_figure): (&'a Statement, usize),
    ) -> Self {
        let near = common(
            &mine.surroundings[my_figure],
            &theirs.surroundings[their_figure],
        );
        let context = |own: &'a [u32], whole: &'a [u32]| if whole.is_empty() { own } else { whole };
        if mine.language == theirs.language {
            return Self {
                with_context: common(
                    context(&mine.circumstances, &mine.context),
                    context(&theirs.circumstances, &theirs.context),
                ),
                both: common(&mine.circumstances, &theirs.circumstances)
                    + named_by_towns(mine, theirs),
                fewer: mine.circumstances.len().min(theirs.circumstances.len()),
                near,
            };
        }
        let sounds = common(&mine.sounds, &theirs.sounds);
        let fewer = mine
            .shared_circumstances
            .len()
            .min(theirs.shared_circumstances.len());
        Self {
            both: common(&mine.shared_circumstances, &theirs.shared_circumstances)
                + sounds
                + named_by_towns(mine, theirs),
            fewer: fewer + sounds,
            near,
            with_context: common(
                context(&mine.shared_circumstances, &mine.shared_context),
                context(&theirs.shared_circumstances, &theirs.shared_context),
            ),
        }
    }

    fn share(&self, share: f64) -> bool {
        at_least(self.both, self.fewer, share)
    }

    fn tell_the_same(&self, counted: &Counted, event: bool) -> bool {
        if counted.is_measure() {
            // Money and shares measure many things: what is measured stands close to the figure.
            let is_share_of_one = event && counted.noun == Noun::Percent && self.share(0.5);
            let is_told = self.both >= 3 && self.share(if event { 0.4 } else { 0.6 });
            return self.near >= 2 && (is_told || is_share_of_one);
        }
        if counted.fate.is_some() && event {
            return self.both >= 1 && self.share(0.2);
        }
        if event {
            return self.both >= 2 && self.share(0.3);
        }
        self.both >= 3 && self.share(0.5)
    }

    /// Tells whether sentences in two languages, which have few words in common, tell the same circumstances: with two
    /// names, or with one where hardly anything is left that the other does not have.
    fn tell_the_same_across(&self, mine: &Statement, theirs: &Statement) -> bool {
        match common(&mine.names, &theirs.names) {
            0 => false,
            1 => self.both >= 2 && self.share(0.75),
            _ => self.share(0.6),
        }
    }

    /// Tells whether they are enough where each report of the event gives one figure of the kind. A sentence that hardly
    /// tells circumstances has those of its article.
    fn are_enough_for_one(&self, counted: &Counted) -> bool {
        const SHORT: usize = 2;
        if counted.fate.is_some() {
            return self.fewer <= SHORT || self.both >= 1;
        }
        if self.fewer <= 1 && !counted.is_measure() {
            return true;
        }
        // What goes on about the sentence before tells little itself.
        let goes_on = self.with_context >= self.both + 2;
        // Minutes and years are in every article.
        let is_near = self.near >= if counted.is_time() { 2 } else { 1 };
        let is_told_before = goes_on && self.with_context >= 3 && !counted.is_time();
        let is_told_here = is_near
            && self.share(0.25)
            && (!counted.is_measure() || self.both >= 2 || self.fewer <= SHORT);
        is_told_here || is_told_before
    }
}

/// Tells whether a sentence gives one figure of the kind, without those that are parts of others, those of before and those
/// that the other sentence gives too: of 12 and 5 per cent beside 15 and 5, the first.
fn is_alone(statement: &Statement, counting: &Counting, other: &Statement) -> bool {
    let is_told = |figure: &Counting| !figure.manner.is_part && !figure.manner.is_former;
    let gives = |of: &Statement, number: Amount| {
        of.countings.iter().any(|theirs| {
            theirs.counted == counting.counted && theirs.number.low == number && is_told(theirs)
        })
    };
    let mut beside = statement
        .countings
        .iter()
        .filter(|beside| beside.counted == counting.counted && is_told(beside))
        .filter(|beside| beside.span != counting.span)
        .peekable();
    is_told(counting)
        && (beside.peek().is_none()
            || !gives(other, counting.number.low)
                && beside.all(|beside| gives(other, beside.number.low)))
}

fn is_year(counting: &Counting) -> bool {
    matches!(counting.counted.noun, Noun::Concept(at) if CONCEPTS[at].en == "year")
}

fn lie_far_apart(mine: &Counting, theirs: &Counting) -> bool {
    let (left, right) = (
        mine.number.low.thousandths(),
        theirs.number.low.thousandths(),
    );
    let (lower, higher) = (left.min(right), left.max(right));
    let digits = |amount: u64| amount.to_string().trim_end_matches('0').to_owned();
    higher / lower.max(1) > FARTHEST && digits(left) != digits(right)
}

/// Tells whether those who are counted are of a country that the other statement does not speak of.
fn is_of_others(nation: Option<u32>, other: &Statement) -> bool {
    nation.is_some_and(|nation| {
        other.names.binary_search(&nation).is_err() && other.homes.binary_search(&nation).is_err()
    })
}

/// Tells whether figures that are only alike by little can be of one span of time: what was sold in nine months is not what was
/// sold.
fn have_one_period(mine: &Statement, theirs: &Statement, counted: &Counted) -> bool {
    let share_one = mine
        .periods
        .iter()
        .any(|period| theirs.periods.contains(period));
    share_one
        || (mine.periods.is_empty() && theirs.periods.is_empty())
        || (counted.fate.is_some() && (mine.periods.is_empty() || theirs.periods.is_empty()))
}

/// Tells whether each names several that the other does not: other teams, companies or countries.
fn are_of_others(mine: &Statement, theirs: &Statement) -> bool {
    const SEVERAL: usize = 2;
    let both = common(&mine.names, &theirs.names);
    mine.names.len() >= both + SEVERAL && theirs.names.len() >= both + SEVERAL
}

/// Tells whether each names a country that the other says nothing of, though both name one more: what Germany gave Iraq is not what France
/// did.
fn are_of_other_countries(mine: &Statement, theirs: &Statement) -> bool {
    let has_own = |one: &Statement, other: &Statement| {
        one.countries.iter().any(|country| {
            other.names.binary_search(country).is_err()
                && other.homes.binary_search(country).is_err()
        })
    };
    has_own(mine, theirs) && has_own(theirs, mine)
}

/// Tells whether the articles of two statements appeared with many days between them.
pub(super) fn is_far_apart(mine: &Statement, theirs: &Statement) -> bool {
    match (mine.published, theirs.published) {
        (Some(mine), Some(theirs)) => (mine - theirs).num_days().abs() > DAYS,
        _ => false,
    }
}
