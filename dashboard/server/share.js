// The address of what is shown now. A choice may change it without the foot of the page being drawn again.
function shownAddress(link) {
  const address = new URL(link.getAttribute("href"), location.href);
  if (!link.hasAttribute("data-fixed")) {
    address.search = location.search;
    for (const name of ["embed", "embed_options"]) address.searchParams.delete(name);
  }
  return address.href;
}

// Copies it; where the browser has no clipboard for the page, shows and selects it instead.
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.(".mv-share, .mv-whole");
  if (!link) return;
  const address = shownAddress(link);
  if (link.matches(".mv-whole")) {
    link.href = address;
    return;
  }
  event.preventDefault();
  const told = link.querySelector("span");
  try {
    await navigator.clipboard.writeText(address);
    told.textContent = link.dataset.done;
  } catch {
    told.textContent = address;
    getSelection().selectAllChildren(told);
  }
});
