// A page inside a frame of another website. That website learns how tall the page is, in steps, and nothing else.
const STEP = 40;
const allowed = document.body.dataset.framedBy.split(" ");
let around = "";

const tell = () => {
  const height = Math.ceil(document.documentElement.offsetHeight / STEP) * STEP;
  if (around) window.parent.postMessage({ askaeHeight: height }, around);
};
window.addEventListener("message", ({ data, origin, source }) => {
  if (data !== "askae" || source !== window.parent || !allowed.includes(origin)) return;
  around = origin;
  tell();
});
new ResizeObserver(tell).observe(document.documentElement);

// After a step, as after any new page, reading goes on at its heading. Not on the first one: the person may be elsewhere.
const heading = document.querySelector("[data-kept-at] h1");
if (heading && !document.querySelector(".nhsuk-error-summary")) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
