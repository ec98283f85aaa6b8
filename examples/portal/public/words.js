// The words of the portal in both languages.

const WORDS = {
  en: {
    language: 'Language',
    title: 'Submit your reporting template',
    'choose-edition': 'How the check is part of the page:',
    'by-iframe': 'In a frame (sandboxed)',
    'by-component': 'As an element of the page',
    file: 'File (.xlsx)',
    submit: 'Submit',
    check: 'Check of the file',
    'choose-first': 'Choose the file. It is checked in this browser; nothing is uploaded before you submit.',
    checking: 'The file is being checked…',
    'other-file': 'The check below is about another file. Choose that file here too.',
    'must-fix': 'Places that must be fixed before the file can be submitted: ',
    'may-submit': 'Nothing must be fixed. You may submit the file.',
    'no-receipt': 'The check gave no receipt. Check the file again.',
    'not-checked': 'The file could not be checked: ',
    sending: 'The file is being submitted and checked once more…',
    taken: 'Received. Number: ',
    'refused-differs': 'Not taken: the check on our side gives another result. ',
    'refused-must-fix': 'Not taken: places must be fixed. ',
    refused: 'Not taken. Try again. ',
  },
  'zh-CN': {
    language: '语言',
    title: '提交报告模板',
    'choose-edition': '检查功能嵌入网页的方式：',
    'by-iframe': '在 iframe 里（沙箱）',
    'by-component': '作为网页元素',
    file: '文件 (.xlsx)',
    submit: '提交',
    check: '检查文件',
    'choose-first': '请选择文件。检查在本浏览器里进行，提交之前不上传。',
    checking: '正在检查文件…',
    'other-file': '下面检查的是另一个文件。请在这里也选择该文件。',
    'must-fix': '提交前必须修改的地方（处）：',
    'may-submit': '没有必须修改之处，可以提交。',
    'no-receipt': '检查没有给出回执，请重新检查。',
    'not-checked': '无法检查这个文件：',
    sending: '正在提交，并再检查一次…',
    taken: '已收到。编号：',
    'refused-differs': '未接收：我方检查的结果不同。',
    'refused-must-fix': '未接收：仍有必须修改之处。',
    refused: '未接收，请再试一次。',
  },
};

const choice = document.getElementById('language');
choice.value = navigator.languages[0]?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';

export const language = () => choice.value;

/** Shows a text of the table in an element, with something after it that is the same in both languages or in each. */
export function say(element, word, after = '') {
  element.dataset.word = word;
  element.dataset.after = typeof after === 'string' ? JSON.stringify({ en: after, 'zh-CN': after }) : JSON.stringify(after);
  show(element);
}

function show(element) {
  const after = element.dataset.after ? JSON.parse(element.dataset.after)[language()] : '';
  element.textContent = WORDS[language()][element.dataset.word] + after;
}

function showAll() {
  document.documentElement.lang = language();
  document.querySelectorAll('[data-word]').forEach(show);
  for (const element of document.querySelectorAll('[data-word-title]')) {
    element.title = WORDS[language()][element.dataset.wordTitle];
  }
}

choice.addEventListener('change', showAll);
showAll();
