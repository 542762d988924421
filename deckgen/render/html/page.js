// Goes through the slides, shows all of them, and keeps the speaker's window and the deck's in step.

const body = document.body;
const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const rtl = document.documentElement.dir === "rtl";
const SPEAKER = /^#speaker(?:\.(\d+))?$/;

let slides = [];
let total = 0;
let current = 0;
let black = false;
let other = null;
let began = Date.now();
let arrived = began;

const digits = (text) => String(text).replace(/\d/g, (d) => body.dataset.digits[d]);
const span = (seconds) => {
  const whole = Math.abs(Math.round(seconds));
  const sign = seconds < 0 && whole ? "-" : "";
  return digits(`${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`);
};
const fill = (element, values) => {
  element.textContent = element.dataset.text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
};
const planned = (element) => 60 * Number(element.dataset.minutes || 0);
const inMinutes = (seconds) => {
  const unit = { style: "unit", unit: "minute", unitDisplay: "long", numberingSystem: "latn" };
  return seconds ? digits(new Intl.NumberFormat(document.documentElement.lang, unit).format(seconds / 60)) : "";
};
// What an element says by itself, and the minutes that go with it.
const say = (element, seconds) => {
  element.textContent = [element.dataset.said, inMinutes(seconds)].filter(Boolean).join(" · ");
};

function read() {
  slides = all(".slide");
  total = planned(find(".reader")) || slides.reduce((sum, slide) => sum + planned(slide), 0);
}

// On a phone held upright the slides stand one under the other, each over its notes.
const upright = matchMedia("(orientation: portrait) and (max-width: 640px)");
function stack() {
  if (["slide", "stack"].includes(body.dataset.view)) body.dataset.view = upright.matches ? "stack" : "slide";
  const stacked = body.dataset.view === "stack";
  for (const notes of all(".said")) {
    if (stacked === Boolean(notes.closest("main"))) continue;
    if (stacked) slides[Number(notes.dataset.slide) - 1].after(notes);
    else find(".notes").append(notes);
    notes.hidden = !stacked;
  }
}

function scale() {
  const w = parseFloat(getComputedStyle(body).getPropertyValue("--w"));
  const h = parseFloat(getComputedStyle(body).getPropertyValue("--h"));
  const style = body.style;
  stack();
  if (body.dataset.view === "stack") {
    style.setProperty("--k", document.documentElement.clientWidth / w);
  } else if (body.dataset.view === "overview") {
    style.setProperty("--k", Math.max(240, Math.min(360, innerWidth / 4)) / w);
  } else if (body.dataset.view === "speaker") {
    const wide = ((innerWidth - 84) * 15) / 22;
    const high = innerHeight - 166;
    const now = Math.min(wide / w, (high - 92) / h);
    style.setProperty("--now", now);
    style.setProperty("--then", Math.min((0.5 * wide) / w, high / h - now));
  } else {
    style.setProperty("--k", Math.min(innerWidth / w, innerHeight / h));
  }
}

// Whoever goes on has the slide back.
function show(index, told = false, dark = false) {
  const next = Math.max(0, Math.min(slides.length - 1, index));
  black = dark;
  body.toggleAttribute("data-black", black);
  find(".black").hidden = !black;
  if (next !== current) arrived = Date.now();
  current = next;
  slides.forEach((slide, i) => {
    slide.classList.toggle("now", i === current);
    slide.classList.toggle("then", i === current + 1);
  });
  all(".position").forEach((place) => fill(place, { n: digits(current + 1), count: digits(slides.length) }));
  if (body.dataset.view === "speaker") {
    history.replaceState(null, "", `#speaker.${current + 1}`);
    prompt();
  } else {
    history.replaceState(null, "", `#${current + 1}`);
    slides[current].focus({ preventScroll: true });
    if (body.dataset.view === "overview") slides[current].scrollIntoView({ block: "nearest" });
    if (body.dataset.view === "stack") slides[current].scrollIntoView();
  }
  if (!told) tell();
}

function view(name) {
  body.dataset.view = name;
  scale();
  show(current, true);
}

// The two windows know each other by the message, since files have no origin of their own.
// An answer that comes after the reader has gone on is late.
let awaited = false;
function tell(answer = false) {
  awaited = false;
  const window_ = other || window.opener;
  if (window_ && !window_.closed) window_.postMessage({ deck: document.title, slide: current, black, answer }, "*");
}

addEventListener("message", (event) => {
  const said = event.data || {};
  if (!event.source || said.deck !== document.title) return;
  other = event.source;
  if (said.hello) tell(true);
  else if (Number.isInteger(said.slide) && (awaited || !said.answer)) show(said.slide, true, said.black);
});

function openSpeaker() {
  const address = location.href.split("#")[0];
  other = open(`${address}#speaker.${current + 1}`, "deck-speaker", "popup,width=1280,height=720");
}

function prompt() {
  all(".said").forEach((notes) => (notes.hidden = Number(notes.dataset.slide) !== current + 1));
  find(".notes").scrollTop = 0;
  const [shown, next] = [slides[current], slides[current + 1]];
  find(".kind").textContent = shown.dataset.kind;
  say(find(".reader"), total);
  find(".after").hidden = !next;
  if (next) {
    say(find(".after h2"), planned(next));
    find(".after p").textContent = next.getAttribute("aria-label");
  }
  const [label, plan] = [find(".here + span"), planned(shown)];
  if (plan) fill(label, { time: span(plan) });
  else say(label);
  const part = Number(shown.dataset.part);
  all(".parts li").forEach((item) => {
    const own = Number(item.dataset.part);
    item.classList.toggle("now", own === part);
    item.classList.toggle("past", own < part);
    if (own === part) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  });
  tick();
  endNotes();
}

