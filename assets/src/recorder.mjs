// Records into the file field of a form: a WAV of one channel, 16 bits and
// 16,000 samples a second, whatever the microphone gives. Nothing leaves the
// page before the form is sent. Without a microphone the field is there still.
const RATE = 16000;
const HEAD = 44;

// Averages of the samples that fall into each sample of the lower rate.
function slower(samples, rate) {
  const step = rate / RATE;
  const out = new Float32Array(Math.floor(samples.length / step));
  for (let i = 0; i < out.length; i++) {
    const from = Math.floor(i * step);
    const to = Math.max(from + 1, Math.floor((i + 1) * step));
    let sum = 0;
    for (let k = from; k < to; k++) {
      sum += samples[k];
    }
    out[i] = sum / (to - from);
  }
  return out;
}

export function wavOf(samples) {
  const view = new DataView(new ArrayBuffer(HEAD + samples.length * 2));
  const word = (at, text) => [...text].forEach((c, i) =>
    view.setUint8(at + i, c.charCodeAt(0)));

  word(0, 'RIFF');
  view.setUint32(4, HEAD - 8 + samples.length * 2, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((v, i) =>
    view.setInt16(HEAD + i * 2, Math.max(-1, Math.min(1, v)) * 32767, true));
  return view.buffer;
}

function joined(parts) {
  const out = new Float32Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export function startRecorder(box) {
  const field = box.closest('form')
    ?.querySelector(`input[type="file"][name="${box.dataset.field}"]`);
  const act = name => box.querySelector(`[data-act="${name}"]`);
  const says = box.querySelector('[role="status"]');
  const most = Number(box.dataset.most);
  let taping = null;
  let heard = null;

  if (!field || !navigator.mediaDevices?.getUserMedia ||
      !window.AudioContext || !window.DataTransfer) {
    return;
  }
  const say = (key, n) => {
    says.textContent = box.dataset[key].replace('{n}', String(n));
  };
  const show = (record, stop, listen) => {
    act('record').hidden = !record;
    act('stop').hidden = !stop;
    act('listen').hidden = !listen;
  };

  const stop = () => {
    if (taping === null) {
      return;
    }
    const { parts, context, stream, node } = taping;
    taping = null;
    node.disconnect();
    stream.getTracks().forEach(track => track.stop());
    heard = slower(joined(parts), context.sampleRate);
    context.close();
    const files = new DataTransfer();
    files.items.add(new File([wavOf(heard)], 'voice.wav',
      { type: 'audio/wav' }));
    field.files = files.files;
    show(true, false, true);
    say('done', Math.round(heard.length / RATE));
    act('listen').focus();
  };

  const record = async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      say('no');
      return;
    }
    const context = new AudioContext();
    const node = context.createScriptProcessor(4096, 1, 1);
    const parts = [];
    let n = 0;
    let shown = -1;

    taping = { parts, context, stream, node };
    node.onaudioprocess = event => {
      const part = event.inputBuffer.getChannelData(0).slice();
      parts.push(part);
      n += part.length;
      const seconds = Math.floor(n / context.sampleRate);
      // Every ten: whoever has it read out hears the room, too.
      if (Math.floor(seconds / 10) !== shown) {
        shown = Math.floor(seconds / 10);
        say('on', seconds);
      }
      if (seconds >= most - 1) {
        stop();
      }
    };
    context.createMediaStreamSource(stream).connect(node);
    node.connect(context.destination);
    show(false, true, false);
    act('stop').focus();
  };

  const listen = () => {
    const context = new AudioContext();
    const buffer = context.createBuffer(1, heard.length, RATE);
    const source = context.createBufferSource();
    buffer.copyToChannel(heard, 0);
    source.buffer = buffer;
    source.connect(context.destination);
    source.onended = () => context.close();
    source.start();
  };

  act('record').addEventListener('click', record);
  act('stop').addEventListener('click', stop);
  act('listen').addEventListener('click', listen);
  box.hidden = false;
}
