//! A list of asks as TypeScript: every type by name, then the list with what is given and what comes back.
use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

/// Gathers the types of a list, ask by ask.
pub struct TypesOfList {
    config: Config,
    found: BTreeMap<String, (&'static str, String)>,
    twice: Vec<String>,
    asks: String,
}

impl TypesOfList {
    /// An empty list.
    #[expect(clippy::new_without_default, reason = "an empty list is only ever made to be filled")]
    pub fn new() -> Self {
        Self {
            config: Config::new().with_large_int("number"),
            found: BTreeMap::new(),
            twice: Vec::new(),
            asks: String::new(),
        }
    }

    /// Adds one ask with the lines said about it.
    pub fn add<Given: TS + 'static, Answer: TS + 'static>(&mut self, name: &str, said: &[&str]) {
        self.visit::<Given>();
        self.visit::<Answer>();
        for line in said {
            self.asks.push_str(&format!("  /** {} */\n", line.trim()));
        }
        let (given, answer) = (Given::name(&self.config), Answer::name(&self.config));
        self.asks.push_str(&format!("  {name}: {{ given: {given}; answer: {answer} }};\n"));
    }

    /// Adds a type that no ask names by itself.
    pub fn type_alone<T: TS + 'static>(&mut self) {
        self.visit::<T>();
    }

    /// Names that two different types have. TypeScript has one place for names, so the second would stand in the first one's
    /// stead without a word; the text names them at its head.
    pub fn named_twice(&self) -> &[String] {
        &self.twice
    }

    /// The whole text, under its opening line.
    pub fn text(&self, opening: &str, list: &str) -> String {
        let mut text = format!("{opening}\n\n");
        for name in &self.twice {
            text.push_str(&format!("// Two types are named {name}: rename one.\n"));
        }
        for (_, declaration) in self.found.values() {
            text.push_str(declaration);
            text.push_str("\n\n");
        }
        text.push_str(&format!("export type {list} = {{\n{}}};\n", self.asks));
        text
    }
}

impl TypeVisitor for TypesOfList {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_dependencies(self);
            T::visit_generics(self);
            return;
        }
        let name = T::name(&self.config);
        let rust_name = std::any::type_name::<T>();
        if let Some((first, _)) = self.found.get(&name) {
            if *first != rust_name && !self.twice.contains(&name) {
                self.twice.push(name);
            }
            return;
        }
        self.found.insert(name, (rust_name, format!("export {}", T::decl(&self.config))));
        T::visit_dependencies(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    mod here {
        #[derive(serde::Serialize, ts_rs::TS)]
        pub struct Row {
            pub name: String,
        }
    }
    mod there {
        #[derive(serde::Serialize, ts_rs::TS)]
        pub struct Row {
            pub sum_fen: i64,
        }
    }

    #[test]
    fn two_types_of_one_name_are_told() {
        let mut types = TypesOfList::new();
        types.add::<here::Row, Vec<here::Row>>("one", &[]);
        assert!(types.named_twice().is_empty());
        types.add::<here::Row, Vec<there::Row>>("other", &[]);
        assert_eq!(types.named_twice(), ["Row"]);
        assert!(types.text("// Opening.", "Asks").contains("Two types are named Row"));
    }
}
