// Hearing of builds. A browser grants a host six connections: the tab that was last in front listens to
// the server and tells the others, so that however many are open, one connection is taken.

const EVENTS = "/_hobnob/events";
const LEAD = "hobnob-events";
/** Milliseconds until a lost connection is tried again; twice as long each time, up to the longest. */
const PAUSE = { first: 250, longest: 4000 };

/**
 * Calls `hear` with `{session, number}` after each build and with each new connection, and with
 * `{lost: true}` while the server does not answer.
 */
function listen(hear) {
  // Both are missing where the page is no secure context: then each tab listens for itself.
  const channel = navigator.locks && window.BroadcastChannel ? new BroadcastChannel(LEAD) : null;
  let source = null;
  let pause = PAUSE.first;
  let timer = 0;
  let leads = false;
  let waiting = null;

  function tell(news) {
    channel?.postMessage(news);
    hear(news);
  }

  function disconnect() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function connect() {
    disconnect();
    source = new EventSource(EVENTS);
    source.addEventListener("built", (event) => {
      pause = PAUSE.first;
      tell(JSON.parse(event.data));
    });
    source.onerror = () => {
      disconnect();
      // One failure is a restart; a server that is gone fails again.
      if (pause > PAUSE.first) tell({ lost: true });
      timer = setTimeout(connect, pause);
      pause = Math.min(pause * 2, PAUSE.longest);
    };
  }

  /** Leads until the page goes, or another tab takes over. */
  async function lead(options) {
    try {
      await navigator.locks.request(LEAD, options, () => {
        leads = true;
        connect();
        return new Promise(() => {});
      });
    } catch {
      if (options.signal?.aborted) return;
      leads = false;
      disconnect();
      wait();
    }
  }

  function wait() {
    waiting = new AbortController();
    lead({ signal: waiting.signal });
  }

  /** Whoever comes to the front takes the lead: browsers slow down and freeze the tabs behind. */
  function comeForward() {
    if (document.visibilityState !== "visible") return;
    pause = PAUSE.first;
    if (!channel || leads) return connect();
    waiting?.abort();
    lead({ steal: true });
  }

  if (channel) channel.onmessage = (event) => hear(event.data);
  if (channel && document.visibilityState !== "visible") wait();
  else if (channel) comeForward();
  else connect();
  document.addEventListener("visibilitychange", comeForward);
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", (event) => event.persisted && comeForward());
}
