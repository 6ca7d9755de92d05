//! The program: everything is in the library, but where memory comes from.

/// With the system's own allocator, two threads that set leaflets side by side wait for each other.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    plainleaf::cli::main()
}
