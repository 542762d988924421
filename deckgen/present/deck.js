// What the deck's own page does with a new version of it, and how it goes together with the preview.
addEventListener("taken", () => {
  read();
  scale();
  show(current, true);
});

const tellOther = tell;
tell = () => {
  tellOther();
  windows.postMessage({ audience: location.search, slide: current });
};

windows.onmessage = ({ data: { audience, slide } }) => {
  const speaker = body.dataset.view === "speaker" ? "speaker." : "";
  if (audience === location.search) show(slide, true);
  else location.replace(`deck${audience}#${speaker}${slide + 1}`);
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
