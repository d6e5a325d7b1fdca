//! What raw HTML does: links, advertising slots, forms, overlays, countdowns, each with its place.
