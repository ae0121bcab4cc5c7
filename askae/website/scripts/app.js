// Everything works without this; it makes some things quicker.
import { Button, ErrorSummary, Radios, SkipLink, createAll } from "./nhsuk/nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
for (const component of [Button, ErrorSummary, Radios, SkipLink]) createAll(component);

// "None of these" gives way to what is ticked. It unticks nothing itself: a slip must not lose a danger.
document.addEventListener("change", ({ target }) => {
  if (target.type !== "checkbox" || !target.checked) return;
  for (const box of document.getElementsByName(target.name)) {
    if (box !== target && "givesWay" in box.dataset) box.checked = false;
  }
});

// A question that only some answers call for waits for one of them.
const places = document.querySelectorAll("[data-follows]");
const showFollowUps = () => {
  for (const place of places) {
    const calls = place.dataset.calls.split("|");
    const answers = [...document.getElementsByName(place.dataset.follows)];
    place.hidden = !answers.some((a) => a.checked && calls.includes(a.value) && !a.closest("[hidden]"));
  }
};
document.addEventListener("change", showFollowUps);
showFollowUps();

// Print or save.
for (const place of document.querySelectorAll("[data-print]")) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => window.print());
}

// Leave quickly: the page is replaced, so that "Back" does not return to it. Escape three times does the same.
const leave = document.querySelector("[data-leave]");
if (leave) {
  const go = () => window.location.replace(leave.href);
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  let presses = 0;
  document.addEventListener("keydown", (event) => {
    presses = event.key === "Escape" ? presses + 1 : 0;
    if (presses === 3) go();
  });
}
