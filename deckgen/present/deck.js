// What the deck's own page does with a new version of it.
addEventListener("taken", () => {
  read();
  scale();
  show(current, true);
});
