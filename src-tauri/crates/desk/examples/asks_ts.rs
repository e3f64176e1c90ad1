//! Prints the ask list as TypeScript: what stands in `ui/src/asks.ts`.
fn main() {
    print!("{}", kehou_desk::typescript());
}
