//! A list of asks as TypeScript: every type by name, then the list with what is given and what comes back.
use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

/// Gathers the types of a list, ask by ask.
pub struct TypesOfList {
    config: Config,
    found: BTreeMap<String, String>,
    asks: String,
}

impl TypesOfList {
    /// An empty list.
    #[expect(clippy::new_without_default, reason = "an empty list is only ever made to be filled")]
    pub fn new() -> Self {
        Self { config: Config::new().with_large_int("number"), found: BTreeMap::new(), asks: String::new() }
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

    /// The whole text, under its opening line.
    pub fn text(&self, opening: &str, list: &str) -> String {
        let mut text = format!("{opening}\n\n");
        for declaration in self.found.values() {
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
        if self.found.contains_key(&name) {
            return;
        }
        self.found.insert(name, format!("export {}", T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}
