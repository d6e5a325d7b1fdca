//! The owner's answer to a comment, from the words as typed to the comment as kept. Knows neither an
//! editor nor the disk.
