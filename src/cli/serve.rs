//! Floor 8: `plainleaf serve`.
//! In: a site folder. Out: the address of its preview, and a line for each change that is shown.
//! Must never: be reached from other computers unless somebody asked for that and was told what it means.

use super::arguments::SiteArgs;
use super::exit::in_one_line;
use super::terminal;
use super::verdict::Verdict;
use crate::base::{capitalise, count_of};
use crate::disk::UserError;
use crate::serve::{ServeEvent, ServeOptions, serve};
use std::net::IpAddr;

/// Show the site in a browser while you write
#[derive(clap::Args)]
#[command(after_help = "Examples:
  plainleaf serve --open     show the site in this folder, and open the browser
  plainleaf serve my-site    show the site in my-site

Save a file in any program: the page in the browser changes by itself. Drafts are shown too, and say so.
Nothing is published. The address that is printed holds a key: without it nobody sees the preview, not
even another user of this computer. To stop it, press Ctrl+C.")]
pub(super) struct ServeArgs {
    #[command(flatten)]
    site: SiteArgs,

    /// Open the browser.
    #[arg(long)]
    open: bool,

    /// The port to listen at. If it is taken, the next free one. 0 for any.
    #[arg(long, default_value_t = 4700)]
    port: u16,

    /// Listen at this address. Another one than 127.0.0.1 lets other computers see the preview and every
    /// draft.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", hide_default_value = true)]
    address: IpAddr,

    /// Leave out drafts and pages with a later date, as the published site does.
    #[arg(long)]
    no_drafts: bool,

    /// Look at the files again and again. Needed where the system does not report changes (some network
    /// drives).
    #[arg(long)]
    poll: bool,
}

pub(super) fn run(args: &ServeArgs) -> Result<Verdict, UserError> {
    let wish = ServeOptions {
        folder: args.site.folder.clone(),
        today: args.site.today,
        drafts: !args.no_drafts,
        address: args.address,
        port: args.port,
        open: args.open,
        poll: args.poll,
        start: None,
    };
    let (asked, folder) = (args.port, args.site.shown(""));
    serve(wish, move |told| drop(terminal::print(&words(&told, asked, &folder))))?;
    Ok(Verdict::Fine)
}

fn words(told: &ServeEvent, asked: u16, folder: &str) -> String {
    match told {
        ServeEvent::Open { at, preview, workbench } => {
            let mut text = String::new();
            if asked != 0 && at.port() != asked {
                text +=
                    &format!("Another program listens at port {asked}, so the preview took {}.\n", at.port());
            }
            if !at.ip().is_loopback() {
                text += "Careful: every computer in your network can reach this preview, and what is sent can be read on the way. Whoever has its address can see it, drafts too, and can change your files.\n";
            }
            let site = if folder.is_empty() { "." } else { folder };
            text + &format!(
                "The preview of {site} is at {preview}\nThe workbench is at {workbench}\nThese addresses are for you alone: whoever has one can change your files. To stop the preview, press Ctrl+C.\n"
            )
        }
        ServeEvent::NoBrowser => {
            "The browser could not be opened. Open it yourself, and go to the address above.\n".into()
        }
        ServeEvent::Polls(why) => {
            format!("{}: so plainleaf looks at the files itself, a few times a second.\n", capitalise(why))
        }
        ServeEvent::Built { changed, seconds, errors, warnings } => {
            let what = match changed.as_deref() {
                None => "The site".to_string(),
                Some([one]) => in_one_line(one).into_owned(),
                Some([one, rest @ ..]) => format!("{} and {} more", in_one_line(one), rest.len()),
                Some([]) => return String::new(),
            };
            let found = match (errors, warnings) {
                (0, 0) => "Nothing is to be mended.".to_string(),
                (errors, warnings) => {
                    format!("To mend: {} and {}.", count_of(*errors, "error"), count_of(*warnings, "warning"))
                }
            };
            format!("{what}: shown after {seconds:.2} s. {found}\n")
        }
        // The start page tells of these.
        ServeEvent::Start { .. } | ServeEvent::Opened(_) => String::new(),
        ServeEvent::Trouble(UserError { message, help }) => format!("{message}\n{help}\n"),
    }
}
