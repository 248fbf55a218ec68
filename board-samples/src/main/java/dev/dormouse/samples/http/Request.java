package dev.dormouse.samples.http;

import dev.dormouse.samples.Page;

/** A request's head, as far as the server acts upon it. One object serves a connection for all its requests. */
public final class Request {

    /** A longer path is the name of nothing. */
    private static final int MOST_PATH = 64;

    private static final byte[] GET = Page.ascii("GET");
    private static final byte[] HEAD = Page.ascii("HEAD");

    private final byte[] path = new byte[MOST_PATH];
    private int pathLength;

    /** Whether it is GET, or HEAD, which differs in that only the head is sent. */
    private boolean isGet;
    private boolean isHead;

    /** Whether it is of HTTP/1.1 or later, rather than 1.0. */
    boolean isPersistent;
    boolean wantsClose;
    boolean wantsKeepAlive;
    boolean hasBody;
    int hosts;

    /** Nothing is known yet. */
    void begin() {
        pathLength = 0;
        isGet = false;
        isHead = false;
        isPersistent = false;
        wantsClose = false;
        wantsKeepAlive = false;
        hasBody = false;
        hosts = 0;
    }

    void method(Word word) {
        isGet = word.is(GET);
        isHead = word.is(HEAD);
    }

    /** The next character of the path. */
    void path(int character) {
        if (pathLength < MOST_PATH) {
            path[pathLength] = (byte) character;
        }
        pathLength++;
    }

    /** Whether its path, without the query, is this one. */
    public boolean isFor(byte[] path) {
        if (pathLength != path.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            if (this.path[i] != path[i]) {
                return false;
            }
        }
        return true;
    }

    boolean isAllowed() {
        return isGet || isHead;
    }

    boolean isHead() {
        return isHead;
    }

    /** Whether its connection may be used on. */
    boolean keepsAlive() {
        return !hasBody && !wantsClose && (isPersistent || wantsKeepAlive);
    }
}
