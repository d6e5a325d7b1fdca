//! Source code as HTML with classes, and the two stylesheets that colour it.
