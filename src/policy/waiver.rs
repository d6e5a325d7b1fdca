//! What a post's author asks to let pass, with a reason and an end.
