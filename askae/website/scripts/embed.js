// Puts Ask A&E into a page of another website, where this script's tag stands. It takes nothing from that page but the
// tag's own data-accent, data-header, data-footer and data-title, and asks the frame for nothing but its height.
(() => {
  const tag = document.currentScript;
  const { origin } = new URL(tag.src);
  const { accent = "", header, footer, title = "Ask A&E: where to get help" } = tag.dataset;
  const colour = /^#?([0-9a-f]{6})$/i.exec(accent)?.[1].toLowerCase();
  if (accent && !colour) console.warn("Ask A&E: write data-accent as six digits, such as #7a1f3d.");
  const look = [colour ?? "005eb8", header !== undefined && "header", footer !== undefined && "footer"];

  // The plain link stands in whenever the frame does not say that it is there: blocked, not allowed here, or offline.
  const link = tag.previousElementSibling?.matches("[data-ask-ae]") ? tag.previousElementSibling : null;
  const showLink = (shown) => {
    if (link) link.style.display = shown ? "" : "none";
  };
  const PATIENCE = 3000; // milliseconds
  const TALLEST = 30000; // pixels
  let waiting;
  let pages = 0;

  const frame = document.createElement("iframe");
  frame.title = title;
  frame.referrerPolicy = "no-referrer";
  Object.assign(frame.style, { border: "0", display: "block", height: "48rem", width: "100%" });

  frame.addEventListener("load", () => {
    clearTimeout(waiting);
    waiting = setTimeout(showLink, PATIENCE, true);
    frame.contentWindow.postMessage("askae", origin);
    pages += 1;
    if (pages > 1 && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  });
  window.addEventListener("message", ({ data, origin: from, source }) => {
    if (source !== frame.contentWindow || from !== origin || !(data?.askaeHeight > 0)) return;
    clearTimeout(waiting);
    showLink(false);
    frame.style.height = `${Math.min(data.askaeHeight, TALLEST)}px`;
  });

  frame.src = `${origin}/embed/${look.filter(Boolean).join("-")}/`;
  tag.after(frame);
})();
