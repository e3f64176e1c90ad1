//! Chance that is the same for the same seed on every machine: SplitMix64 (Steele, Lea, Flood 2014).

/// A stream of numbers that look random and follow from their seed.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The stream of a seed; `stream` tells several streams of one seed apart.
    pub fn new(seed: u64, stream: &str) -> Chance {
        let apart = stream
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        let mut chance = Chance(seed ^ apart);
        chance.number();
        chance
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        // The high half of a wide product, which is even enough for a demo and needs no loop.
        ((u128::from(self.number()) * end as u128) >> 64) as usize
    }

    /// A number from `from` to `to`, both inside.
    pub fn between(&mut self, from: u32, to: u32) -> u32 {
        from + self.below((to.saturating_sub(from) + 1) as usize) as u32
    }

    /// True in `permille` of a thousand cases.
    pub fn permille(&mut self, permille: usize) -> bool {
        self.below(1000) < permille
    }

    /// One of several; `None` of none.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// Some of `count` places, `wanted` of them at most, in rising order.
    pub fn some_of(&mut self, count: usize, wanted: usize) -> Vec<usize> {
        let mut places: Vec<usize> = (0..count).collect();
        for place in 0..wanted.min(count) {
            let other = place + self.below(count - place);
            places.swap(place, other);
        }
        places.truncate(wanted.min(count));
        places.sort_unstable();
        places
    }
}
