//! Sorting and sorted collections for little code: the standard library's sort is compiled anew for every kind of item,
//! and building a map from an iterator sorts as well; together that was a tenth of the page's download.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Stable sorting of a list through one compiled sort of places.
pub(crate) trait InOrder<T> {
    /// Sorts by comparing two items.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Sorts by a key.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts by the items themselves.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> InOrder<T> for Vec<T> {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let places = sorted_places(self.len(), &|a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        let mut items: Vec<Option<T>> = self.drain(..).map(Some).collect();
        self.extend(places.into_iter().filter_map(|place| items.get_mut(place)?.take()));
    }
}

/// The places of `count` items in their order.
fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Sorted collections, filled one item after another.
pub(crate) trait IntoOrdered: Iterator + Sized {
    /// A set of the items.
    fn into_set(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = BTreeSet::new();
        set.extend(self);
        set
    }

    /// A map of the pairs; of two with the same key the last one counts.
    fn into_map<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        map.extend(self);
        map
    }
}

impl<I: Iterator> IntoOrdered for I {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_equal_keys_keep_their_order() {
        let mut items = vec![(2, "a"), (1, "b"), (2, "c"), (1, "d")];
        items.order_by_key(|item| item.0);
        assert_eq!(items, [(1, "b"), (1, "d"), (2, "a"), (2, "c")]);
        let mut words = vec!["b".to_owned(), "a".to_owned()];
        words.order();
        assert_eq!(words, ["a", "b"]);
    }

    #[test]
    fn the_last_of_two_pairs_counts() {
        assert_eq!([("k", 1), ("k", 2)].into_iter().into_map().get("k"), Some(&2));
        assert_eq!([2, 1, 2].into_iter().into_set().into_iter().collect::<Vec<_>>(), [1, 2]);
    }
}
