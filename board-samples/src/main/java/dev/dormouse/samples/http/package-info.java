/**
 * A small HTTP/1.1 server for pages that a program makes of what it knows, on a {@link dev.dormouse.PollLoop} and without garbage.
 *
 * <p>Data flow: {@link dev.dormouse.samples.http.Server} accepts connections into a fixed number of places, each a task with a buffer and a page of its own. The task feeds what it
 * receives to a {@link dev.dormouse.samples.http.RequestParser}, a coroutine of its own, which fills a {@link dev.dormouse.samples.http.Request}; a
 * {@link dev.dormouse.samples.http.Responder} has the {@link dev.dormouse.samples.http.Site} write the page and puts the head before it; both go out in one write.
 *
 * <p>A request is answered in full before the next one of the same connection is looked at, so answers keep their order. No answer depends on a body, so a request that has one is
 * refused and its connection closed: where a body ends is never a matter of opinion.
 */
package dev.dormouse.samples.http;
