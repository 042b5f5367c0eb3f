// Saves while somebody writes, says how long ago, and tells who else is here. The page works without it.

const PAUSE = 3_000, RETRY = 10_000, BEAT = 30_000, PATIENCE = 15_000;
const OFFLINE = "Not saved yet. Trying again.";
const STRANGE = "Not saved yet. Press Save to see why.";

/** "12 seconds", "1 minute": how long ago something was. */
function span(milliseconds) {
  const seconds = Math.max(Math.round(milliseconds / 1000), 1);
  const [count, unit] = seconds < 60 ? [seconds, "second"] : [Math.floor(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}

/** Puts words in a place that is read out, only where they are new: the same again would be chatter. */
function say(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

class Writing {
  constructor(form) {
    this.form = form;
    this.bar = form.querySelector("[data-saving]");
    [this.said, this.ago, this.trouble] = ["said", "ago", "trouble"].map((part) => this.bar.querySelector(`[data-${part}]`));
    this.typed = this.safe = this.sent = 0;
    this.savedAt = this.sending = this.timer = null;
    this.stopped = this.leaving = false;
    this.listen();
    // A page that came back with what was sent, to add a row or to put something right, holds words not saved yet.
    if (form.dataset.autosave === "unsaved") this.later((this.typed += 1) * PAUSE);
  }

  listen() {
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, (event) => this.note(event));
    this.form.addEventListener("focusout", () => this.later(PAUSE / 3));
    this.form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.send());
    window.addEventListener("beforeunload", (event) => {
      if (!this.leaving && this.typed !== this.safe) event.preventDefault();
    });
    setInterval(() => this.tick(), 1_000);
    setInterval(() => document.hidden || this.beat(), BEAT);
  }

  /** An entry ticked for removal goes only when Save is pressed, so a tick alone is nothing to send. */
  note(event) {
    this.typed += 1;
    if (!event.target.name?.endsWith("-remove")) this.later(PAUSE);
  }

  later(pause) {
    clearTimeout(this.timer);
    if (this.typed !== this.sent && !this.stopped) this.timer = setTimeout(() => this.send(), pause);
  }

  /** One at a time: what is typed meanwhile goes with the next. */
  async send() {
    if (this.stopped || this.leaving || this.sending || this.typed === this.sent) return;
    const upto = this.typed;
    this.field("origin-turn").value = Number(this.field("origin-turn").value) + 1;
    this.sending = this.post({ autosave: "1" }).then((answer) => this.heard(answer, upto), () => this.failed(OFFLINE));
    await this.sending;
    this.sending = null;
    if (this.typed !== this.sent) this.later(PAUSE);
  }

  post(more) {
    const body = new URLSearchParams(new FormData(this.form));
    const token = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=(\w+)/);
    if (token) body.set("csrfmiddlewaretoken", token[1]);
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    const headers = { Accept: "application/json" };
    if (more.here) headers["Golden-Ticket-By-Itself"] = "yes";
    return fetch(this.form.action, { method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  }

  async heard(answer, upto) {
    const isTold = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
    if (!isTold) return this.failed(answer.status >= 500 ? OFFLINE : STRANGE);
    const told = await answer.json();
    if (answer.status === 401) return this.failed(told.said);
    this.sent = upto;
    if (answer.status === 409) return this.stop(told);
    this.showOthers(told.others);
    if (answer.status === 422) return this.explain(told.problems);
    this.saved(told, upto);
  }

  saved(told, upto) {
    this.savedAt = Date.now();
    if (told.seen) {
      this.field("origin-revision").value = told.revision;
      this.field("origin-seen").value = told.seen;
      this.safe = upto;
    }
    say(this.said, told.said);
    say(this.trouble, "");
    this.tick();
  }

  explain(problems) {
    this.quiet();
    say(this.trouble, `Not saved yet, and kept for you. ${problems.join(" ")}`);
  }

  stop(told) {
    this.stopped = true;
    this.quiet();
    say(this.trouble, `${told.said} `);
    if (!told.merge) return;
    this.safe = this.typed;
    const link = document.createElement("a");
    [link.href, link.textContent] = [told.merge, "See both texts and choose"];
    this.trouble.append(link);
  }

  /** No answer, or none that can be read: the words stay on the page and are sent again. */
  failed(words) {
    this.quiet();
    say(this.trouble, words);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), RETRY);
  }

  quiet() {
    this.savedAt = null;
    say(this.said, "");
    say(this.ago, "");
    this.bar.hidden = false;
  }

  tick() {
    if (this.savedAt === null) return;
    this.bar.hidden = false;
    say(this.ago, `${span(Date.now() - this.savedAt)}.`);
  }

  /** What is on its way arrives before the page itself is sent, or the two would seem to be two people. */
  async submit(event) {
    clearTimeout(this.timer);
    this.leaving = true;
    if (!this.sending) return;
    event.preventDefault();
    await this.sending;
    this.form.requestSubmit(event.submitter);
  }

  async beat() {
    try {
      const answer = await this.post({ here: "1" });
      if (answer.ok) this.showOthers((await answer.json()).others);
    } catch {
      // The next beat, or the next save, says it.
    }
  }

  /** Times go on quietly; only somebody new, or gone, is read out. */
  showOthers(others = []) {
    const place = document.querySelector("[data-others]");
    const lines = others.map(({ words }) => Object.assign(document.createElement("p"), { className: "gt-others", textContent: words }));
    place.replaceChildren(...lines);
    say(document.querySelector("[data-others-said]"), others.map(({ name }) => `${name} has this section open.`).join(" "));
  }

  field(name) {
    return this.form.elements.namedItem(name);
  }
}

document.querySelectorAll("form[data-autosave]").forEach((form) => new Writing(form));
