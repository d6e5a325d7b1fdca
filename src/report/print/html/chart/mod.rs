//! Charts as inline SVG, one file a kind. Widths are percents, heights and letters pixels, so that a
//! chart is as readable on a telephone as on a desk; what two series are is told by a pattern and not by
//! colour alone.

pub(super) mod axis;
pub(super) mod bars;
pub(super) mod curve;
pub(super) mod figure;

/// How high a chart is, in pixels.
pub(super) const HEIGHT: f64 = 200.0;

/// A number of pixels or percents, to two digits at most.
pub(super) fn short(number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    // There is no use for a nought below nought.
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}
