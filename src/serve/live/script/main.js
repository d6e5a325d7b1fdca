// What an open page does with the news.

let isAsking = false;
let isBehind = false;

/** Asks what is new, one question at a time: what comes in meanwhile is asked after. */
async function learn() {
  isBehind = true;
  if (isAsking) return;
  isAsking = true;
  while (isBehind) {
    isBehind = false;
    try {
      take(await ask());
    } catch {
      // The server is gone: the next connection asks again.
    }
  }
  isAsking = false;
}

function take(answer) {
  const { session, number, moved, document: file } = answer;
  Object.assign(page, { session, number });
  if (moved) return location.replace(moved + location.hash);
  // Of a page that is gone, the file is remembered: it may yet turn up elsewhere.
  if (answer.page !== "gone") page.document = file;
  panel.note("gone", answer.page === "gone");
  panel.show(answer);
  const files = Object.entries(answer.files);
  for (const [path, { version }] of files) page.versions.set(path, version);
  if (answer.page === "changed") return reload();
  renewFiles(files.filter(([, { changed }]) => changed).map(([path]) => path));
}

function hear(news) {
  panel.note("lost", Boolean(news.lost));
  if (!news.lost && (news.session !== page.session || news.number > page.number)) learn();
}

// A page in the frame of another is a file of that page.
if (window === window.top) {
  restore();
  learn();
  listen(hear);
}
