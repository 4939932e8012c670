// Copies the address of what is shown; where the browser has no clipboard for the page, selects it instead.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.(".mv-share");
  if (!button) return;
  event.preventDefault();
  const address = new URL(button.getAttribute("href"), location.href);
  const told = button.querySelector("span");
  try {
    await navigator.clipboard.writeText(address.href);
    told.textContent = button.dataset.done;
  } catch {
    told.textContent = address.href;
    getSelection().selectAllChildren(told);
  }
});
