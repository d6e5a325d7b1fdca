//! An SVG as a PNG of a card's size. Reads no file and asks no host, whatever the SVG names.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::letters::Letters;
use super::palette::Coloured;
use super::{HEIGHT, WIDTH};

/// Why an SVG could not be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotDrawn(pub String);

/// The PNG of an SVG, which is shown as large as it fits in the middle of a card. What does not cover
/// all of it leaves white.
///
/// # Errors
/// What is wrong with the SVG.
pub fn draw(svg: &str, letters: &Letters) -> Result<Vec<u8>, NotDrawn> {
    let tree = Tree::from_str(&letters.known(svg), &options(letters))
        .map_err(|error| NotDrawn(error.to_string()))?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| NotDrawn("it has no size".into()))?;
    pixels.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(&tree, placed(&tree), &mut pixels.as_mut());
    write(&Coloured::of(&pixels)).map_err(|error| NotDrawn(error.to_string()))
}

fn options(letters: &Letters) -> Options<'static> {
    let nothing = ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(|_, _| None),
    };
    Options {
        font_family: letters.family().to_owned(),
        fontdb: letters.database().clone(),
        image_href_resolver: nothing,
        ..Options::default()
    }
}

/// As large as it fits, in the middle.
#[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
fn placed(tree: &Tree) -> Transform {
    let (width, height) = (WIDTH as f32, HEIGHT as f32);
    let (own_width, own_height) = (tree.size().width(), tree.size().height());
    let scale = (width / own_width).min(height / own_height);
    let (left, top) = (width - own_width * scale, height - own_height * scale);
    Transform::from_row(scale, 0.0, 0.0, scale, left / 2.0, top / 2.0)
}

fn write(pixels: &Coloured) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let data = match pixels {
        Coloured::Few { palette, pixels } => {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(palette.as_slice());
            encoder.set_filter(png::Filter::NoFilter);
            pixels
        }
        Coloured::Many(pixels) => {
            encoder.set_color(png::ColorType::Rgb);
            pixels
        }
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(data)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1200 630'>\
                       <rect width='1200' height='630' fill='#fbf8f3'/>\
                       <text x='80' y='200' font-size='90' font-weight='600' fill='#222'>A &amp; b</text>\
                       </svg>";

    fn drawn(svg: &str) -> Vec<u8> {
        draw(svg, &Letters::default()).unwrap()
    }

    /// The pixels of a PNG, as red, green and blue.
    fn seen(png: &[u8]) -> image::RgbImage {
        image::load_from_memory(png).unwrap().into_rgb8()
    }

    #[test]
    fn a_card_is_a_small_png_of_its_size() {
        let png = drawn(SVG);
        let picture = seen(&png);
        assert_eq!(picture.dimensions(), (WIDTH, HEIGHT));
        assert_eq!(picture.get_pixel(0, 0).0, [0xfb, 0xf8, 0xf3]);
        let dark = picture.pixels().filter(|pixel| pixel.0 == [0x22; 3]).count();
        assert!((500..20_000).contains(&dark), "{dark} dark pixels");
        assert!(png.len() < 30_000, "{} bytes", png.len());
        assert_eq!(png, drawn(SVG));
    }

    #[test]
    fn no_empty_box_is_drawn_for_what_no_font_has() {
        assert_eq!(drawn(&SVG.replace("&amp;", "日🍵")), drawn(&SVG.replace("&amp;", "")));
    }

    #[test]
    fn an_svg_reads_nothing_and_a_wrong_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.svg");
        std::fs::write(&file, SVG.replace("#fbf8f3", "#000")).unwrap();
        let named = format!("<image href='{}' width='1200' height='630'/></svg>", file.display());
        assert_eq!(drawn(&SVG.replace("</svg>", &named)), drawn(SVG));
        for wrong in ["", "<svg", "<p/>", "<svg xmlns='http://www.w3.org/2000/svg' width='0'/>"] {
            assert!(draw(wrong, &Letters::default()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_picture_of_many_colours_keeps_them() {
        let shades = "<defs><linearGradient id='a'><stop offset='0' stop-color='#d40'/>\
                      <stop offset='1' stop-color='#04d'/></linearGradient>\
                      <linearGradient id='b' x2='0' y2='1'><stop offset='0' stop-opacity='0'/>\
                      <stop offset='1'/></linearGradient></defs>\
                      <rect width='1200' height='630' fill='url(#a)'/>\
                      <rect width='1200' height='630' fill='url(#b)'/></svg>";
        let picture = seen(&drawn(&SVG.replace("</svg>", shades)));
        let colours: std::collections::BTreeSet<[u8; 3]> = picture.pixels().map(|p| p.0).collect();
        assert!(colours.len() > MANY, "{}", colours.len());
    }

    const MANY: usize = 4096;
}
