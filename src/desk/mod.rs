//! The owner's desk: what readers said, laid out to be judged, answered and set aside. The same for the
//! command line and for the pages of the preview; it knows neither.
