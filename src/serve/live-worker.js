// One line to the preview for all its pages: a browser opens no more than six to one server.
'use strict';
const pages = new Set();
let events;

const tell = (message) => pages.forEach((page) => page.postMessage(message));

function listen() {
  events = new EventSource('/_plainleaf/events');
  events.onopen = () => tell({ kind: 'open' });
  events.addEventListener('changed', ({ data }) => tell({ kind: 'changed', addresses: JSON.parse(data).addresses }));
  events.onerror = () => {
    tell({ kind: 'lost' });
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
}

self.onconnect = ({ ports: [page] }) => {
  pages.add(page);
  page.onmessage = () => pages.delete(page);
  if (!events) listen();
  else page.postMessage({ kind: events.readyState === EventSource.OPEN ? 'open' : 'lost' });
};
