// The file button before the program has arrived: a file chosen or dropped by then is kept, and handed over when the
// program starts. Runs before the first picture of the page. A browser too old for the page shows nothing of this.
if ('noModule' in HTMLScriptElement.prototype) {
  const root = document.documentElement;
  const early = document.getElementById('early');
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

  // The start script itself did not arrive, or is not the one of this build.
  function onError(event) {
    if (event.target?.type !== 'module') return;
    end();
    document.getElementById('not-loaded').hidden = false;
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
  window.addEventListener('error', onError, true);
  // The other pages have no file button in this place. Compare `src/app/route.rs`.
  early.hidden = /^#*\/*(?:(?:rules|learn|workshop|lists|smelters|about)(?:\/|$)|rules\?q=)/.test(location.hash);
}
