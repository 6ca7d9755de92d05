//! Floor 2: reads one contact of contacts.toml.
//! In: its table. Out: the contact; findings for each field that readers, phones or mail programs would not understand.
//! Must never: pass on an address that leads nowhere, or report a field twice.

use super::contact_fields::{self, JudgedField};
use super::contact_phone::{PHONES, PhoneNumber, labelled};
use super::contacts::{Contact, TOO_LONG};
use super::phone::{Cost, cost, is_in_plan};
use super::phone_written;
use super::social_link::SocialLink;
use crate::base::{
    Date, Edit, Fields, Finding, Findings, Fix, Location, MapEntry, Span, Spanned, Value, ValueKind,
    reported_rules,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// `[onside]` and the lines below it. Sets `damaged` where a field is left out because nothing can be read from it.
pub(super) fn read_contact(
    entry: &MapEntry,
    file: &Arc<str>,
    today: Date,
    findings: &mut Findings,
    damaged: &mut bool,
) -> Contact {
    let mut fields = Fields::new(file, &entry.value, findings);
    let text = |field: Option<Spanned<Box<str>>>| field.map(|field| field.value).unwrap_or_default();
    let name = fields.text("name");
    if name.is_none() {
        let location = Location { file: file.clone(), span: entry.name_span };
        fields.findings().push(Finding::new(
            &reported_rules::FIELD_VALUE,
            location,
            format!("The contact “{}” has no name.", entry.name),
            "Add a line: name = \"…\"",
        ));
    }
    let span = |field: &Option<Spanned<Box<str>>>| field.as_ref().map_or(entry.name_span, |field| field.span);
    let phones = read_phones(&mut fields);
    let whatsapp = read_number("whatsapp", &mut fields);
    let (email, web) = (fields.text("email"), fields.text("web"));
    let (email_span, web_span) = (span(&email), span(&web));
    let mut address_in = |field: Option<Spanned<Box<str>>>, judge: fn(&str) -> JudgedField| {
        let Some(field) = field else { return "".into() };
        let judged = judge(&field.value);
        *damaged |= judged.value.is_empty() && !judged.message.is_empty();
        report_address(&field, &judged, file, fields.findings());
        judged.value.into()
    };
    let email = address_in(email, contact_fields::email);
    let web = address_in(web, contact_fields::website);
    let social = read_social(&mut fields);
    let (charge, address) = (fields.text("charge"), fields.texts("address"));
    let (about, hours) = (fields.text("about"), fields.text("hours"));
    let (answer, note, message) = (fields.text("answer"), fields.text("note"), fields.text("text"));
    let contact = Contact {
        key: entry.name.as_str().into(),
        key_span: entry.name_span,
        name: text(name),
        about_span: span(&about),
        about: text(about),
        charge_span: span(&charge),
        charge: text(charge),
        text_span: span(&message),
        text: tidied_number(text(message)),
        whatsapp_span: span(&whatsapp),
        whatsapp: text(whatsapp),
        email_span,
        email,
        web_span,
        web,
        social,
        address_span: address.first().map_or(entry.name_span, |line| line.span),
        address: address.into_iter().map(|line| line.value).collect(),
        hours_span: span(&hours),
        hours: text(hours),
        answer_span: span(&answer),
        answer: text(answer),
        note_span: span(&note),
        note: text(note),
        listed: fields.bool("listed").unwrap_or(true),
        checked: fields.date("checked"),
        phones,
        unchecked_since: None,
        languages: BTreeMap::new(),
    };
    let checked = contact.checked.as_ref().map(|checked| checked.value);
    let unchecked_since = checked.filter(|day| contact.needs_checks() && day.plus(TOO_LONG) < today);
    let contact = Contact { unchecked_since, ..contact };
    let languages = read_languages(&contact, file, &mut fields);
    fields.text("source");
    fields.finish();
    Contact { languages, ..contact }
}

/// The phone numbers of a contact, each in a field of its own.
fn read_phones(fields: &mut Fields) -> Vec<PhoneNumber> {
    let (free, relay) = (fields.bool("free"), fields.bool("relay"));
    let mut phones = Vec::new();
    for field in PHONES {
        let Some(written) = read_number(field, fields).filter(|written| !written.value.is_empty()) else {
            continue;
        };
        let (label, number) = labelled(&written.value);
        let digits = phone_written::to_dial(number).bytes().filter(u8::is_ascii_digit).count();
        phones.push(PhoneNumber {
            field,
            label: label.into(),
            number: number.into(),
            span: written.span,
            free: free.unwrap_or(cost(number) == Cost::Free),
            // Short numbers (999, 111, 116 123 from some networks) have relay arrangements of their own.
            relay: relay.unwrap_or(digits >= 7),
        });
    }
    phones
}

/// The pages on social media, each with a whole address.
fn read_social(fields: &mut Fields) -> Vec<SocialLink> {
    let mut social = Vec::new();
    for written in fields.texts("social") {
        let judged = contact_fields::website(&written.value);
        if !judged.message.is_empty() && !judged.value.is_empty() {
            let help = format!("Write: `social = [\"{}\"]`", judged.value);
            fields.report_mendable(written.span, judged.message, help, format!("\"{}\"", judged.value));
        } else if !judged.message.is_empty() {
            let help =
                "Write the whole address of your page: `social = [\"https://www.facebook.com/our-charity\"]`";
            fields.report(written.span, judged.message, help.into());
        }
        social.extend((!judged.value.is_empty()).then(|| SocialLink::new(&judged.value, written.span)));
    }
    social
}

/// The field `name` with one phone number, and in fields for phones with the words before it.
fn read_number(name: &'static str, fields: &mut Fields) -> Option<Spanned<Box<str>>> {
    let list = fields.value(name).filter(|value| matches!(value.kind, ValueKind::List(_)));
    if let Some(Value { span, kind: ValueKind::List(items) }) = list {
        return read_list(name, *span, items, fields);
    }
    let written = fields.text(name)?;
    let value = phone_written::tidy(&written.value);
    let (_, number) = if name == "whatsapp" { ("", &*value) } else { labelled(&value) };
    const WHATSAPP_HELP: &str = "Write one number, with the code of the country: `whatsapp = \"+44 7700 123 456\"`. Write everything else into `note`.";
    if let Some((message, help)) = phone_written::problem(number).filter(|_| !value.is_empty()) {
        let help = if name == "whatsapp" { WHATSAPP_HELP.to_string() } else { help };
        fields.report(written.span, message, help);
    } else if name == "whatsapp" && !value.is_empty() && !is_known_abroad(&value) {
        let message = format!("WhatsApp does not know the number “{value}”.");
        fields.report(written.span, message, WHATSAPP_HELP.into());
    }
    Some(Spanned { value: value.into(), span: written.span })
}

/// A list in place of one number. The fields that take the others are written, where there are enough.
fn read_list(
    name: &'static str,
    span: Span,
    items: &[Value],
    fields: &mut Fields,
) -> Option<Spanned<Box<str>>> {
    let numbers: Vec<&str> = items
        .iter()
        .filter_map(|item| if let ValueKind::Scalar(words) = &item.kind { Some(words.trim()) } else { None })
        .collect();
    let message = format!("A contact has one number in `{name}`.");
    let is_plain = |number: &&str| !number.is_empty() && !number.contains(['"', '\\', '\n']);
    let has_room = name == PHONES[0]
        && (1..=PHONES.len()).contains(&items.len())
        && PHONES[1..].iter().all(|&other| fields.value(other).is_none());
    if has_room && numbers.len() == items.len() && numbers.iter().all(is_plain) {
        let lines = PHONES.iter().zip(&numbers).map(|(field, number)| format!("{field} = \"{number}\""));
        let lines = lines.collect::<Vec<_>>().join("\n");
        let help = format!("Write each on a line of its own: `{}`", lines.replace('\n', "`, `"));
        fields.report_mendable(span, message, help, lines.trim_start_matches("phone = ").to_string());
    } else {
        let help =
            "Write one here. Make a contact of its own for each other, below a line such as `[us-evenings]`.";
        fields.report(span, message, help.into());
    }
    Some(Spanned { value: phone_written::tidy(numbers.first()?).into(), span })
}

/// Whether a number reaches somebody from any country, as a service like WhatsApp needs it.
fn is_known_abroad(number: &str) -> bool {
    phone_written::with_country(number).is_some() && is_in_plan(number)
}

/// A number for text messages without signs that nobody sees; other words stay as they are.
fn tidied_number(words: Box<str>) -> Box<str> {
    let tidied = phone_written::tidy(&words);
    if phone_written::problem(&tidied).is_none() { tidied.into() } else { words }
}

/// Reports what is wrong with an e-mail address or a website. Where only its beginning is missing, that is mended.
fn report_address(field: &Spanned<Box<str>>, judged: &JudgedField, file: &Arc<str>, findings: &mut Findings) {
    if judged.message.is_empty() {
        return;
    }
    let place = Location { file: file.clone(), span: field.span };
    let mut finding =
        Finding::new(&reported_rules::FIELD_VALUE, place, judged.message.clone(), judged.help.clone());
    // The span has the quotation marks. A value that is written in another way is not edited.
    let begins_after_quote = field.span.len() == field.value.len() + 2;
    if judged.value.strip_suffix(&*field.value) == Some("https://") && begins_after_quote {
        let start = field.span.start as usize + 1;
        let edit = Edit { span: Span::new(start, start), replacement: "https://".into() };
        finding.fix = Some(Fix { edits: vec![edit], safe: true });
    }
    findings.push(finding);
}

/// The phone numbers of a contact with the words before them in another language. The numbers stay the same.
fn read_labels(contact: &Contact, fields: &mut Fields) -> Vec<PhoneNumber> {
    let mut phones = contact.phones.clone();
    for field in PHONES {
        let Some(written) = fields.text(field) else { continue };
        let tidied = phone_written::tidy(&written.value);
        let Some(phone) = phones.iter_mut().find(|phone| phone.field == field) else {
            let message = format!("The contact “{}” has no `{field}`.", contact.name);
            fields.report(written.span, message, format!("Write it below [{}] too.", contact.key));
            continue;
        };
        // A translator may write the words alone.
        let is_number = tidied.bytes().filter(u8::is_ascii_digit).count() >= 3;
        let (label, number) = if is_number { labelled(&tidied) } else { (&*tidied, &*phone.number) };
        if phone_written::to_dial(number) != phone.digits() {
            let message = format!("The number here is another one than that of the contact: {number}.");
            let help =
                format!("Write the words alone, or the same number: `{field} = \"…: {}\"`", phone.number);
            fields.report(written.span, message, help);
        }
        phone.label = label.into();
    }
    phones
}

/// `[onside.languages.cy]`: the words of a contact in that language. The rest stays as the contact has it.
fn read_languages(contact: &Contact, file: &Arc<str>, fields: &mut Fields) -> BTreeMap<Box<str>, Contact> {
    let mut languages = BTreeMap::new();
    for entry in fields.value("languages").map_or(&[][..], |value| value.entries()) {
        let mut part = Fields::new(file, &entry.value, fields.findings());
        let mut text =
            |name: &'static str, words: &str| part.text(name).map_or_else(|| words.into(), |text| text.value);
        let translated = Contact {
            key_span: entry.name_span,
            name: text("name", &contact.name),
            about: text("about", &contact.about),
            charge: text("charge", &contact.charge),
            text: text("text", &contact.text),
            hours: text("hours", &contact.hours),
            answer: text("answer", &contact.answer),
            note: text("note", &contact.note),
            ..contact.clone()
        };
        let translated = Contact { phones: read_labels(contact, &mut part), ..translated };
        part.finish();
        languages.insert(entry.name.as_str().into(), translated);
    }
    languages
}
