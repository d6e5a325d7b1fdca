//! Two pages that want one address.
