/**
 * board-monitor: a machine's vital signs, sampled without drift, in a heap of 16 MB and without garbage.
 *
 * <p>Data flow, once a round: {@link dev.dormouse.samples.monitor.Rounds} wakes one task per {@link dev.dormouse.samples.monitor.Source}; the task
 * reads the file in chunks and feeds them to a {@link dev.dormouse.samples.monitor.Parser}, a coroutine of its own, which puts what it understood
 * into {@link dev.dormouse.samples.monitor.Vitals}; when all have been, they go into the {@link dev.dormouse.samples.monitor.History}, and a
 * {@link dev.dormouse.samples.monitor.Report} writes them to a {@link dev.dormouse.samples.Page}, which goes out in one write. Once a request, if asked to serve:
 * {@link dev.dormouse.samples.monitor.MonitorSite} writes the same values, or their history, to the page of a connection.
 *
 * <p>Everything is made at start-up and bounded: a machine with more cores, interfaces or zones than there is room for has the rest left out, and the reports say
 * so. Values change only when the file that they come from has been read whole; a source whose last reading was not sound is called stale.
 */
package dev.dormouse.samples.monitor;
