// Shows the slide that is being written, and opens the windows in which the deck is given.

const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const items = () => all("nav > ol > li");
const locale = () => `${document.documentElement.lang}-u-nu-${document.body.dataset.numerals}`;
const number = (value) => new Intl.NumberFormat(locale(), { useGrouping: false }).format(value);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

let chosen = decodeURIComponent(location.hash.slice(1));
let full = null;

const section = (id) => id.split("#")[0];
// Of a section that takes fewer slides than before, its first.
const index = () => {
  const ids = items().map((item) => item.dataset.id);
  return Math.max(0, ids.includes(chosen) ? ids.indexOf(chosen) : ids.indexOf(section(chosen)));
};

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
  describe(item.dataset, slide.dataset);
  scale();
}

function describe({ words, line }, { kind, minutes }) {
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
  const ago = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(-Math.floor(value), unit);
  find(".made").textContent = filled(text, { ago });
}

function leave() {
  if (full) full.remove();
  full = null;
}

const deck = (place) => `deck${location.search}#${place}`;
const does = {
  speaker: () => open(deck(`speaker.${index() + 1}`), "deck-speaker", "popup,width=1280,height=720"),
  full: () => {
    if (full) return;
    full = document.createElement("iframe");
    full.allow = "fullscreen";
    full.title = document.body.dataset.deck;
    full.src = deck(index() + 1);
    document.body.append(full);
    full.requestFullscreen().catch(leave);
    full.onload = () => full.contentWindow.focus();
  },
};

// What the reader chooses here is shown in the other windows too, what the outline's author has just changed is not.
function lead(item) {
  if (!item) return;
  choose(item.dataset.id);
  windows.postMessage({ audience: location.search, slide: index() });
}

windows.onmessage = ({ data: { audience, slide } }) => {
  const item = audience === location.search && items()[slide];
  if (item) choose(item.dataset.id);
};

addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement) leave();
});

addEventListener("click", (event) => {
  const action = event.target.closest("[data-do]");
  if (action) return does[action.dataset.do]();
  const item = event.target.closest("nav > ol > li");
  if (item) return lead(item);
  const problem = event.target.closest("[data-slide]");
  if (problem) return lead(items().find((other) => other.dataset.id === problem.dataset.slide));
  const link = event.target.closest('.stage a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  lead(items()[Number(link.hash.slice(1)) - 1]);
});

addEventListener("change", (event) => {
  const query = event.target.value ? `?audience=${encodeURIComponent(event.target.value)}` : "";
  sessionStorage.setItem("led", "true");
  location.assign(`${location.pathname}${query}#${encodeURIComponent(chosen)}`);
});

const rtl = () => document.documentElement.dir === "rtl";
const keys = {
  " ": (event) => index() + (event.shiftKey ? -1 : 1),
  ArrowDown: () => index() + 1,
  ArrowUp: () => index() - 1,
  PageDown: () => index() + 1,
  PageUp: () => index() - 1,
  ArrowLeft: () => index() + (rtl() ? 1 : -1),
  ArrowRight: () => index() + (rtl() ? -1 : 1),
  Home: () => 0,
  End: () => items().length - 1,
};
const commands = { KeyF: does.full, KeyS: does.speaker };

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("select, aside") || !items().length) return;
  const number = typedNumber(event);
  if (number) lead(items()[Math.min(number, items().length) - 1]);
  if (number !== undefined) return event.preventDefault();
  if (event.key === " " && event.target.closest("button, a")) return;
  const place = keys[event.key];
  const command = commands[event.code];
  if (!place && !command) return;
  event.preventDefault();
  if (place) lead(items()[place(event)]);
  else command();
});

addEventListener("silent", () => (find(".stopped").hidden = false));
addEventListener("heard", () => (find(".stopped").hidden = true));
addEventListener("resize", scale);
addEventListener("taken", () => {
  const { edited } = document.body.dataset;
  choose(edited && section(edited) !== section(chosen) ? edited : chosen);
  age();
});
setInterval(age, 1000);
choose(chosen);
age();
// The speaker's window goes with the audience that was chosen here.
if (sessionStorage.getItem("led")) lead(items()[index()]);
sessionStorage.removeItem("led");
