'use strict';
// What the page does besides its forms: leaves quickly, shows new lines as they come, sends without a reload.
(() => {
  const leave = () => location.replace('/away');
  const door = document.getElementById('leave');
  if (door) {
    door.addEventListener('click', (e) => { e.preventDefault(); leave(); });
    let shifts = [];
    document.addEventListener('keydown', (e) => {
      if (e.key !== 'Shift') { shifts = []; return; }
      if (e.repeat) return;
      shifts = shifts.filter((t) => e.timeStamp - t < 2000).concat(e.timeStamp);
      if (shifts.length >= 3) leave();
    });
  }

  const log = document.getElementById('log');
  if (!log) return;
  const lines = document.getElementById('lines');
  const newer = document.getElementById('newer');
  const write = document.getElementById('write');
  const status = document.getElementById('status');
  const scroller = () => getComputedStyle(log).overflowY === 'auto' ? log : document.scrollingElement;
  const atEnd = () => { const s = scroller(); return s.scrollHeight - s.scrollTop - s.clientHeight < 60; };
  const toEnd = () => { const s = scroller(); s.scrollTop = s.scrollHeight; };
  const ownClock = (part) => part.querySelectorAll('time').forEach((t) => {
    t.textContent = new Date(t.dateTime).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  });
  let unseen = 0;
  let following = true;
  const counted = () => { newer.hidden = unseen === 0; newer.textContent = unseen + ' new ↓'; };

  const addPerson = (li) => {
    const who = li.querySelector('[data-speaker]');
    const to = document.getElementById('to');
    if (!who || li.classList.contains('private')) return;
    if ([...to.options].some((o) => o.value === who.dataset.speaker)) return;
    to.append(new Option(who.textContent + ' alone', who.dataset.speaker));
  };
  const markNew = () => {
    if (lines.querySelector('li.new')) return;
    const li = document.createElement('li');
    const words = document.createElement('span');
    li.className = 'new';
    words.textContent = 'New since you looked';
    li.append(words);
    lines.append(li);
  };
  const put = (html) => {
    const holder = document.createElement('template');
    holder.innerHTML = html;
    const li = holder.content.firstElementChild;
    ownClock(li);
    const old = document.getElementById(li.id);
    if (old && old.dataset.order === li.dataset.order) { old.replaceWith(li); return; }
    const follow = atEnd();
    if (old) old.remove();
    if (document.hidden) markNew();
    lines.append(li);
    addPerson(li);
    if (follow || li.classList.contains('own')) toEnd(); else { unseen++; counted(); }
  };
  // A change of size scrolls too; whoever was at the end stays there.
  const size = () => log.clientWidth + 'x' + log.clientHeight;
  let known = size();
  const scrolled = () => {
    if (size() !== known) return;
    following = atEnd();
    if (following) { unseen = 0; counted(); }
  };
  log.addEventListener('scroll', scrolled);
  document.addEventListener('scroll', scrolled);
  new ResizeObserver(() => {
    if (size() === known) return;
    known = size();
    if (following) toEnd();
  }).observe(log);
  newer.addEventListener('click', () => { unseen = 0; counted(); toEnd(); write.text.focus(); });

  const source = new EventSource(log.dataset.live + '?since=' + log.dataset.since);
  source.addEventListener('line', (e) => put(e.data));
  source.addEventListener('open', () => { document.body.classList.add('live'); });
  source.addEventListener('error', () => {
    if (source.readyState !== EventSource.CLOSED) return;
    document.body.classList.remove('live');
    status.textContent = 'New messages no longer come by themselves. Please load them.';
  });

  document.addEventListener('submit', async (e) => {
    const form = e.target;
    if (form.method !== 'post') return;
    e.preventDefault();
    const button = form.querySelector('button');
    const body = new URLSearchParams(new FormData(form));
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { 'Quietroom-Script': '1' } });
      const words = await answer.text();
      status.textContent = answer.ok ? '' : words;
      if (answer.ok && form === write) {
        form.draft.value = words;
        form.text.value = '';
        toEnd();
      }
    } catch {
      status.textContent = 'Not sent: the room does not answer. Your text is still here; please try again.';
    } finally {
      button.disabled = false;
      if (form === write) form.text.focus();
    }
  });

  write.text.addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && !e.isComposing) { e.preventDefault(); write.requestSubmit(); }
  });

  ownClock(lines);
  const mark = lines.querySelector('li.new');
  if (mark) mark.scrollIntoView({ block: 'center' }); else toEnd();
})();
