// Shows the slide that is being written, and opens the windows in which the deck is given.

const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const items = () => all("nav > ol > li");
const locale = () => `${document.documentElement.lang}-u-nu-${document.body.dataset.numerals}`;
const number = (value) => new Intl.NumberFormat(locale(), { useGrouping: false }).format(value);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

let chosen = decodeURIComponent(location.hash.slice(1));
let speaker = null;
let full = null;

const index = () => Math.max(0, items().findIndex((item) => item.dataset.id === chosen));
const section = (id) => id.split("#")[0];

function scale() {
  const page = getComputedStyle(document.documentElement);
  const [w, h] = ["--w", "--h"].map((name) => parseFloat(page.getPropertyValue(name)));
  const [small, stage, main] = [find(".small"), find(".stage"), find("main")];
  if (!small) return;
  find("nav").style.setProperty("--k", small.clientWidth / w);
  const room = main.clientHeight - 2 * parseFloat(getComputedStyle(main).paddingTop) - find(".under").offsetHeight;
  stage.style.setProperty("--k", Math.min(stage.clientWidth / w, room / h));
}

function choose(id) {
  chosen = id;
  const item = items()[index()];
  if (!item) return;
  chosen = item.dataset.id;
  history.replaceState(null, "", `#${encodeURIComponent(chosen)}`);
  for (const other of items()) {
    const button = other.querySelector("button");
    if (other === item) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  item.scrollIntoView({ block: "nearest" });
  const slide = item.querySelector(".slide").cloneNode(true);
  slide.removeAttribute("id");
  find(".stage").replaceChildren(slide);
  describe(item);
  scale();
}

function describe({ dataset: { kind, words, minutes, line } }) {
  const { dataset } = find(".caption");
  const count = items().length;
  const said = [
    filled(dataset.position, { n: number(index() + 1), count: number(count) }),
    kind,
    filled(dataset.words, { n: number(words) }),
  ];
  if (minutes) {
    const unit = { style: "unit", unit: "minute", unitDisplay: "long" };
    said.push(new Intl.NumberFormat(locale(), unit).format(Number(minutes)));
  }
  find(".caption").textContent = said.join(" · ");
  find(".place").textContent = `${find(".place").dataset.file}:${line}`;
}

function age() {
  const { made, text } = find(".made").dataset;
  if (!made) return;
  const seconds = Math.max(0, Math.round(Date.now() / 1000 - made));
  const [value, unit] = seconds < 60 ? [seconds, "second"] : seconds < 3600 ? [seconds / 60, "minute"] : [seconds / 3600, "hour"];
  const ago = new Intl.RelativeTimeFormat(locale()).format(-Math.floor(value), unit);
  find(".made").textContent = filled(text, { ago });
}

const deck = (place) => `deck${location.search}#${place}`;
const does = {
  speaker: () => (speaker = open(deck(`speaker.${index() + 1}`), "deck-speaker", "popup,width=1280,height=720")),
  full: () => {
    full = document.createElement("iframe");
    full.allow = "fullscreen";
    full.title = document.body.dataset.deck;
    full.src = deck(index() + 1);
    document.body.append(full);
    full.requestFullscreen();
    full.onload = () => {
      full.contentWindow.postMessage({ deck: document.body.dataset.deck, slide: index() }, location.origin);
      full.contentWindow.focus();
    };
  },
};

// The speaker's window and the full screen know this page only, which hands on what each says to the other.
addEventListener("message", (event) => {
  if (event.origin !== location.origin || !Number.isInteger(event.data.slide)) return;
  for (const other of [speaker, full && full.contentWindow]) {
    if (other && !other.closed && other !== event.source) other.postMessage(event.data, location.origin);
  }
  choose(items()[event.data.slide]?.dataset.id);
});

addEventListener("fullscreenchange", () => {
  if (document.fullscreenElement || !full) return;
  full.remove();
  full = null;
});

addEventListener("click", (event) => {
  const action = event.target.closest("[data-do]");
  if (action) return does[action.dataset.do]();
  const item = event.target.closest("nav > ol > li");
  if (item) return choose(item.dataset.id);
  const link = event.target.closest('.stage a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  choose(items()[Number(link.hash.slice(1)) - 1]?.dataset.id);
});

addEventListener("change", (event) => {
  const query = event.target.value ? `?audience=${encodeURIComponent(event.target.value)}` : "";
  location.assign(`${location.pathname}${query}#${encodeURIComponent(chosen)}`);
});

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("select")) return;
  const by = { ArrowDown: 1, PageDown: 1, ArrowUp: -1, PageUp: -1 }[event.key];
  const next = by && items()[index() + by];
  if (!next) return;
  event.preventDefault();
  choose(next.dataset.id);
});

events.onerror = () => (find(".stopped").hidden = false);
events.onopen = () => (find(".stopped").hidden = true);
addEventListener("resize", scale);
addEventListener("taken", () => {
  const { edited } = document.body.dataset;
  choose(edited && section(edited) !== section(chosen) ? edited : chosen);
  age();
});
setInterval(age, 1000);
choose(chosen);
age();
