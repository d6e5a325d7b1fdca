//! The body as events: the one place that chooses Markdown's options.
