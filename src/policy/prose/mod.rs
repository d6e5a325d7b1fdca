//! What a document says to its reader: passages in the author's own voice, and the phrases in them.
