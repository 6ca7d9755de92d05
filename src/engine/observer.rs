//! Floor 4: how a build says which stage it is in.
//! In: the names of the stages, from the pipeline. Out: calls to whoever asked to be told.
//! Must never: read a clock. The observer of the command line does that.

/// Is told by the pipeline which stage begins.
pub trait Observer {
    /// A stage with this name begins. The one before it, if there was one, is over.
    fn stage(&mut self, name: &'static str);
}

/// An observer that ignores everything.
impl Observer for () {
    fn stage(&mut self, _name: &'static str) {}
}
