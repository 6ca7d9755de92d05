//! Floor 3: templates that are measured while they make a page.
//! In: compiled templates, and the meter. Out: the page, or an error of Tera where it does too much.
//! Must never: change what a template makes.

use super::step_meter::{PageCost, StepMeter};
use super::template_loops::{LOOP, VALUE};
use std::io::{self, Write};
use std::sync::Arc;
use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value};

/// The page that a template makes of a view.
pub fn render_measured(tera: &Tera, meter: &StepMeter, name: &str, view: &Context) -> TeraResult<String> {
    let place = meter.here();
    place.begin();
    let mut page = MeasuredPage { bytes: Vec::new(), place };
    tera.render_to(name, view, &mut page)?;
    Ok(String::from_utf8(page.bytes).unwrap_or_default())
}

/// A page that is being written.
struct MeasuredPage<'m> {
    bytes: Vec<u8>,
    place: &'m PageCost,
}

impl Write for MeasuredPage<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.place.wrote(piece.len());
        self.bytes.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Gives templates the functions that count their loops and values; `template_loops.rs` puts the calls in.
pub fn count_steps(tera: &mut Tera, meter: &Arc<StepMeter>) {
    let loops = meter.clone();
    tera.register_function(LOOP, move |words: Kwargs, _: &State| -> TeraResult<Value> {
        let list = words.get::<Value>("over")?.unwrap_or_else(Value::undefined);
        loops.here().rounds(list.len().unwrap_or(0)).map_err(Error::message)?;
        Ok(list)
    });
    let values = meter.clone();
    tera.register_function(VALUE, move |words: Kwargs, _: &State| -> TeraResult<Value> {
        let value = words.get::<Value>("of")?.unwrap_or_else(Value::undefined);
        values.here().set(bytes_of(&value)).map_err(Error::message)?;
        Ok(value)
    });
}

/// How many bytes a value has of its own. What the items of a list hold is shared with where they come from.
fn bytes_of(value: &Value) -> usize {
    value.as_str().map_or_else(|| value.len().unwrap_or(0) * size_of::<Value>(), str::len)
}
