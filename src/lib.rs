//! hobnob, a static blog generator for people who blog to meet people.
