//! Times a blog of photographs: the build that makes all copies, and the next one, which makes none.

use crate::{files, hobnob, measure};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use std::fs;
use std::path::Path;

/// How many photographs stand in one post.
const IN_A_POST: usize = 20;

/// Of each photograph, in pixels: twelve million together, as a telephone takes them.
const SIZE: (u32, u32) = (4000, 3000);

/// Builds a blog of `photographs` from nothing and then again, `runs` times.
pub(crate) fn race(folder: &Path, photographs: usize, runs: usize) {
    let root = folder.join("photographs");
    write_blog(&root, photographs);
    let build = || measure::run(&mut hobnob::build(Path::new(env!("CARGO_BIN_EXE_hobnob")), &root));
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        files::clean(&root);
        first.push(build());
        second.push(build());
    }
    println!("\n{photographs} photographs | median s | fastest s | peak MiB");
    for (name, runs) in [("first", first), ("second", second)] {
        let (median, fastest) = (measure::median(&runs), measure::fastest(&runs));
        println!("{name:>10} | {:8.2} | {fastest:9.2} | {:8.0}", median.seconds, median.peak_mib);
    }
}

fn write_blog(root: &Path, photographs: usize) {
    files::write(root, "hobnob.yaml", "title: Light\nbase_url: https://light.example/\n");
    let photograph = photograph();
    for post in 0..photographs.div_ceil(IN_A_POST) {
        let folder = root.join(format!("content/posts/2026-01-01-roll-{post}"));
        let mut text = "---\ntitle: A roll\n---\n".to_owned();
        for number in 0..IN_A_POST.min(photographs - post * IN_A_POST) {
            text += &format!("\n![Light on water](light-{number}.jpg)\n");
            fs::create_dir_all(&folder).expect("the folder of the race is writable");
            // What stands behind the end of a picture makes it another file, and no other picture.
            let bytes = [&photograph[..], format!("{post}-{number}").as_bytes()].concat();
            let path = folder.join(format!("light-{number}.jpg"));
            fs::write(path, bytes).expect("the folder of the race is writable");
        }
        files::write(&folder, "index.md", &text);
    }
}

/// Smooth above, rough below.
fn photograph() -> Vec<u8> {
    let (width, height) = SIZE;
    let shade = |part: u32, noise: u32| (part * 200 / width + noise).to_le_bytes()[0];
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let noise = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) >> 13;
        let noise = if y * 3 > height * 2 { noise % 48 } else { noise % 3 };
        Rgb([shade(x, noise), shade(y, noise), shade((x + y) / 2, noise)])
    });
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    picture.write_with_encoder(encoder).expect("a picture in memory");
    bytes
}
