//! How the community is doing: measured from what was said, over any period and month by month.
