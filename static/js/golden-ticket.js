// Small comforts. Every page works without them.

const TAKES_WORDS = "input:not([type=radio], [type=checkbox], [type=file]), textarea, select, [contenteditable]";
const isTyping = (target) => target.closest(TAKES_WORDS) !== null;
const hasModifier = (event) => event.ctrlKey || event.metaKey || event.altKey;

/** "/" leads to the look-up box from anywhere; a number opens the result that shows that number. */
function followKey(event) {
  if (hasModifier(event) || isTyping(event.target)) return;
  if (event.key === "/") {
    const box = document.querySelector('form[action="/lookup/"] :is(input:not([type=hidden]), textarea)');
    const link = document.querySelector('.nhsuk-header a[href="/lookup/"]');
    if (box || link) event.preventDefault();
    if (box) box.focus();
    else link?.click();
  } else if (/^[1-9]$/.test(event.key)) {
    document.querySelector(`[data-result-key="${event.key}"]`)?.click();
  }
}

/** Words that were typed and not saved are never lost without a question. */
function guardWords(form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}

/** The design system's own behaviour. The page names the file, because its published name carries its hash. */
async function startDesignSystem() {
  const { initAll } = await import(document.querySelector("script[data-nhsuk]").dataset.nhsuk);
  initAll();
}

if (document.body.dataset.keys === "on") document.addEventListener("keydown", followKey);
document.querySelectorAll("form[data-guard-words]").forEach(guardWords);
startDesignSystem();
