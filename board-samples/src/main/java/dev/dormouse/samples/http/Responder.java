package dev.dormouse.samples.http;

import dev.dormouse.samples.Page;

/** Writes responses: a head with all that the standard asks of a server with a clock, and the page, or a word about why there is none. */
final class Responder {

    /** The most bytes of a head. */
    static final int MOST_HEAD = 512;

    private static final int LENGTH_DIGITS = 6;

    private static final byte[] HTTP = Page.ascii("HTTP/1.1 ");
    private static final byte[] DATE = Page.ascii("\r\nDate: ");
    private static final byte[] ALLOW = Page.ascii("\r\nAllow: GET, HEAD");
    private static final byte[] CLOSE = Page.ascii("\r\nConnection: close");
    private static final byte[] KEEP_ALIVE = Page.ascii("\r\nConnection: keep-alive");
    private static final byte[] TYPE = Page.ascii("\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nContent-Type: ");
    private static final byte[] TEXT = Page.ascii("text/plain; charset=utf-8");
    private static final byte[] LENGTH = Page.ascii("\r\nContent-Length: ");
    private static final byte[] END_OF_HEAD = Page.ascii("\r\n\r\n");

    private final Site site;

    Responder(Site site) {
        this.site = site;
    }

    /** What becomes of a request that the parser has made {@code parsed} of. */
    Status decide(Status parsed, Request request) {
        if (parsed != Status.OK) {
            return parsed;
        }
        if (site.type(request) == null) {
            return Status.NOT_FOUND;
        }
        if (!request.isAllowed()) {
            return Status.METHOD_NOT_ALLOWED;
        }
        return request.hasBody ? Status.CONTENT_TOO_LARGE : Status.OK;
    }

    /** Writes the response on an empty page. */
    void write(Status status, Request request, boolean keepsAlive, Page page) {
        page.text(HTTP).text(status.line).text(DATE);
        HttpDate.write(System.currentTimeMillis(), page);
        if (status == Status.METHOD_NOT_ALLOWED) {
            page.text(ALLOW);
        }
        page.text(keepsAlive ? KEEP_ALIVE : CLOSE);
        page.text(TYPE).text(status == Status.OK ? site.type(request) : TEXT).text(LENGTH);
        int length = page.length();
        page.room(LENGTH_DIGITS).text(END_OF_HEAD);
        int head = page.length();
        if (status == Status.OK) {
            site.write(request, page);
        } else {
            page.text(status.line).byteOf('\n');
        }
        page.number(length, LENGTH_DIGITS, page.length() - head);
        if (request.isHead()) {
            page.cut(head);
        }
    }
}
