"use strict";
// Takes over what is new in the page when a file of the outline has changed, and tells the page so by "taking" before
// and "taken" after.

let newest = version();
let asking = false;

function version() {
  return Number(document.body.dataset.version);
}

// What the keyboard was in is another element afterwards: the one at its place in its part of the page, or in its slide.
function focused() {
  const had = document.activeElement;
  const part = [...document.body.children].find((each) => each !== had && each.contains(had));
  if (!part) return () => {};
  const { id } = (had.closest("[data-id]") || part).dataset;
  const owner = () => [part, ...part.querySelectorAll("[data-id]")].find((each) => each.dataset.id === id);
  const reachable = (within) => [within, ...within.querySelectorAll("a[href], button, select, [tabindex]")];
  const at = reachable(owner()).indexOf(had);
  return () => owner() && reachable(owner())[at]?.focus({ preventScroll: true });
}

// What has not changed stays: laying out and drawing all slides anew takes longest of all.
function change(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeName !== fresh.nodeName || !old.attributes) return old.replaceWith(fresh);
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  changeWithin(old, fresh);
}

function changeWithin(old, fresh) {
  const children = [...fresh.childNodes];
  if (old.childNodes.length !== children.length) return old.replaceChildren(...children);
  [...old.childNodes].forEach((child, i) => change(child, children[i]));
}

function take(page) {
  const [old, fresh] = [document.documentElement, page.documentElement];
  if (old.dir !== fresh.dir || old.lang !== fresh.lang) {
    // Until it is loaded, what else comes in must not load it once more.
    clearTimeout(later);
    asked = () => {};
    newest = version();
    return location.reload();
  }
  const [style, changed] = [document.querySelector("style"), page.querySelector("style")];
  if (style.textContent !== changed.textContent) style.textContent = changed.textContent;
  document.title = page.title;
  const parts = (body) => [...body.children].filter((part) => part.localName !== "script" && part.localName !== "iframe");
  const fresher = parts(page.body);
  const back = focused();
  dispatchEvent(new Event("taking"));
  parts(document.body).forEach((part, i) => changeWithin(part, fresher[i]));
  for (const name of ["deck", "edited", "version", "numerals"]) {
    if (name in page.body.dataset) document.body.dataset[name] = page.body.dataset[name];
    else delete document.body.dataset[name];
  }
  dispatchEvent(new Event("taken"));
  back();
}

async function renew() {
  if (asking) return;
  asking = true;
  try {
    while (version() < newest) {
      const answer = await fetch(location.pathname + location.search);
      if (!answer.ok) break;
      take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
  } finally {
    // The version is told again soon.
    asking = false;
  }
}

// All windows of a preview, whichever of them opened which.
const windows = new BroadcastChannel(location.pathname.split("/")[1]);

// The server answers when there is another version, or soon: browsers hold six connections to it at once, and there may
// be more windows than that.
let later;
let asked = (wait) => (later = setTimeout(ask, wait));
async function ask() {
  let wait = 0;
  try {
    const answer = await fetch(`version?known=${newest}`);
    if (!answer.ok) throw new Error(answer.statusText);
    newest = Number(await answer.text());
    dispatchEvent(new Event("heard"));
    await renew();
  } catch {
    wait = 300;
    dispatchEvent(new Event("silent"));
  }
  asked(wait);
}
ask();
