// Runs only in browsers that do not know module scripts; old syntax on purpose.
document.getElementById('too-old').removeAttribute('hidden');
