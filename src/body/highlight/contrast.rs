//! Whether one can read it: contrast as the Web Content Accessibility Guidelines 2.2 measure it.

use syntect::highlighting::Color;

/// What text needs at least is 4.5 (success criterion 1.4.3, level AA); a blog's own stylesheet may
/// put a tone a little nearer behind the code.
pub(super) const LEGIBLE: f64 = 5.5;

/// The contrast of two colours, from 1 to 21.
pub(super) fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// `color` as it is if it can be read on `background`, else moved towards black or white until it
/// can: many themes are made for large screens in dark rooms.
pub(super) fn legible(color: Color, background: Color) -> Color {
    let far = [Color::BLACK, Color::WHITE];
    let far = far
        .into_iter()
        .max_by(|a, b| contrast(*a, background).total_cmp(&contrast(*b, background)));
    let far = far.unwrap_or(Color::BLACK);
    let nearer = (0..=32).map(|step| mix(color, far, f64::from(step) / 32.0));
    nearer.into_iter().find(|mixed| contrast(*mixed, background) >= LEGIBLE).unwrap_or(far)
}

/// `color` as it looks on `background`, its transparency gone.
pub(super) fn opaque(color: Color, background: Color) -> Color {
    mix(background, Color { a: 255, ..color }, f64::from(color.a) / 255.0)
}

fn mix(from: Color, to: Color, share: f64) -> Color {
    let channel = |from: u8, to: u8| {
        let mixed = f64::from(from) + (f64::from(to) - f64::from(from)) * share;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a value between two bytes is a byte"
        )]
        let byte = mixed.round() as u8;
        byte
    };
    Color { r: channel(from.r, to.r), g: channel(from.g, to.g), b: channel(from.b, to.b), a: 255 }
}

fn luminance(color: Color) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREY: Color = Color { r: 0x99, g: 0x99, b: 0x99, a: 255 };

    #[test]
    fn the_ends_of_the_scale_are_known() {
        assert!((contrast(Color::BLACK, Color::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(GREY, GREY) - 1.0).abs() < 0.01);
    }

    #[test]
    fn what_cannot_be_read_is_moved_and_what_can_stays() {
        assert!(contrast(legible(GREY, Color::WHITE), Color::WHITE) >= LEGIBLE);
        assert_eq!(legible(GREY, Color::BLACK), GREY);
    }
}
