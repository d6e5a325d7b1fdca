//! What an address is for: a table of facts about hosts, paths and parameters, as data.
