//! The benchmark of leaflets: our part in it. Sets every page of a site but its home once, in its own layout,
//! and writes the PDFs.
//! In: a site folder, an output folder. Out: one PDF a page; what it cost is measured from outside
//! (benches/leaflets/run).
//! Must never: keep a PDF, or do less than a build does for a page.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::exit,
    missing_docs
)]

/// As in the program.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(feature = "pdf")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use plainleaf::base::{Reported, par_map, par_map_threads};
    use plainleaf::doc::ParsedFile;
    use plainleaf::render::Unlimited;
    use plainleaf::render::leaflet::{EditionLayout, LeafletJob, LeafletTheme, jobs, make};
    use plainleaf::site::{AssembleOptions, Role, assemble};
    use std::path::Path;

    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let [site, out] = words.as_slice() else { return Err("SITE OUT".into()) };
    let sources = plainleaf::disk::read_site(Path::new(site)).map_err(|trouble| trouble.to_string())?;
    let all: Vec<_> = sources.iter().collect();
    let pieces = par_map(&all, |source| ParsedFile::read(source, None).value);
    let today = "2026-11-22".parse().map_err(|_| "a day")?;
    let site = assemble(pieces, AssembleOptions { today, published_by: today, drafts: false }).value;
    let press = LeafletTheme::new(&site.theme, &site.locales).value;
    let orders: Vec<LeafletJob> = jobs(&site, &press, |_| true)
        .into_iter()
        .filter(|order| order.layout != EditionLayout::LargePrint && site.page(order.page).role != Role::Home)
        .collect();
    let written = par_map_threads(&orders, |order| -> Result<(), String> {
        let Reported { value, findings: notes } = make(&site, &press, order, &Unlimited);
        let printed = value.ok_or_else(|| format!("{notes:?}"))?;
        let name = site.page(order.page).address.trim_matches('/').replace('/', "-");
        std::fs::write(Path::new(out).join(format!("{name}.pdf")), &printed.reading)
            .map_err(|error| error.to_string())
    });
    written.into_iter().collect::<Result<(), String>>()?;
    Ok(())
}

#[cfg(not(feature = "pdf"))]
fn main() {
    eprintln!("This plainleaf has no leaflets.");
}
