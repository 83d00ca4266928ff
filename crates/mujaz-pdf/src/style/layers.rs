//! Cascade layers: the layers that sheets name go in, the weight of each comes out (CSS Cascading 5, 6.4).

use std::collections::HashMap;

use super::sheet::Sheet;

/// The weight of rules that stand in no layer.
pub(super) const NO_LAYER: u32 = u32::MAX;

/// How deep layers stand in layers before those inside count as the one around them.
const DEEPEST_LAYERS: usize = 16;

/// The layers of one sheet, in the order in which it names them first; each comes behind the one around it.
#[derive(Debug, Default)]
pub(super) struct Layers {
    layers: Vec<Layer>,
    by_name: HashMap<(Option<usize>, String), usize>,
}

#[derive(Debug)]
struct Layer {
    around: Option<usize>,
    /// None where it has no name, and is like no other.
    name: Option<String>,
    depth: usize,
}

impl Layers {
    /// Returns a layer inside of another one.
    pub(super) fn inside(&mut self, around: Option<usize>, name: Option<&str>) -> Option<usize> {
        let depth = around.map_or(0, |around| self.layers[around].depth + 1);
        if depth >= DEEPEST_LAYERS {
            return around;
        }
        let key = name.map(|name| (around, name.to_owned()));
        if let Some(&known) = key.as_ref().and_then(|key| self.by_name.get(key)) {
            return Some(known);
        }
        let own = self.layers.len();
        self.layers.push(Layer {
            around,
            name: name.map(str::to_owned),
            depth,
        });
        if let Some(key) = key {
            self.by_name.insert(key, own);
        }
        Some(own)
    }
}

/// Returns the weights of the layers of every sheet, by their numbers there. What a layer holds besides other layers weighs
/// more than these, as what is named later does.
pub(super) fn weights(sheets: &[Sheet]) -> Vec<Vec<u32>> {
    // The layers of the whole document; those inside of each, the first one being what is in no layer.
    let mut inside: Vec<Vec<usize>> = vec![Vec::new()];
    let mut by_name: HashMap<(usize, &str), usize> = HashMap::new();
    let mut numbers: Vec<Vec<usize>> = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let mut own: Vec<usize> = Vec::with_capacity(sheet.layers.layers.len());
        for layer in &sheet.layers.layers {
            let around = layer.around.map_or(0, |around| own[around]);
            let key = layer.name.as_deref().map(|name| (around, name));
            let known = key.and_then(|key| by_name.get(&key).copied());
            let number = known.unwrap_or(inside.len());
            if known.is_none() {
                inside.push(Vec::new());
                inside[around].push(number);
            }
            if let Some(key) = key {
                by_name.insert(key, number);
            }
            own.push(number);
        }
        numbers.push(own);
    }
    let mut weights = vec![0; inside.len()];
    let mut next = 0;
    weigh(0, &inside, &mut weights, &mut next);
    let of = |own: Vec<usize>| own.into_iter().map(|number| weights[number]).collect();
    numbers.into_iter().map(of).collect()
}

fn weigh(layer: usize, inside: &[Vec<usize>], weights: &mut [u32], next: &mut u32) {
    for &inner in &inside[layer] {
        weigh(inner, inside, weights, next);
    }
    weights[layer] = *next;
    *next += 1;
}
