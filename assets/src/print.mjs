// A print button is hidden until here, since it needs script.
export function showPrint(button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
