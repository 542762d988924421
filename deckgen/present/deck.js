// What the deck's own page does with a new version of it, and how it goes together with the preview.
let rolled = 0;
addEventListener("taking", () => (rolled = find(".notes").scrollTop));
addEventListener("taken", () => {
  const { id } = slides[current].dataset;
  read();
  scale();
  const same = slides.findIndex((slide) => slide.dataset.id === id);
  show(same < 0 ? current : same, true, black);
  if (same >= 0) find(".notes").scrollTop = rolled;
});

const tellOther = tell;
tell = (answer) => {
  tellOther(answer);
  windows.postMessage({ audience: location.search, slide: current, black });
};

windows.onmessage = ({ data: { audience, slide, black: dark } }) => {
  if (audience === location.search) show(slide, true, dark);
  // Only a speaker's window goes with another audience: nobody else's deck may come onto a screen by itself.
  else if (body.dataset.view === "speaker") location.replace(`deck${audience}#speaker.${slide + 1}`);
};

// In the preview the screen is filled from outside.
if (parent !== window) {
  const leave = (event) => {
    if (event.code !== "KeyF" && event.key !== "Escape") return;
    event.stopImmediatePropagation();
    parent.document.exitFullscreen();
  };
  addEventListener("keydown", leave, { capture: true });
}