// The notes end with a whole line: what is cut is covered, and rolled to.
function endNotes() {
  const notes = find(".notes");
  notes.style.removeProperty("--edge");
  const edge = parseFloat(getComputedStyle(notes).borderBottomWidth);
  const end = notes.getBoundingClientRect().bottom - edge;
  const lines = [...notes.querySelectorAll(".said p")].flatMap((paragraph) => {
    const text = document.createRange();
    text.selectNodeContents(paragraph);
    return [...text.getClientRects()];
  });
  const cut = lines.filter((line) => line.top < end && line.bottom > end).map((line) => end - line.top);
  if (cut.length) notes.style.setProperty("--edge", `${Math.ceil(edge + Math.max(...cut))}px`);
}

function tick() {
  const now = Date.now();
  const [here, since] = [(now - arrived) / 1000, (now - began) / 1000];
  const plan = planned(slides[current]);
  const late = { here: plan > 0 && here > plan, left: total > 0 && since > total };
  const shown = { here: span(here), since: span(since), left: total ? span(total - since) : "" };
  for (const [name, text] of Object.entries(shown)) {
    find(`.${name}`).textContent = text;
    find(`.${name}`).classList.toggle("late", Boolean(late[name]));
  }
  find(".left").parentElement.hidden = !total;
  find(".over").hidden = !late.here && !late.left;
  const clock = new Date(now);
  find(".clock").textContent = digits(`${clock.getHours()}:${String(clock.getMinutes()).padStart(2, "0")}`);
}

const go = (by) => show(current + by);
const overview = () => view(body.dataset.view === "overview" ? "slide" : "overview");
const darken = () => show(current, false, !black);
const full = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
const does = { next: () => go(1), back: () => go(-1), overview, full, black: darken, speaker: openSpeaker, print: () => print() };

const keys = {
  ArrowLeft: () => go(rtl ? 1 : -1),
  ArrowRight: () => go(rtl ? -1 : 1),
  ArrowDown: () => go(row()),
  ArrowUp: () => go(-row()),
  PageDown: does.next,
  PageUp: does.back,
  " ": (event) => go(event.shiftKey ? -1 : 1),
  Home: () => show(0),
  End: () => show(slides.length - 1),
};
const commands = { Escape: overview, KeyF: full, KeyS: openSpeaker, KeyP: does.print };

// In the overview the arrows up and down go by rows.
function row() {
  if (body.dataset.view !== "overview") return 1;
  return getComputedStyle(find("main")).gridTemplateColumns.split(" ").length;
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const number = typedNumber(event);
  if (number !== undefined) event.preventDefault();
  if (number && body.dataset.view === "overview") view("slide");
  if (number) show(number - 1);
  if (number !== undefined) return;
  const pressed = [" ", "Enter"].includes(event.key);
  if (pressed && event.target.closest("a, button")) return;
  // Long notes are rolled by these, once the keyboard is in them.
  if (["ArrowDown", "ArrowUp"].includes(event.key) && event.target.closest(".notes")) return;
  const speaker = body.dataset.view === "speaker";
  const choose = event.key === "Enter" && body.dataset.view === "overview" && overview;
  const action = keys[event.key] || (event.code === "KeyB" && darken) || choose || (!speaker && (commands[event.code] || commands[event.key]));
  if (!action) return;
  event.preventDefault();
  action(event);
});

find("nav").addEventListener("click", (event) => {
  const action = does[event.target.dataset.do];
  if (action) action();
});

find("main").addEventListener("click", (event) => {
  const slide = event.target.closest(".slide");
  if (body.dataset.view !== "overview" || !slide) return;
  current = slides.indexOf(slide);
  overview();
  tell();
});

let touched = null;
addEventListener("touchstart", (event) => (touched = event.touches.length === 1 ? event.touches[0] : null), { passive: true });
addEventListener("touchend", (event) => {
  if (!touched || body.dataset.view !== "slide") return;
  const [dx, dy] = [event.changedTouches[0].clientX - touched.clientX, event.changedTouches[0].clientY - touched.clientY];
  touched = null;
  // A page is turned towards the side at which it began.
  if (Math.abs(dx) > 40 && Math.abs(dx) > 2 * Math.abs(dy)) go(dx > 0 === rtl ? 1 : -1);
});

// The slide that is read is the one that a phone turned on its side shows.
addEventListener("scroll", () => {
  if (body.dataset.view !== "stack") return;
  current = Math.max(0, slides.findLastIndex((slide) => slide.getBoundingClientRect().top < 40));
  history.replaceState(null, "", `#${current + 1}`);
});
addEventListener("resize", () => {
  const before = body.dataset.view;
  scale();
  if (body.dataset.view !== before) show(current, true, black);
});
new ResizeObserver(endNotes).observe(find(".notes"), { box: "border-box" });
addEventListener("hashchange", () => {
  const wanted = Number(location.hash.slice(1));
  if (wanted && body.dataset.view !== "speaker") show(wanted - 1);
});

read();
const speaks = SPEAKER.exec(location.hash);
current = Math.max(0, Math.min(slides.length, Number(speaks ? speaks[1] : location.hash.slice(1)) || 1) - 1);
view(speaks ? "speaker" : "slide");
if (speaks) {
  setInterval(tick, 500);
  awaited = true;
  if (window.opener) window.opener.postMessage({ deck: document.title, hello: true }, "*");
}
