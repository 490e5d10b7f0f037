// A box to draw one's name in. What is drawn fills the field of a file, as if
// it had been chosen there; without script there is no box.
const bytesOf = url => Uint8Array.from(atob(url.split(',')[1]),
  c => c.charCodeAt(0));

export function letDraw(box) {
  const canvas = box.querySelector('canvas');
  const field = box.querySelector('input[type="file"]');
  const pen = canvas.getContext('2d');
  const at = event => {
    const place = canvas.getBoundingClientRect();
    return [(event.clientX - place.left) * canvas.width / place.width,
      (event.clientY - place.top) * canvas.height / place.height];
  };
  const wipe = () => {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 4;
    pen.lineCap = 'round';
    field.value = '';
  };
  const keep = () => {
    const files = new DataTransfer();
    files.items.add(new File([bytesOf(canvas.toDataURL('image/png'))],
      'name.png', { type: 'image/png' }));
    field.files = files.files;
  };
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener('pointermove', event => {
    if (canvas.hasPointerCapture(event.pointerId)) {
      pen.lineTo(...at(event));
      pen.stroke();
    }
  });
  canvas.addEventListener('pointerup', keep);
  box.querySelector('[data-draw="clear"]').addEventListener('click', wipe);
  wipe();
  box.hidden = false;
}
