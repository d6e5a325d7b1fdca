//! Shortcodes: a line of its own, `::name{key="value"}`, or a container from `:::name{…}` to `:::`.
