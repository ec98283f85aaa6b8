// The file button before the program has arrived: a file chosen or dropped by then is kept, and handed over when the
// program starts. A browser too old for the page shows nothing of this. No script of the page waits for another one, nor
// for the style: whichever hangs, the others go on.
const early = document.getElementById('early');
// Not where the program was there first.
if ('noModule' in HTMLScriptElement.prototype && early) {
  const root = document.documentElement;
  const input = document.getElementById('early-file');
  const sheet = early.querySelector('.c-sheet');
  // The file that was taken last and how many were left out with it; then, who takes them.
  let kept = null;
  let program = null;

  function remembered(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      // A browser that stores nothing still shows the page.
      return null;
    }
  }

  // As the program chooses them.
  function chooseLanguageAndColours() {
    const first = (navigator.languages[0] ?? '').toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
    root.lang = ['zh-CN', 'en'].find((lang) => lang === remembered('smeltcheck.lang')) ?? first;
    const colours = ['light', 'dark'].find((theme) => theme === remembered('smeltcheck.theme'));
    if (colours) root.dataset.theme = colours;
  }

  function take(files) {
    if (!files.length) return;
    const file = files[0];
    const leftOut = files.length - 1;
    if (program) {
      program(file, leftOut);
      return;
    }
    kept = { file, leftOut };
    document.getElementById('early-name').textContent = file.name;
    document.getElementById('early-taken').hidden = false;
  }

  function onChange() {
    const files = [...input.files];
    // Otherwise choosing the same file again, corrected meanwhile, would change nothing.
    input.value = '';
    take(files);
  }

  // Anywhere on the page: the browser would otherwise leave it and open the file.
  function onDrag(event) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const ends = event.type === 'drop' || (event.type === 'dragleave' && !event.relatedTarget);
    sheet.classList.toggle('c-sheet--dragging', !ends);
    if (event.type === 'drop') take(event.dataTransfer.files);
  }

  const DRAGS = ['dragenter', 'dragover', 'dragleave', 'drop'];

  function end() {
    for (const kind of DRAGS) document.removeEventListener(kind, onDrag);
    early.remove();
  }

  // The start script itself, or what it imports, did not arrive, or is not of this build.
  function checkStart() {
    if (window.smeltcheck) return;
    end();
    document.getElementById('not-loaded').hidden = false;
    // As page.js does it.
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "default-src 'none'";
    document.head.append(policy);
  }

  window.smeltcheckEarly = {
    // The page cannot start: no button stays that does nothing.
    end,
    // The program is drawn and takes files from now on, also one from a window for choosing that is still open.
    handOver(takeFile) {
      const hadFocus = document.activeElement === input;
      end();
      program = takeFile;
      if (hadFocus) document.querySelector('#app input[type=file]')?.focus({ preventScroll: true });
      if (kept) program(kept.file, kept.leftOut);
      kept = null;
    },
  };

  chooseLanguageAndColours();
  input.addEventListener('change', onChange);
  for (const kind of DRAGS) document.addEventListener(kind, onDrag);
  // When nothing is on its way any more, or hangs: see LIMIT_MS in runtime.js.
  window.addEventListener('load', checkStart);
  setTimeout(checkStart, 120_000);
  // The other pages have no file button in this place. Compare `src/app/route.rs`.
  early.hidden = /^#*\/*(?:(?:rules|learn|workshop|lists|smelters|about)(?:\/|$)|rules\?q=)/.test(location.hash);
}
