//! What an old blog sold before it had a policy: counted, never by line, and only ever less.
