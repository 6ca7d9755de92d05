//! Floor 1: the names of elements and attributes that rules know.
//! In: a name as written. Out: an enum that is quick to compare.
//! Must never: distinguish two names that a browser treats as one.

macro_rules! names {
    ($(#[$about:meta])* $kind:ident: $($name:ident $text:literal)*) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum $kind { $($name,)* Other }

        impl $kind {
            /// The name with these letters, whatever their case.
            pub fn of(written: &[u8]) -> $kind {
                // No known name is longer than 24 bytes. It is put in lower case in place, without an
                // allocation: a page has hundreds of names.
                let mut room = [0; 24];
                let written = if written.len() <= room.len() && written.iter().any(u8::is_ascii_uppercase) {
                    let room = &mut room[..written.len()];
                    room.copy_from_slice(written);
                    room.make_ascii_lowercase();
                    room
                } else {
                    written
                };
                match written { $($text => $kind::$name,)* _ => $kind::Other }
            }
        }
    };
}

names! {
    /// The name of an element.
    Tag:
    A b"a" SiteAddress b"address" Area b"area" Article b"article" Aside b"aside" Audio b"audio" B b"b" Base b"base" Blink b"blink"
    Blockquote b"blockquote" Body b"body" Br b"br" Button b"button" Caption b"caption" Center b"center" Code b"code" Col b"col"
    Colgroup b"colgroup" Dd b"dd" Details b"details" Dialog b"dialog" Div b"div" Dl b"dl" Dt b"dt" Em b"em" Embed b"embed"
    Fieldset b"fieldset" Figcaption b"figcaption" Figure b"figure" Footer b"footer" Form b"form" Frame b"frame" H1 b"h1" H2 b"h2" H3 b"h3"
    H4 b"h4" H5 b"h5" H6 b"h6" Head b"head" Header b"header" Hr b"hr" Html b"html" I b"i" Iframe b"iframe" Image b"image" Img b"img"
    Input b"input" Label b"label" Legend b"legend" Li b"li" Link b"link" Main b"main" Marquee b"marquee" Menu b"menu" Meta b"meta"
    Nav b"nav" Noscript b"noscript" Object b"object" Ol b"ol" Optgroup b"optgroup" Option b"option" P b"p" Picture b"picture" Pre b"pre"
    Script b"script" Search b"search" Section b"section" Select b"select" Source b"source" Span b"span" Strong b"strong" Style b"style"
    Summary b"summary" Svg b"svg" Table b"table" Tbody b"tbody" Td b"td" Template b"template" Textarea b"textarea" Tfoot b"tfoot"
    Th b"th" Thead b"thead" Time b"time" Title b"title" Tr b"tr" Track b"track" Ul b"ul" Use b"use" Video b"video" Wbr b"wbr"
    // Not an element but a text: no tag can have this name.
    Words b"#"
}

names! {
    /// The name of an attribute.
    Attr:
    Action b"action" Alt b"alt" AriaHidden b"aria-hidden" AriaLabel b"aria-label" AriaLabelledby b"aria-labelledby"
    Attributionsrc b"attributionsrc" Autoplay b"autoplay" Background b"background" By b"by" Class b"class"
    Content b"content" Controls b"controls" Data b"data" DataPagefind b"data-pagefind" Disabled b"disabled"
    For b"for" Formaction b"formaction" From b"from" Headers b"headers" Hidden b"hidden" Href b"href"
    HttpEquiv b"http-equiv" Id b"id" Imagesrcset b"imagesrcset" Lang b"lang" Muted b"muted" Name b"name"
    Ping b"ping" Poster b"poster" Rel b"rel" Role b"role" Scope b"scope" Src b"src" Srcdoc b"srcdoc"
    Srcset b"srcset" Style b"style" Tabindex b"tabindex" Target b"target" Title b"title" To b"to" Type b"type"
    Usemap b"usemap" Value b"value" Values b"values" XlinkHref b"xlink:href"
}

impl Attr {
    /// The bit of this name in a set of names.
    pub fn bit(self) -> u64 {
        const { assert!((Attr::Other as u32) < u64::BITS) }
        1 << self as u32
    }
}

impl Tag {
    /// The bit of this name in a set of names.
    pub fn bit(self) -> u128 {
        const { assert!((Tag::Other as u32) < u128::BITS) }
        1 << self as u32
    }

    /// Whether it is a void element.
    pub fn is_void(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Area | Base | Br | Col | Embed | Frame | Hr | Img | Input | Link | Meta | Source | Track | Wbr
        )
    }

    /// Whether its content is raw text, in which no tag begins.
    pub fn is_raw(self) -> bool {
        matches!(self, Tag::Script | Tag::Style | Tag::Textarea | Tag::Title)
    }

    /// Whether its start tag closes an open paragraph.
    pub fn ends_paragraph(self) -> bool {
        use Tag::*;
        let list = matches!(self, Dd | Dl | Dt | Li | Menu | Ol | Ul);
        let part = matches!(
            self,
            SiteAddress
                | Article
                | Aside
                | Blockquote
                | Details
                | Dialog
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
        );
        let more = matches!(
            self,
            Center | Div | Header | Hr | Main | Nav | P | Pre | Search | Section | Summary | Table
        );
        list || part || more || self.level().is_some()
    }

    /// Whether its end tag may be omitted.
    pub fn closes_itself(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Body | Colgroup
                | Dd
                | Dt
                | Head
                | Html
                | Li
                | Optgroup
                | Option
                | P
                | Tbody
                | Td
                | Tfoot
                | Th
                | Thead
                | Tr
        )
    }

    /// Whether the start tag of `next` closes it.
    pub fn ends_before(self, next: Tag) -> bool {
        use Tag::*;
        match self {
            P => next.ends_paragraph(),
            Li => next == Li,
            Dt | Dd => matches!(next, Dt | Dd),
            Option => matches!(next, Option | Optgroup),
            Td | Th => matches!(next, Td | Th | Tr | Tbody | Tfoot),
            Tr => matches!(next, Tr | Tbody | Tfoot),
            Thead | Tbody => matches!(next, Tbody | Tfoot),
            _ => false,
        }
    }

    /// Whether nothing inside it can close a paragraph outside it.
    pub fn shelters(self) -> bool {
        use Tag::*;
        matches!(self, Button | Caption | Html | Marquee | Object | Svg | Table | Td | Template | Th)
    }

    /// The headings, by level.
    pub const HEADINGS: [Tag; 6] = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];

    /// The level of a heading.
    pub fn level(self) -> Option<u8> {
        Tag::HEADINGS.iter().position(|heading| *heading == self).map(|at| at as u8 + 1)
    }
}
