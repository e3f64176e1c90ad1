//! Prints the window's own list as TypeScript: what stands in `ui/src/office.ts`.
fn main() {
    print!("{}", kehou_app::typescript());
}
